import fc from "fast-check";
import { bytesSource } from "../../../../lambdas/shared/bytes/byte-source";
import { BrokenJsonError } from "../../../../lambdas/shared/json-document/broken-json";
import { brokenEntry } from "../../../../lambdas/shared/json-document/entries";
import { documentOf, type JsonDocument, openJson } from "../../../../lambdas/shared/json-document/open-json";
import { type ListNames, scanJson } from "../../../../lambdas/shared/json-document/scan";
import { smallParts } from "../../../support/small-parts";

const open = (text: string | Uint8Array, names: ListNames = { lists: ["results", "errors"] }): JsonDocument => {
  const bytes = Buffer.from(text);
  return openJson(bytesSource(bytes), 0, bytes.length, names);
};

/** The whole document, with its lists where they were. */
function whole({ root, entries }: JsonDocument): unknown {
  const restored = (value: unknown): unknown => {
    const list = typeof value === "string" ? entries(value) : undefined;
    if (list) return [...list];
    if (Array.isArray(value)) return value.map(restored);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, restored(member)]));
  };
  return restored(root);
}

test("a list is read where it stands", () => {
  const document = open('{"results": [1, {"a": 2}], "rest": [3]}');
  const { results, rest } = document.root as Record<string, unknown>;
  expect([...(document.entries(results) ?? [])]).toEqual([1, { a: 2 }]);
  expect([...(document.entries(rest) ?? [])]).toEqual([3]);
});

test.each(["text", 1, null, undefined, true, {}, "0", "/0"])("%p has no entries", (value) => {
  expect(open('{"results": [1]}').entries(value)).toBeUndefined();
});

test("of members with the same name the last one counts, as everywhere", () => {
  for (const text of ['{"results": [1], "results": [2, 3]}', '{"results": [1], "results": "none"}'])
    expect(whole(open(text))).toEqual(JSON.parse(text));
});

test("a name with escapes is a name", () => {
  const document = open('{"r\\u0065sults": [1]}');
  expect([...(document.entries((document.root as Record<string, unknown>).results) ?? [])]).toEqual([1]);
});

test("nobody who writes a document can make a text stand for a list: what stands for it is new every time", () => {
  const marks = [1, 2].map(() => String((open('{"results": [1]}').root as Record<string, unknown>).results));
  expect(new Set(marks).size).toBe(2);
  const guess = open(JSON.stringify({ results: [1], rest: marks[0], also: "mark0" }));
  const { rest, also } = guess.root as Record<string, unknown>;
  expect([guess.entries(rest), guess.entries(also)]).toEqual([undefined, undefined]);
});

test.each(["null", "7", '"text"', "true", " \n[] ", '{"a": {}}'])("%p is a document", (text) => {
  expect(open(text).root).toEqual(JSON.parse(text));
});

test.each([
  ["nothing", "", "no JSON"],
  ["text", "Traceback", "no JSON"],
  ["a word", "tru", "no JSON"],
  ["a text without an end", '"abc', "no JSON"],
  ["a frame that is none", '{"a": 1 "results": [1]}', "what stands around its entries is no JSON"],
  ["another bracket at its end", '{"results": [1]]', "what stands around its entries is no JSON"],
  ["something behind it", '{"results": []} x', "something follows it at 15"],
  ["a second document", "{}{}", "something follows it at 2"],
  ["a cut", '{"results": [1', "cut off"],
])("%s is refused", (_name, text, message) => {
  expect(() => open(text)).toThrow(BrokenJsonError);
  expect(() => open(text)).toThrow(message);
});

test("something behind a short document is seen, however far behind it is", () => {
  for (const text of ["null", "7", '"a"']) expect(() => open(`${text}${" ".repeat(5000)}x`)).toThrow(BrokenJsonError);
});

test("nothing of a document is quoted in what is said of it", () => {
  for (const text of ['{"hunter2": 1 "results": []}', '{"results": ["hunter2" "hunter2"]}', '{"a": "hunter2'])
    expect(() => open(text)).toThrow(expect.not.objectContaining({ message: expect.stringContaining("hunter2") }));
});

