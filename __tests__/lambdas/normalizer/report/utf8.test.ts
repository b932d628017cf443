import { utf8Text, withoutTerminalCodes } from "../../../../lambdas/normalizer/report/utf8";
import { BufferedFile } from "../../../../lambdas/shared/bytes/buffered-file";
import { bytesSource, readBytes } from "../../../../lambdas/shared/bytes/byte-source";

const text = '{"a":"é𝒳"}';
const swapped = (utf16: Buffer) => Buffer.from(utf16).swap16();
const mark = "\ufeff";

/** The text of a report, and how many bytes had to be copied for it. */
function read(report: Uint8Array | string): { readonly text: string; readonly copied: number } {
  const copy = new BufferedFile();
  const { source, from, to } = utf8Text(bytesSource(Buffer.from(report)), () => copy);
  const bytes = readBytes(source, from, to - from);
  copy.close();
  return { text: bytes.toString(), copied: copy.size };
}

function withoutCodes(text: string): string {
  const copy = new BufferedFile();
  const all = { source: bytesSource(Buffer.from(text)), from: 0, to: Buffer.byteLength(text) };
  const { source, from, to } = withoutTerminalCodes(all, () => copy);
  const bytes = readBytes(source, from, to - from);
  copy.close();
  return bytes.toString();
}

test.each([
  ["UTF-8", Buffer.from(text), 0],
  ["UTF-8 with a mark", Buffer.from(mark + text), 0],
  ["UTF-16LE", Buffer.from(text, "utf16le"), Buffer.byteLength(text)],
  ["UTF-16LE with a mark", Buffer.from(mark + text, "utf16le"), Buffer.byteLength(text)],
  ["UTF-16BE", swapped(Buffer.from(text, "utf16le")), Buffer.byteLength(text)],
  ["UTF-16BE with a mark", swapped(Buffer.from(mark + text, "utf16le")), Buffer.byteLength(text)],
])("%s", (_name, bytes, copied) => {
  expect(read(bytes)).toEqual({ text, copied });
});

test.each([
  ["ISO-8859-1", "é’"],
  ["windows-1252", "é’"],
])("XML that names %s is read as such", (encoding, read1252) => {
  const xml = (text: string) => `<?xml version="1.0" encoding="${encoding}"?><a b="${text}"/>`;
  expect(read(Buffer.from(xml("\u00e9\u0092"), "latin1")).text).toBe(xml(read1252));
});

test("XML in another encoding may have many parts", () => {
  const xml = `<?xml version="1.0" encoding="latin1"?>${"é".repeat(600_000)}`;
  expect(read(Buffer.from(xml, "latin1")).text === xml).toBe(true);
});

test("zero bytes behind the end are left out, others stay", () => {
  expect(read(`${text}\n\0\0 \0`)).toEqual({ text, copied: 0 });
  expect(read(Buffer.from(`${text}\0\0`, "utf16le")).text).toBe(text);
  expect(read("ab\0c\0").text).toBe("ab\0c");
  expect(read("\0".repeat(5000)).text).toBe("");
});

test("one bad byte does not lose the rest", () => {
  expect(read(Buffer.from([0x61, 0xff, 0x62])).text).toBe("a\ufffdb");
});

test.each([
  ["nothing", ""],
  ["a mark", mark],
  ["white space of more than one step", " \r\n\t".repeat(1000)],
])("%s is nothing", (_name, report) => {
  expect(read(report).text).toBe("");
});

test.each([0, 1, 1023, 1024, 1025, 5000])("white space around is left out: %d on each side", (blanks) => {
  expect(read(`${mark}${"\n".repeat(blanks)}${text}${" ".repeat(blanks)}`)).toEqual({ text, copied: 0 });
});

test("white space inside stays", () => {
  expect(read("a \n b").text).toBe("a \n b");
});

test("terminal codes are left out, at whatever place they are", () => {
  const lines = Array.from({ length: 40_000 }, (_, line) => `\u001b[32mINFO\u001b[0m ${line} é`);
  const expected = lines.map((_, line) => `INFO ${line} é`).join("\n");
  expect(withoutCodes(lines.join("\n"))).toBe(expected);
  expect(withoutCodes(lines.join(" "))).toBe(expected.replaceAll("\n", " "));
});

/** As many bytes as are read at once. */
const part = 262_144;

test.each([
  ["a colour", "\u001b[1;32m"],
  ["a colour by the one-character introducer", "\u009b32m"],
  ["a link that ends with a bell", `\u001b]8;;https://a.example/${"b".repeat(500)}\u0007`],
  ["a link that ends with an escape", `\u001b]8;;https://a.example/${"b".repeat(500)}\u001b\\`],
])("%s is left out wherever a part ends in it", (_name, code) => {
  for (const inside of [0, 1, 2, 3, 4, 20, 499, code.length - 2, code.length - 1, code.length]) {
    const before = `\u001b[0m${"x".repeat(part - 4 - inside)}`;
    expect(withoutCodes(`${before}${code}y`) === `${before.slice(4)}y`).toBe(true);
  }
});

test("an escape that begins no code stays with what follows it", () => {
  const text = `\u001b[0m${"x".repeat(part - 5)}\u001b`;
  expect(withoutCodes(`${text} y`).endsWith("x\u001b y")).toBe(true);
  expect(withoutCodes(text).endsWith("x\u001b")).toBe(true);
});

test("a long line behind a coloured one takes no long time", () => {
  const started = process.cpuUsage();
  expect(withoutCodes(`\u001b[32mINFO\u001b[0m\n${"x".repeat(40_000_000)}`).length).toBe(40_000_005);
  // Of this process alone: others may keep the machine busy.
  expect(process.cpuUsage(started).user).toBeLessThan(2_000_000);
});

test("a text without terminal codes is no copy", () => {
  const text = { source: bytesSource(Buffer.from("a [32m b")), from: 2, to: 8 };
  expect(withoutTerminalCodes(text, () => new BufferedFile())).toBe(text);
});

test("UTF-16 of many parts is the same text, whichever characters the borders fall on", () => {
  const long = "é𝒳a".repeat(100_000);
  for (const shift of ["", "x"]) expect(read(Buffer.from(`${shift}a${long}`, "utf16le")).text).toBe(`${shift}a${long}`);
});
