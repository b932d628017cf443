import { decode } from "../../../lambdas/normalizer/decode";

const text = '{"a":"é"}';
const swapped = (utf16: Buffer) => Buffer.from(utf16).swap16();
const mark = "\ufeff";

test.each([
  ["UTF-8", Buffer.from(text)],
  ["UTF-8 with a mark", Buffer.from(mark + text)],
  ["UTF-16LE", Buffer.from(text, "utf16le")],
  ["UTF-16LE with a mark", Buffer.from(mark + text, "utf16le")],
  ["UTF-16BE", swapped(Buffer.from(text, "utf16le"))],
  ["UTF-16BE with a mark", swapped(Buffer.from(mark + text, "utf16le"))],
])("%s", (_name, bytes) => {
  expect(decode(bytes)).toBe(text);
});

test("one bad byte does not lose the rest", () => {
  expect(decode(Buffer.from([0x61, 0xff, 0x62]))).toBe("a\ufffdb");
});

test("nothing is nothing", () => {
  expect(decode(new Uint8Array())).toBe("");
});
