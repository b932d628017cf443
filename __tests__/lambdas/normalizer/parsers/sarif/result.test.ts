import { resultReader } from "../../../../../lambdas/normalizer/parsers/sarif/result";

const read = (rule: object) =>
  resultReader("Tool", {}, { driver: { rules: [{ id: "R1", ...rule }] } })({ ruleId: "R1", message: { text: "m" } });

test.each([
  ["helpUri", { helpUri: "https://example.org/r1", help: { text: "https://example.org/other" } }],
  ["a help text that is an address", { help: { text: " https://example.org/r1\n" } }],
])("the rule is explained at %s", (_name, rule) => {
  expect(read(rule)).toMatchObject({ url: "https://example.org/r1" });
});

test("a help text is no address because it holds one", () => {
  expect(read({ help: { text: "see https://example.org/r1" } })).not.toHaveProperty("url");
});
