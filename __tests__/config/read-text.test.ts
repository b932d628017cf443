import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { readText } from "../../config/read-text";
import { scratchFolder } from "../support/scratch";

test("a text is read to the byte, with its byte order mark and its line ends", () => {
  const text = "\uFEFFname: Å\r\n\ufffd\n";
  const file = join(scratchFolder({ "a.yaml": text }), "a.yaml");
  expect(readText(file)).toBe(text);
});

test("what is no UTF-8 is refused with its line, because it would be written back as something else", () => {
  const file = join(scratchFolder(), "a.yaml");
  writeFileSync(file, Buffer.from("name: a\n# Z\xfcrich\n", "latin1"));
  expect(() => readText(file)).toThrow(`${file}:2: is not written in UTF-8 here: save the file in that encoding`);
});

test("a folder is told by its name", () => {
  const folder = scratchFolder();
  expect(() => readText(folder)).toThrow(`${folder} can't be read (EISDIR`);
});
