import { copyDrafts } from "../../../lambdas/normalizer/copy-drafts";
import { FindingIndex } from "../../../lambdas/normalizer/finding-index";
import { beginArray, endArray, separator } from "../../../lambdas/normalizer/json-lines";
import { BufferedFile } from "../../../lambdas/shared/bytes/buffered-file";
import { readBytes } from "../../../lambdas/shared/bytes/byte-source";

/** Drafts in a file, each with its record; those that are `undefined` have a record but no draft. */
function drafted(drafts: readonly (unknown | undefined)[], file: BufferedFile): FindingIndex {
  const index = new FindingIndex();
  for (const [at, draft] of drafts.entries()) {
    const record = index.add(0, at);
    if (draft === undefined) continue;
    index.place(record, file.size, file.append(JSON.stringify(draft)));
    file.append(separator);
  }
  return index;
}

/** The array that results when some records are left out. */
function copied(drafts: readonly unknown[], left: readonly number[], isInPlace: boolean): unknown {
  const out = new BufferedFile();
  beginArray(out);
  const file = isInPlace ? out : new BufferedFile();
  const index = drafted(drafts, file);
  copyDrafts({ drafts: file, index }, new Set(left), out);
  endArray(out);
  const written: unknown = JSON.parse(readBytes(out, 0, out.size).toString());
  for (const one of [file, out]) one.close();
  return written;
}

const drafts = [{ a: "é" }, { b: 2 }, { c: [] }, { d: "x".repeat(1_500_000) }, { e: null }];

describe.each([
  ["already in the array", true],
  ["in a file of their own", false],
])("drafts that are %s", (_name, isInPlace) => {
  test.each([
    ["none", []],
    ["the first", [0]],
    ["the last", [4]],
    ["one in the middle", [2]],
    ["every second", [0, 2, 4]],
    ["the large one", [3]],
    ["all", [0, 1, 2, 3, 4]],
  ])("left out: %s", (_which, left: readonly number[]) => {
    expect(copied(drafts, left, isInPlace)).toEqual(drafts.filter((_, at) => !left.includes(at)));
  });

  test("records without a draft are left out by whoever makes one later", () => {
    expect(copied([undefined, 1, undefined, 2], [0, 2], isInPlace)).toEqual([1, 2]);
  });

  test("no drafts are an empty array", () => {
    expect(copied([], [], isInPlace)).toEqual([]);
  });
});

test("they come behind what is in the array, one on each line", () => {
  const [out, file] = [new BufferedFile(), new BufferedFile()];
  beginArray(out);
  out.append(`"before"${separator}`);
  copyDrafts({ drafts: file, index: drafted(["a", "left out", "b"], file) }, new Set([1]), out);
  endArray(out);
  expect(readBytes(out, 0, out.size).toString()).toBe('[\n"before",\n"a",\n"b"\n]\n');
});
