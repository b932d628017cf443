import { NumberList } from "../../../../lambdas/shared/bytes/number-list";
import { BrokenJsonError } from "../../../../lambdas/shared/json-document/broken-json";
import { ListScanner } from "../../../../lambdas/shared/json-document/list-scanner";

/** The entries of a list of which only the opening bracket was read, in parts of so many bytes. */
function entriesIn(
  text: string,
  size: number,
  guesses = false,
): { readonly entries: readonly string[]; readonly rest: string } {
  const bytes = Buffer.from(text);
  const ranges = new NumberList();
  const scanner = new ListScanner(ranges, guesses);
  let position = 0;
  while (position < bytes.length && !scanner.isDone)
    position += scanner.consume(bytes.subarray(position, position + size), 0, position);
  expect(scanner.isDone).toBe(true);
  const entries = Array.from({ length: ranges.length / 2 }, (_, index) =>
    bytes.toString("utf8", ranges.at(2 * index), ranges.at(2 * index + 1)),
  );
  return { entries, rest: bytes.toString("utf8", position) };
}

const sizes = [1, 2, 3, 5, 7, 1000];
const kinds: readonly (readonly [string, string])[] = [
  ["an object", '{"a": 1, "b": {"c": []}}'],
  ["an empty object", "{}"],
  ["an array", '[1, ["a"], {}]'],
  ["a text", '"a, b] }"'],
  ["an empty text", '""'],
  ["a text with escapes", String.raw`"\"\\\" \\"`],
  ["a text that ends with a backslash", String.raw`"C:\\"`],
  ["a text with an escaped character", String.raw`"é\n\uD83D\uDE00"`],
  ["a number", "-1.5e+10"],
  ["a digit", "0"],
  ["a word", "true"],
  ["nothing", "null"],
  ["an object with brackets in its texts", '{"]}": "[{", "\\"": "}"}'],
];

describe.each(kinds)("%s", (_name, entry) => {
  test.each([
    ["alone", `${entry}]`, [entry]],
    ["before another", `${entry},2]`, [entry, "2"]],
    ["behind another", `2,${entry}]`, ["2", entry]],
    ["twice, with white space", ` \t${entry}\r\n ,\n${entry} ]`, [entry, entry]],
  ])("%s, wherever parts end", (_place, text, entries) => {
    for (const size of sizes) expect(entriesIn(text, size)).toEqual({ entries, rest: "" });
  });
});

test.each(["]", " \n]"])("an empty list: %p", (text) => {
  for (const size of sizes) expect(entriesIn(text, size)).toEqual({ entries: [], rest: "" });
});

test("it ends with its own bracket", () => {
  for (const size of sizes) expect(entriesIn('[1],{"a":[]}], "b": [2]}', size).entries).toEqual(["[1]", '{"a":[]}']);
  expect(entriesIn('1], "b"', 1000).rest).toBe(', "b"');
});

test.each([
  ["no entry before a comma", ",1]", "no entry between two marks at 0"],
  ["two commas", "1,,2]", "no entry between two marks at 2"],
  ["a comma before the end", "1 ,]", "no entry between two marks at 3"],
  ["no comma between objects", "{} {}]", "no comma between two entries at 3"],
  ["no comma between texts", '"a""b"]', "no comma between two entries at 3"],
  ["no comma between numbers", "1 2]", "no comma between two entries at 2"],
  ["a colon", '"a": 1]', "no comma between two entries at 3"],
  ["the end of an object", "1 }]", "no comma between two entries at 2"],
])("%s is refused, with its place", (_name, text, message) => {
  for (const size of sizes) {
    expect(() => entriesIn(text, size)).toThrow(BrokenJsonError);
    expect(() => entriesIn(text, size)).toThrow(message);
  }
});

test("an entry may be 1000 brackets deep, and no deeper", () => {
  const deep = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}]`;
  expect(entriesIn(deep(1000), 7).entries).toEqual([deep(1000).slice(0, -1)]);
  expect(() => entriesIn(deep(1001), 7)).toThrow("more than 1000 brackets within each other");
});

test.each(['{"a"', '"a', '"a\\', "12", "", "1,"])("%p has no end", (text) => {
  const scanner = new ListScanner(new NumberList(), false);
  expect(scanner.consume(Buffer.from(text), 0, 0)).toBe(Buffer.byteLength(text));
  expect(scanner.isDone).toBe(false);
});

test("where nobody wants to know the entries, only the end counts", () => {
  const scanner = new ListScanner(undefined, false);
  expect(scanner.consume(Buffer.from('{"a": "]"}, 1] rest'), 0, 0)).toBe(14);
  expect(scanner.isDone).toBe(true);
});

describe("the ends of entries are guessed by their indentation", () => {
  const entries = [{ a: { b: [1, {}] } }, { "]}": "\n}" }, "text", [{ a: 1 }], 7, { é: "𝒳" }];
  const list = (indent: string) => JSON.stringify(entries, null, indent).slice(1);

  test.each(["  ", "\t", " ", ""])("as tools write them, with %p", (indent) => {
    for (const size of [1, 10, 40, 1000])
      expect(entriesIn(list(indent), size, true).entries.map((entry) => JSON.parse(entry))).toEqual(entries);
  });

  test("with the line breaks of Windows", () => {
    const text = list("  ").replaceAll("\n", "\r\n");
    expect(entriesIn(text, 1000, true).entries.map((entry) => JSON.parse(entry))).toEqual(entries);
  });

  test("a wrong guess ends too early, and there is no comma, or too late, and the entry is no JSON", () => {
    expect(() => entriesIn('\n{\n"a": {\n}}\n]', 1000, true)).toThrow("no comma between two entries");
    expect(entriesIn('\n{"a": 1},\n{"a": 2\n}\n]', 1000, true).entries).toEqual(['{"a": 1},\n{"a": 2\n}']);
  });

  test("what does not begin its line is not guessed", () => {
    expect(entriesIn('[1], {"a": {\n}\n}\n]', 1000, true).entries).toEqual(["[1]", '{"a": {\n}\n}']);
  });
});
