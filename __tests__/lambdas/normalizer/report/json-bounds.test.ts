import { endOfDocument, endOfLine, skipSpace } from "../../../../lambdas/normalizer/report/json-bounds";
import { TextWindow } from "../../../../lambdas/normalizer/report/text-window";
import { bytesSource } from "../../../../lambdas/shared/bytes/byte-source";

function windowOf(text: string, to = text.length): TextWindow {
  return new TextWindow({ source: bytesSource(Buffer.from(text)), from: 0, to });
}

/** More than a window of a text holds. */
const long = 100_000;

test.each([
  ["brackets in strings", '{"}":"]"}x', 9],
  ["escaped quotation marks", '{"a":"\\"}\\\\"}x', 13],
  ["arrays in objects", '[{"a":[]}]x', 10],
  ["a window's border in a string", `{"a":"${"}".repeat(long)}"}x`, long + 8],
  ["a window's border between escapes", `{"a":"${"\\\\".repeat(long)}"}x`, 2 * long + 8],
])("the end of a document with %s", (_name, text, end) => {
  expect(endOfDocument(windowOf(text), 0)).toBe(end);
});

test("a document that is cut off has no end", () => {
  expect(endOfDocument(windowOf('{"a":{}'), 0)).toBeUndefined();
  expect(endOfDocument(windowOf("{}", 1), 0)).toBeUndefined();
});

test("the end of a line, in whichever window it is", () => {
  const text = `${"a".repeat(long)}\nb\nc`;
  const window = windowOf(text);
  expect(endOfLine(window, 0)).toBe(long);
  expect(endOfLine(window, long)).toBe(long);
  expect(endOfLine(window, long + 1)).toBe(long + 2);
  expect(endOfLine(window, long + 3)).toBe(text.length);
  expect(endOfLine(window, 5)).toBe(long);
});

test("white space is skipped up to the end of the text", () => {
  expect(skipSpace(windowOf(`a${" \n".repeat(long)}b`), 1)).toBe(2 * long + 1);
  expect(skipSpace(windowOf("a \t\r\n"), 1)).toBe(5);
  expect(skipSpace(windowOf("ab"), 1)).toBe(1);
});
