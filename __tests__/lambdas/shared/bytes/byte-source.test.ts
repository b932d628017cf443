import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type ByteSource, bytesSource, openFile, parts, readBytes } from "../../../../lambdas/shared/bytes/byte-source";
import { scratchFolder } from "../../../support/scratch";

const bytes = Buffer.from(Array.from({ length: 600_000 }, (_, index) => index % 251));
const file = join(scratchFolder({ empty: "" }), "file");
writeFileSync(file, bytes);
const opened = openFile(file);
afterAll(() => opened.close());

const sources: readonly (readonly [string, ByteSource])[] = [
  ["in memory", bytesSource(bytes)],
  ["in a file", opened],
];

describe.each(sources)("bytes %s", (_name, source) => {
  test("their number is known", () => {
    expect(source.size).toBe(bytes.length);
  });

  test.each([
    [0, 0],
    [0, 10],
    [262_140, 10],
    [599_990, 10],
  ])("from %d on, %d of them", (position, length) => {
    expect(readBytes(source, position, length).equals(bytes.subarray(position, position + length))).toBe(true);
  });

  test.each([
    [599_995, 10, 5],
    [600_000, 10, 0],
    [700_000, 10, 0],
  ])("at the end there are fewer: from %d on, %d asked for", (position, length, there) => {
    expect(readBytes(source, position, length)).toHaveLength(there);
    expect(source.readInto(Buffer.alloc(length), position)).toBe(there);
  });

  test("a target is filled, and nothing around it", () => {
    const target = Buffer.alloc(10);
    expect(source.readInto(target.subarray(2, 5), 100)).toBe(3);
    expect([...target]).toEqual([0, 0, 100, 101, 102, 0, 0, 0, 0, 0]);
  });

  test.each([
    [0, 600_000, 3],
    [1, 262_145, 1],
    [5, 5, 0],
    [599_999, 700_000, 1],
  ])("parts from %d to %d: %d, in order", (from, to, count) => {
    const copies = Array.from(parts(source, from, to), (part) => Buffer.from(part));
    expect(copies).toHaveLength(count);
    expect(Buffer.concat(copies).equals(bytes.subarray(from, to))).toBe(true);
  });
});

test("another thread can read a file, and no bytes in memory", () => {
  expect(opened.descriptor).toBeGreaterThan(2);
  expect(bytesSource(bytes)).not.toHaveProperty("descriptor");
});

test("no file, no source", () => {
  expect(() => openFile(join(file, "gone"))).toThrow(/ENOTDIR|ENOENT/);
});
