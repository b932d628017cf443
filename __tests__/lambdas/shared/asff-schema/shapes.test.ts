import { checkOf, type ModelShape } from "../../../../lambdas/shared/asff-schema/shapes";

const text: ModelShape = { type: "string", pattern: ".*\\S.*" };
const model = (shapes: Readonly<Record<string, ModelShape>>) => ({ shapes, rules: {} });

test("a list and a number have the bounds of the model unless a rule has others", () => {
  const shapes = { List: { type: "list", member: "Score", min: 1, max: 2 }, Score: { type: "integer", max: 3 } };
  const check = checkOf("List", model(shapes));
  expect(check([1, 3])).toEqual([]);
  expect(check([])).toEqual([": 0 entries, allowed 1 to 2"]);
  expect(check([4])).toEqual([`[0]: 4, allowed ${Number.MIN_SAFE_INTEGER} to 3`]);
  expect(checkOf("List", model(shapes), { minimum: 0 })([])).toEqual([]);
});

test("what is fine is the same empty list every time: nothing is allocated", () => {
  const shapes = { Root: { type: "structure", members: { Name: "Text", Tags: "Map" } }, Text: text };
  const check = checkOf("Root", model({ ...shapes, Map: { type: "map", key: "Text", value: "Text" } }));
  expect(check({ Name: "a", Tags: { b: "c" } })).toBe(check({}));
});

test("inherited names are no members", () => {
  const check = checkOf("Root", model({ Root: { type: "structure", members: { Name: "Text" } }, Text: text }));
  expect(check(JSON.parse('{"__proto__":"a","constructor":"b"}'))).toEqual([
    ".__proto__: AWS knows no such member",
    ".constructor: AWS knows no such member",
  ]);
});

test.each<[says: string, shapes: Readonly<Record<string, ModelShape>>]>([
  ["the service model has no shape Root", {}],
  ["the service model has no shape Text", { Root: { type: "list", member: "Text" } }],
  ["shape Root: unknown type blob", { Root: { type: "blob" } }],
  ["shape Root: unknown pattern ^a$", { Root: { type: "string", pattern: "^a$" } }],
])("fails when built: %s", (says, shapes) => {
  expect(() => checkOf("Root", model(shapes))).toThrow(says);
});
