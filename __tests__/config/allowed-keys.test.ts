import { z } from "zod";
import { allowedKeys, nearest } from "../../config/allowed-keys";

const inner = z.strictObject({ deep: z.string(), other: z.string() });
const schema = z.strictObject({
  list: z.array(inner).default([]),
  byName: z.record(z.string(), inner).optional(),
  either: z.union([z.literal(true), inner]),
  later: inner.prefault({ deep: "", other: "" }),
  refined: inner.refine(() => true),
});

test.each([
  [[], ["list", "byName", "either", "later", "refined"]],
  [
    ["list", 3],
    ["deep", "other"],
  ],
  [
    ["byName", "x"],
    ["deep", "other"],
  ],
  [["either"], ["deep", "other"]],
  [["later"], ["deep", "other"]],
  [["refined"], ["deep", "other"]],
  [["list"], []],
  [["nowhere", "else"], []],
])("at %j a schema allows %j", (path, keys) => {
  expect(allowedKeys(schema, path)).toEqual(keys);
});

test.each([
  ["ProductNam", "ProductName"],
  ["product_name", "ProductName"],
  ["resourceid", "ResourceId"],
  ["RessourceTyp", "ResourceType"],
  ["Colour", undefined],
  ["I", "Id"],
])("who writes %s means %s", (written, meant) => {
  expect(nearest(written, ["Id", "ProductName", "ResourceId", "ResourceType", "Title"])).toBe(meant);
});

test("there is nothing near where nothing is allowed", () => {
  expect(nearest("x", [])).toBeUndefined();
});
