import { bytesSource } from "../../../../lambdas/shared/bytes/byte-source";
import { BrokenJsonError } from "../../../../lambdas/shared/json-document/broken-json";
import { type ListNames, scanJson } from "../../../../lambdas/shared/json-document/scan";
import { smallParts } from "../../../support/small-parts";

const sizes = [1, 2, 3, 7, 1000];

/** The frame of a document, and the entries of its lists as they are written: the same for parts of every size. */
function scanned(text: string, names: ListNames) {
  const bytes = Buffer.from(text);
  const [first, ...others] = sizes.map((size) => {
    const { frame, lists, end } = scanJson(smallParts(bytes, size), 0, bytes.length, names, "mark");
    const entries = lists.map((list) =>
      Array.from({ length: list.length / 2 }, (_, index) =>
        bytes.toString("utf8", list.at(2 * index), list.at(2 * index + 1)),
      ),
    );
    return { frame, entries, end };
  });
  for (const other of others) expect(other).toEqual(first);
  return first;
}

test("the lists are taken out, everything else stays", () => {
  const text = '{ "results": [1, {"a": [2]}],\n "metrics": {"é": [3]}, "errors":[] }';
  expect(scanned(text, { lists: ["results", "errors"] })).toEqual({
    frame: '{ "results": "mark0",\n "metrics": {"é": [3]}, "errors":"mark1" }',
    entries: [["1", '{"a": [2]}'], []],
    end: Buffer.byteLength(text),
  });
});

test("a list that nobody reads is empty", () => {
  expect(scanned('{"Packages": [{}, [1]], "a": 1}', { lists: [], ignored: ["Packages"] })).toMatchObject({
    frame: '{"Packages": [], "a": 1}',
    entries: [],
  });
});

test("lists of one name at several places are several lists", () => {
  expect(scanned('[{"results": [1]}, {"b": {"results": [2, 3]}}]', { lists: ["results"] })).toMatchObject({
    frame: '[{"results": "mark0"}, {"b": {"results": "mark1"}}]',
    entries: [["1"], ["2", "3"]],
  });
});

test("lists in an entry belong to the entry", () => {
  expect(scanned('{"a": [{"a": [1]}]}', { lists: ["a"] })).toMatchObject({ entries: [['{"a": [1]}']] });
});

test("the document itself may be the list", () => {
  expect(scanned(' [{"a": 1}, [2]]', { lists: [], root: true })).toMatchObject({
    frame: ' "mark0"',
    entries: [['{"a": 1}', "[2]"]],
    end: 16,
  });
  expect(scanned("[[1]]", { lists: [] })).toMatchObject({ frame: "[[1]]", entries: [] });
});

test("members that are not deep enough stay", () => {
  expect(scanned('{"a": [1], "b": [{"a": [2]}]}', { lists: ["a"], depth: 2 })).toMatchObject({
    frame: '{"a": [1], "b": [{"a": "mark0"}]}',
    entries: [["2"]],
  });
});

test.each([
  ["a text", '{"results": "[1]"}'],
  ["an object", '{"results": {"a": [1]}}'],
  ["null", '{"results": null}'],
  ["a value that is called like it", '{"a": "results", "b": [1]}'],
  ["an array behind its name in an array", '{"a": ["results", [1]]}'],
  ["a name that only ends like it", '{"some results": [1]}'],
  ["a name that only begins like it", '{"results ": [1]}'],
  ["another case", '{"Results": [1]}'],
  ["an escaped name, which is small enough for memory or refused", '{"r\\u0065sults": [1]}'],
  ["a name in a text", '{"a": "\\"results\\": [1]"}'],
  ["a longer name than any list has", `{"${"results".repeat(20)}": [1]}`],
])("%s is no list", (_name, text) => {
  expect(scanned(text, { lists: ["results"] })).toMatchObject({ frame: text, entries: [] });
});

test("white space between name, colon and list means nothing", () => {
  expect(scanned('{"results" \n:\t\r [ 1 ] }', { lists: ["results"] })).toMatchObject({ entries: [["1"]] });
});

test("it ends with its last bracket, and begins where it is said to", () => {
  expect(scanned('{"a": "}"} and more', { lists: [] })).toMatchObject({ frame: '{"a": "}"}', end: 10 });
  const { frame, lists, end } = scanJson(
    bytesSource(Buffer.from('ab[1, {"x": 2}]cd')),
    2,
    15,
    { lists: [], root: true },
    "m",
  );
  expect([frame, Array.from(lists[0]?.toArray() ?? []), end]).toEqual(['"m0"', [3, 4, 6, 14], 15]);
});

test.each([
  '{"results": [1, 2',
  '{"results": [1, {"a": "]}',
  '{"results": [1]',
  '{"results": ["a\\',
  '{"a": "',
  "[",
  "",
])("%p is cut off", (text) => {
  expect(() => scanned(text, { lists: ["results"] })).toThrow(BrokenJsonError);
  expect(() => scanned(text, { lists: ["results"] })).toThrow("it was cut off");
});

test("brackets outside of lists may be 1000 deep, and no deeper", () => {
  const deep = (depth: number) => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
  expect(scanned(deep(1000), { lists: [] })?.frame).toBe(deep(1000));
  expect(() => scanned(deep(1001), { lists: [] })).toThrow("more than 1000 brackets within each other");
});

test("a frame of many kilobytes grows, and its characters stay whole", () => {
  const text = JSON.stringify({ a: "é𝒳".repeat(60_000), results: [1], b: "x".repeat(100_000) });
  const { frame } = scanJson(bytesSource(Buffer.from(text)), 0, Buffer.byteLength(text), { lists: ["results"] }, "m");
  expect(frame).toBe(text.replace("[1]", '"m0"'));
});

test("lists that are only counted are lists, but their ends are never guessed", () => {
  const text = '{"a": [\n{"x": 1},\n{"x": 2\n}], "b": [\n{"x": 1\n}], "c": [1]}';
  const names = { lists: ["b", "c"], counted: ["a"], guesses: true };
  const { frame, lists, counted } = scanJson(bytesSource(Buffer.from(text)), 0, text.length, names, "m");
  expect([frame, counted]).toEqual(['{"a": "m0", "b": "m1", "c": "m2"}', [true, false, false]]);
  expect(lists.map(({ length }) => length / 2)).toEqual([2, 1, 1]);
});
