/**
 * A report with U+FFFD for every character that XML 1.0 does not allow (https://www.w3.org/TR/xml/#charsets), as itself
 * or as a reference: node:test, Mocha and Behave write what a test's message holds, and one such character must not lose
 * a whole report.
 * @param parts of whole characters; a reference may go over the end of one
 */
export function* allowedCharacters(parts: Iterable<string>): Generator<string> {
  let rest = "";
  for (const part of parts) {
    const read = rest + part;
    const cut = startOfOpenReference(read);
    yield allowed(read.slice(0, cut));
    rest = read.slice(cut);
  }
  yield allowed(rest);
}

const forbidden = /[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const references = /&#(?:x([\da-f]{1,8})|(\d{1,10}));/gi;
const longestReference = "&#1234567890;".length;

/** Where a reference begins that may go on in the next part; else the end. */
function startOfOpenReference(part: string): number {
  const last = part.lastIndexOf("&");
  const isOpen = last >= 0 && part.length - last < longestReference && !part.includes(";", last);
  return isOpen ? last : part.length;
}

function allowed(part: string): string {
  return part.replace(forbidden, "\ufffd").replace(references, (reference, hexadecimal?: string, decimal?: string) => {
    const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
    return isAllowed(code) ? reference : "\ufffd";
  });
}

function isAllowed(code: number): boolean {
  if (code < 0x20) return code === 9 || code === 10 || code === 13;
  return code < 0xd800 || (code > 0xdfff && code < 0xfffe) || (code > 0xffff && code <= 0x10ffff);
}