const names: ListNames = { lists: ["results", "errors"] };
const key = fc.constantFrom("results", "errors", "a", "[", '"', "\\", "]", "__proto__", "é");
const { json } = fc.letrec((tie) => ({
  json: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("]", '"', "\\", "{", "results", "\u2028")),
    fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null)),
    fc.array(tie("json"), { maxLength: 4 }),
    fc.dictionary(key, tie("json"), { maxKeys: 4 }),
  ),
}));
const indent = fc.constantFrom("", " ", "\t", "\r\n");

test("property: a document with its lists put back is what JSON.parse reads", () => {
  fc.assert(
    fc.property(json, indent, fc.boolean(), fc.integer({ min: 1, max: 3 }), (value, space, root, depth) => {
      const text = JSON.stringify(value, null, space);
      expect(whole(open(text, { ...names, root, depth }))).toEqual(JSON.parse(text));
    }),
    { numRuns: 300 },
  );
});

test("property: the same whatever the size of the parts", () => {
  fc.assert(
    fc.property(fc.array(json, { minLength: 1 }), indent, fc.integer({ min: 1, max: 9 }), (value, space, size) => {
      const bytes = Buffer.from(JSON.stringify({ results: value, a: value }, null, space));
      const { frame, lists } = scanJson(smallParts(bytes, size), 0, bytes.length, names, "mark/");
      const document = documentOf(bytesSource(bytes), {
        root: JSON.parse(frame),
        marker: "mark/",
        counted: lists.map(() => false),
        isGuessed: false,
        lists,
      });
      expect(whole(document)).toEqual(JSON.parse(bytes.toString()));
    }),
    { numRuns: 200 },
  );
});

test("property: a document of many parts is what JSON.parse reads", () => {
  const filler = fc.integer({ min: 100_000, max: 300_000 }).map((length) => 'é\\"]'.repeat(length / 4));
  fc.assert(
    fc.property(fc.array(fc.oneof(json, filler), { maxLength: 6 }), filler, (results, rest) => {
      const text = JSON.stringify({ results, rest, errors: [rest, ...results] });
      expect(JSON.stringify(whole(open(text))) === text).toBe(true);
    }),
    { numRuns: 5 },
  );
});

test("property: what JSON.parse refuses is refused, or one of its entries is broken; what it reads is read", () => {
  const change = fc.constantFrom(...Array.from('{}[]",:\\ 1tn\u0000'), "");
  fc.assert(
    fc.property(
      json,
      json,
      fc.array(fc.tuple(fc.nat(), fc.nat({ max: 2 }), change), { maxLength: 3 }),
      (a, b, changes) => {
        const changed = changes.reduce(
          (before, [at, cut, put]) => {
            const place = at % (before.length + 1);
            return before.slice(0, place) + put + before.slice(place + cut);
          },
          JSON.stringify({ results: [a, b], b }),
        );
        // Half characters become U+FFFD in bytes.
        const text = Buffer.from(changed).toString();
        expect(reading(text)).toEqual(expected(text));
      },
    ),
    { numRuns: 300 },
  );
});

function reading(text: string): unknown {
  try {
    const document = open(text);
    const broken: unknown[] = [];
    JSON.stringify(document.root, (_key, value) => {
      broken.push(...[...(document.entries(value) ?? [])].filter((entry) => entry === brokenEntry));
      return value;
    });
    return broken.length > 0 ? "refused" : whole(document);
  } catch (error) {
    if (error instanceof BrokenJsonError) return "refused";
    throw error;
  }
}

function expected(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text).toString());
  } catch {
    return "refused";
  }
}

test("a list that nobody reads to its end is known, unless it is only counted or empty", () => {
  const text = '{"results": [1], "results": [2], "errors": [], "passed": [3]}';
  const document = openJson(bytesSource(Buffer.from(text)), 0, text.length, {
    lists: ["results", "errors"],
    counted: ["passed"],
  });
  const { results } = document.root as Readonly<Record<string, unknown>>;
  const last = document.entries(results);
  expect([...(last ?? [])]).toEqual([2]);
  expect(document.unread(new Set(last ? [last] : [])).map((entries) => [...entries])).toEqual([[1]]);
  expect(document.unread(new Set())).toHaveLength(2);
});
