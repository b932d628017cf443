import { jsonDocument } from "../../../lambdas/normalizer/json-document";
import { UnreadableReportError } from "../../../lambdas/normalizer/unreadable";

const document = '{\n  "a": "}] \\" {",\n  "b": [{}]\n}';
const banner = "+====+\nDEPRECATED: use [scan]\n+====+";

test.each([
  ["log lines before", `[main]\tINFO\tx\n[0000]  WARN {y}\n${document}`],
  ["a banner before and after", `${banner}\n\n${document}\n\n${banner}`],
  ["a line that looks like JSON", `[1, 2]\n{broken}\n${document}\nbye`],
  ["colours", `\u001b[32mINFO\u001b[0m x\n\u001b[1m${document}\u001b[0m\nbye`],
  ["Windows line ends", `INFO x\r\n${document.replaceAll("\n", "\r\n")}\r\nbye`],
])("the document is found with %s", (_name, text) => {
  const { json, note } = jsonDocument(text);
  expect(JSON.parse(json)).toEqual(JSON.parse(document));
  expect(note).toMatch(/^\d+ characters around the JSON document were left out/);
});

test.each([
  ["an array of arrays", '[["a"]]'],
  ["an empty array", "[]"],
  ["null", "null"],
  ["a document with white space", `\n ${document} \n`],
])("%s is all there is", (_name, text) => {
  expect(jsonDocument(text)).toEqual({ json: text.trim() });
});

test.each([
  ["text", "Please login or register"],
  ["a truncated document", document.slice(0, -2)],
  ["a truncated document after a banner, with whole objects in it", `${banner}\n{\n"a": [\n{\n"b": 1\n},\n{`],
  ["a document that something follows on its last line", `${banner}\n${document} and more`],
])("%s is left as it is", (_name, text) => {
  expect(jsonDocument(text)).toEqual({ json: text });
});

test("two documents are no report", () => {
  expect(() => jsonDocument(`a\n${document}\nb\n${document}\nc`)).toThrow(UnreadableReportError);
});

test("long hostile text takes no long time", () => {
  const started = Date.now();
  for (const line of ['{"a":\n', '["\n', "[[\n", '{"\\\\\\\\', "{}x\n", "[\n"])
    expect(jsonDocument(`x\n${line.repeat(300_000)}`).note).toBeUndefined();
  expect(Date.now() - started).toBeLessThan(5000);
});
