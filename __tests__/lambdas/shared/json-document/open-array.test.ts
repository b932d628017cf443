import { bytesSource } from "../../../../lambdas/shared/bytes/byte-source";
import { brokenEntry } from "../../../../lambdas/shared/json-document/entries";
import { openArray } from "../../../../lambdas/shared/json-document/open-array";

const open = (text: string) => openArray(bytesSource(Buffer.from(text)));

test.each(["[]", "[1]", '[{"a": [1]}, "b", null]', ' \n[\n{},\n{"b": "]"}\n]\n'])("%p is an array", (text) => {
  expect([...(open(text) ?? ["no array"])]).toEqual(JSON.parse(text));
});

test.each(["", " ", "{}", '{"a": [1]}', "null", '"[]"', "7", "[", "[1", "[1}", "[1,]", "[1 2]", "[] []", "[]]", "x[]"])(
  "%p is none",
  (text) => {
    expect(open(text)).toBeUndefined();
  },
);

test("an entry that is broken costs only itself", () => {
  expect([...(open('[1, tru, {"a" 1}, 2]') ?? [])]).toEqual([1, brokenEntry, brokenEntry, 2]);
});

test("a failure to read is thrown", () => {
  const source = {
    size: 2,
    readInto: () => {
      throw new Error("no disk");
    },
  };
  expect(() => openArray(source)).toThrow("no disk");
});
