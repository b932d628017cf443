/**
 * A path pattern as a regular expression: `**` any folders, `*` and `?` within one name, `{a,b}` either. Names that
 * begin with a dot match like all others: a hidden file is scanned too.
 */
export function globExpression(glob: string): RegExp {
  const source = glob.replace(/\*\*\/|\*\*|[*?{},]|[^\w/]/g, (token) => translations[token] ?? `\\${token}`);
  return new RegExp(`^${source}$`);
}

const translations: Readonly<Record<string, string>> = {
  "**/": "(?:.*/)?",
  "**": ".*",
  "*": "[^/]*",
  "?": "[^/]",
  "{": "(?:",
  ",": "|",
  "}": ")",
};
