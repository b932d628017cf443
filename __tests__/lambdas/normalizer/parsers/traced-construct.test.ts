import { tracedConstruct } from "../../../../lambdas/normalizer/parsers/traced-construct";

const resource = (path: string, uniqueId: string) =>
  JSON.stringify({ "//": { metadata: { path, uniqueId } }, bucket: "x" }, null, 2);

test.each([
  ["shop/receipts/Default", "receipts"],
  ['shop/a "quoted" name', "aquotedname"],
  ["shop/a\\b", "ab"],
  ["shop/größe", "gre"],
])("%s is read from the lines of its resource", (path, id) => {
  expect(tracedConstruct(resource(path, id).split("\n"), id)).toBe(path);
});

test("lines that end with a line break, as Checkov quotes them", () => {
  const lines = resource("shop/receipts", "receipts").split(/(?<=\n)/);
  expect(tracedConstruct(lines, "receipts")).toBe("shop/receipts");
});

describe("a file without line breaks is quoted whole", () => {
  const line = JSON.stringify({
    resource: {
      aws_s3_bucket: {
        receipts: { "//": { metadata: { path: "shop/receipts", uniqueId: "receipts" } } },
        same: { "//": { metadata: { path: "shop/bucket", uniqueId: "same" } } },
      },
      aws_sqs_queue: { same: { "//": { metadata: { path: "shop/queue", uniqueId: "same" } } } },
    },
  });

  test("of its resources the one with the logical id counts", () => {
    expect(tracedConstruct([line], "receipts")).toBe("shop/receipts");
  });

  test("one that is not there is not taken for the first one", () => {
    expect(tracedConstruct([line], "aws")).toBeUndefined();
  });

  test("two of one logical id are not told apart", () => {
    expect(tracedConstruct([line], "same")).toBeUndefined();
  });
});

test.each([
  ["no metadata", ['"receipts": {', '"bucket": "x"', "}"]],
  ["no lines", []],
  ["metadata in a text", [JSON.stringify({ user_data: resource("shop/forged", "receipts") })]],
  ["a path that is cut off", ['"//": {"metadata": {"path": "shop/rec']],
  ["metadata of an application", ['"tags": {"metadata": {"path": "shop/forged", "uniqueId": "receipts"}}']],
])("%s: no construct", (_name, lines) => {
  expect(tracedConstruct(lines, "receipts")).toBeUndefined();
});
