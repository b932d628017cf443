import { type ByteSource, bytesSource } from "../../../../lambdas/shared/bytes/byte-source";
import { NumberList } from "../../../../lambdas/shared/bytes/number-list";
import {
  arrayEntries,
  brokenEntry,
  countedEntries,
  type Entries,
  MisguidedGuessError,
  scannedEntries,
} from "../../../../lambdas/shared/json-document/entries";

const windowBytes = 262_144;

/** Entries that stand in a file one behind the other, with a comma between. */
function written(texts: readonly string[], isGuessed = false): Entries {
  const ranges = new NumberList();
  let position = 0;
  for (const text of texts) {
    ranges.push(position);
    position += Buffer.byteLength(text);
    ranges.push(position);
    position += 1;
  }
  return scannedEntries(bytesSource(Buffer.from(texts.join(","))), ranges, isGuessed);
}

const values = [{ a: "é𝒳" }, [1, null], "text", -1.5, true, null, ""];
const kinds: readonly (readonly [string, Entries])[] = [
  ["in an array", arrayEntries(values)],
  ["in a file", written(values.map((value) => JSON.stringify(value)))],
];

describe.each(kinds)("entries %s", (_name, entries) => {
  test("all of them in order, as often as somebody asks", () => {
    expect([...entries]).toEqual(values);
    expect([...entries]).toEqual(values);
    expect(entries).toHaveLength(values.length);
  });

  test("one of them", () => {
    expect(values.map((_, index) => entries.at(index))).toEqual(values);
  });

  test.each([
    [0, 7],
    [2, 4],
    [3, 3],
    [6, 7],
  ])("from %d to before %d", (from, to) => {
    expect([...entries.range(from, to)]).toEqual(values.slice(from, to));
  });

  test("two readers do not disturb each other", () => {
    const [one, other] = [entries[Symbol.iterator](), entries[Symbol.iterator]()];
    const read = values.flatMap(() => [one.next().value, other.next().value]);
    expect(read).toEqual(values.flatMap((value) => [value, value]));
  });
});

test("how many bytes an entry has", () => {
  const entries = written(['"é"', "{}"]);
  expect([entries.bytes(0), entries.bytes(1), arrayEntries([1]).bytes(0)]).toEqual([4, 2, 0]);
});

test("of counted entries nothing is known", () => {
  expect([...countedEntries(2)]).toEqual([undefined, undefined]);
  expect(countedEntries(0)).toHaveLength(0);
});

test.each(["{", "tru", '"a', "", "1 2", "{'a': 1}", '"\u0000"', "NaN"])(
  "%p is a broken entry, and only that one",
  (text) => {
    const entries = written(['"before"', text, '"behind"']);
    expect([...entries]).toEqual(["before", brokenEntry, "behind"]);
    expect(entries.at(1)).toBe(brokenEntry);
    expect(entries.at(2)).toBe("behind");
  },
);

test.each([windowBytes - 3, windowBytes - 2, windowBytes - 1, 3 * windowBytes])(
  "an entry of %d characters and the ones around it are whole",
  (length) => {
    const texts = ["a", "x".repeat(length), "b", "é".repeat(length), "c"];
    const entries = written(texts.map((text) => JSON.stringify(text)));
    expect([...entries].map((entry) => String(entry).length)).toEqual(texts.map((text) => text.length));
    expect([...entries].every((entry, index) => entry === texts[index])).toBe(true);
  },
);

test("thousands of entries go over many windows", () => {
  const many = Array.from({ length: 20_000 }, (_, index) => ({ index, text: "é".repeat(index % 97) }));
  const entries = written(many.map((value) => JSON.stringify(value)));
  expect([...entries]).toEqual(many);
  expect([...entries.range(9_999, 10_003)]).toEqual(many.slice(9_999, 10_003));
});

test("an entry that no text can hold is broken, and is not read", () => {
  const source: ByteSource = {
    size: 128_000_001,
    readInto: () => {
      throw new Error("read");
    },
  };
  const entries = scannedEntries(source, new NumberList(Float64Array.of(0, 128_000_001)), false);
  expect(entries.at(0)).toBe(brokenEntry);
  expect([...entries]).toEqual([brokenEntry]);
});

test("where ends were guessed, a broken entry says that the guess was wrong", () => {
  const entries = written(["1", '{"a": {', "2"], true);
  expect(() => entries.at(1)).toThrow(MisguidedGuessError);
  expect(() => [...entries]).toThrow(MisguidedGuessError);
  expect([entries.at(0), entries.at(2), ...entries.range(0, 1)]).toEqual([1, 2, 1]);
});
