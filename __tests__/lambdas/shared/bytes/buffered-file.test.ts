import { closeSync, fstatSync, openSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { BufferedFile, openUnnamed } from "../../../../lambdas/shared/bytes/buffered-file";
import { bytesSource, readBytes } from "../../../../lambdas/shared/bytes/byte-source";
import { scratchFolder } from "../../../support/scratch";

const mebibyte = 1_048_576;
const contents = (file: BufferedFile) => readBytes(file, 0, file.size).toString();
const files: BufferedFile[] = [];
const newFile = (...args: ConstructorParameters<typeof BufferedFile>) => {
  const file = new BufferedFile(...args);
  files.push(file);
  return file;
};
afterEach(() => {
  for (const file of files.splice(0)) file.close();
});

test("a small file is never opened", () => {
  const file = newFile(() => {
    throw new Error("opened");
  });
  expect(file.append("é€𝒳")).toBe(9);
  expect([contents(file), file.size]).toEqual(["é€𝒳", 9]);
});

test("an empty file has nothing to read", () => {
  expect(newFile().readInto(Buffer.alloc(1), 0)).toBe(0);
});

test.each([1, 1000, 349_525, 349_526, mebibyte, 2 * mebibyte])("texts of %d characters are all there", (length) => {
  const file = newFile();
  const texts = ["a", "é", "€"].map((character) => character.repeat(length));
  expect(texts.map((text) => file.append(text))).toEqual([length, 2 * length, 3 * length]);
  expect(file.size).toBe(6 * length);
  expect(contents(file) === texts.join("")).toBe(true);
});

test("what is in the file and what is not yet there is read together, and can be appended to", () => {
  const file = newFile();
  file.appendBytes(Buffer.from("in the file, "));
  file.append("not there");
  expect(readBytes(file, 7, 11).toString()).toBe("file, not t");
  file.append(" yet");
  expect(contents(file)).toBe("in the file, not there yet");
});

test.each([0, 10, mebibyte, mebibyte + 1, 3 * mebibyte])("%d bytes of another source are copied", (length) => {
  const bytes = Buffer.alloc(length + 20, "0123456789");
  const file = newFile();
  file.append("before ");
  file.copy(bytesSource(bytes), 5, length);
  file.append(" behind");
  expect(contents(file) === `before ${bytes.toString("latin1", 5, 5 + length)} behind`).toBe(true);
});

test.each([
  ["in memory", (file: BufferedFile) => file.size],
  ["in the file", (file: BufferedFile) => file.flush()],
])("bytes are taken off its end: %s", (_name, prepare) => {
  const file = newFile();
  file.append("in the array,\n");
  prepare(file);
  file.shorten(2);
  file.append("]");
  expect([contents(file), file.size]).toEqual(["in the array]", 13]);
});

test("what is taken off is not in the file any more", () => {
  const path = join(scratchFolder(), "out");
  const file = newFile(() => openSync(path, "wx+"));
  file.append("all of it");
  file.flush();
  file.append(" and more");
  file.shorten(14);
  file.append("!");
  file.flush();
  expect(readFileSync(path, "utf8")).toBe("all !");
});

test("flushed, everything is in the file, also nothing", () => {
  const folder = scratchFolder();
  for (const text of ["", "text"]) {
    const path = join(folder, `file${text}`);
    const file = newFile(() => openSync(path, "wx+"));
    file.append(text);
    file.flush();
    expect(readFileSync(path, "utf8")).toBe(text);
  }
});

test("a file that somebody else wrote is read, and closed", () => {
  const path = join(scratchFolder({ file: "0123456789" }), "file");
  const descriptor = openSync(path, "r+");
  const file = BufferedFile.of(descriptor, 10);
  expect(readBytes(file, 3, 4).toString()).toBe("3456");
  file.close();
  expect(() => fstatSync(descriptor)).toThrow("EBADF");
});

test("a temporary file has no name, and only its owner could have read it", () => {
  const before = readdirSync(tmpdir()).filter((name) => name.startsWith("gatehouse-"));
  const descriptor = openUnnamed();
  const { nlink, mode } = fstatSync(descriptor);
  const now = readdirSync(tmpdir()).filter((name) => name.startsWith("gatehouse-"));
  closeSync(descriptor);
  expect([nlink, mode & 0o777]).toEqual([0, 0o600]);
  expect(now.filter((name) => !before.includes(name))).toEqual([]);
});

test("property: whatever is appended, copied, taken off or read in between, the bytes are those", () => {
  const length = fc.integer({ min: 0, max: 700_000 });
  const step = fc.oneof(
    fc.tuple(fc.constant("append" as const), length),
    fc.tuple(fc.constant("copy" as const), length),
    fc.tuple(fc.constant("shorten" as const), length),
    fc.tuple(fc.constant("read" as const), length),
    fc.tuple(fc.constant("flush" as const), length),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const file = new BufferedFile();
      let expected = Buffer.alloc(0);
      for (const [kind, amount] of steps) {
        const text = Buffer.alloc(amount, `${kind}${expected.length} é`);
        if (kind === "append") file.append(text.toString("latin1"));
        if (kind === "copy") file.copy(bytesSource(text), 0, amount);
        if (kind === "append") expected = Buffer.concat([expected, Buffer.from(text.toString("latin1"))]);
        if (kind === "copy") expected = Buffer.concat([expected, text]);
        const cut = Math.min(amount, expected.length);
        if (kind === "shorten") {
          file.shorten(cut);
          expected = expected.subarray(0, expected.length - cut);
        }
        if (kind === "read")
          expect(readBytes(file, cut, amount).equals(expected.subarray(cut, cut + amount))).toBe(true);
        if (kind === "flush") file.flush();
      }
      expect(readBytes(file, 0, file.size).equals(expected)).toBe(true);
      file.close();
    }),
    { numRuns: 60 },
  );
});
