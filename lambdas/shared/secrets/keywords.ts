/** Names that credentials are assigned to, at the end of an identifier: `DB_PASSWORD`, `aws_secret_access_key`. */
const qualifiers =
  "api|access|secret|private|account|auth|encryption|signing|master|storage|session|app|application|client|shared|service|deploy|license";
export const keyword = `(?:pass(?:word|wd|phrase|code)s?|pwd|[_-]pass|secrets?|tokens?|credentials?|connection[_-]?string|[?&;]sig|_auth|"auth|(?:${qualifiers})[ _-]?(?:access[ _-]?)?key(?:[_-]?id)?)`;

/** Before a quotation mark inside a text that is quoted itself; where it was taken for a path, `/`. */
export const escaped = "[\\\\/]?";

/** What may stand between the name and its `=` or `:`. */
export const afterName = `${escaped}["'\`]?\\]?\\s{0,4}`;

/** What may stand between the name and a long word that is its value: `token `, `secret is "`. */
const between = "[\\s\"'`(:=\\[\\\\]{1,4}";
export const apart = `${between}(?:(?:is|was)${between})?`;
export const shortestNamed = 24;

/** The last two letters of each of them, small: what a look at two characters can rule out. */
const endings = ["rd", "wd", "se", "de", "et", "en", "al", "ey", "ng", "ig", "th", "id", "ss", "on"];
const plurals = ["ds", "es", "ts", "ns", "ls"];
const pairs = new Set([...endings, ...plurals].map((ending) => pair(ending.charCodeAt(0), ending.charCodeAt(1))));

const endOfName = new RegExp(`(?:${keyword}|authorization)${afterName}$`, "i");

/** The longest of them with everything before it that a pattern wants to see. */
const longest = 48;

/** Whether a name of a credential, and nothing but quotation marks, brackets or white space, stands before a place. */
export function isBehindKeyword(text: string, place: number): boolean {
  let last = place - 1;
  while (last > place - 8 && isBetween(text.charCodeAt(last))) last -= 1;
  return (
    pairs.has(pair(text.charCodeAt(last - 1) | 32, text.charCodeAt(last) | 32)) &&
    endOfName.test(text.slice(Math.max(0, place - longest), place))
  );
}

/** Spaces of any kind, quotation marks, brackets, what escapes one, and the `!` of `!=`. */
function isBetween(code: number): boolean {
  return code <= 39 || code === 47 || code === 92 || code === 93 || code === 96 || code > 127;
}

function pair(first: number, second: number): number {
  return first * 256 + second;
}
