import { titleOf } from "../../../../../lambdas/normalizer/parsers/sarif/title";

const shortDescription = (text: string) => ({ shortDescription: { text } });

test.each([
  ["the short description", shortDescription("Weak hash\nused"), "Weak hash"],
  ["a name that is a phrase", { name: "AWS Access Key" }, "AWS Access Key"],
  ["not a name that is an identifier", { name: "WeakHash" }, "MD5 is broken."],
  ["not a description that is an identifier", shortDescription("WeakHash"), "MD5 is broken."],
  ["not the rule's id again", shortDescription("Semgrep Finding: py.weak-hash"), "MD5 is broken."],
  ["not an id, but the name behind it", { ...shortDescription("py.weak-hash"), name: "Weak hash" }, "Weak hash"],
  ["not a text with holes", shortDescription("`{name}` is weak"), "MD5 is broken."],
  ["the message where the rule is not described", {}, "MD5 is broken."],
])("title: %s", (_name, rule, title) => {
  expect(titleOf(rule, "py.weak-hash", "\nMD5 is broken.\nUse SHA-256.")).toBe(title);
});
