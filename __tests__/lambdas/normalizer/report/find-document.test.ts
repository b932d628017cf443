import { findDocument } from "../../../../lambdas/normalizer/report/find-document";
import { UnreadableReportError } from "../../../../lambdas/normalizer/report/unreadable";
import { utf8Text } from "../../../../lambdas/normalizer/report/utf8";
import { BufferedFile } from "../../../../lambdas/shared/bytes/buffered-file";
import { bytesSource, readBytes } from "../../../../lambdas/shared/bytes/byte-source";

const document = '{\n  "a": "}] \\" {",\n  "b": [{}]\n}';
const banner = "+====+\nDEPRECATED: use [scan]\n+====+";

/** What is taken for the document of a report. */
function jsonDocument(report: string): { readonly json: string; readonly note?: string } {
  const copy = new BufferedFile();
  const text = utf8Text(bytesSource(Buffer.from(report)), () => copy);
  const { source, from, to, ...more } = findDocument(text, () => copy);
  copy.close();
  return { json: readBytes(source, from, to - from).toString(), ...more };
}

test.each([
  ["log lines before", `[main]\tINFO\tx\n[0000]  WARN {y}\n${document}`],
  ["a banner before and after", `${banner}\n\n${document}\n\n${banner}`],
  ["a line that looks like JSON", `[1, 2]\n{broken}\n${document}\nbye`],
  ["log lines that begin with brackets", `[{main}] INFO x\n[[1]: 2] y\n{"a"} z\n${document}\nbye`],
  ["log lines with empty lists", `[] x\n{ } y\nfound = [\n]\n${document}\nbye`],
  ["log lines that hold JSON", `[main] INFO {"a": 1}\n${document}\nINFO {"b": 2}.`],
  ["text behind it on its last line", `${document}[main]\tINFO\tdone\nbye`],
  ["text before it and behind it on its last line", `${banner}\n${document} and more`],
  ["text before it on its first line", `${banner}\nWorking... ${document}\nbye`],
  ["log lines that end with brackets", `main {\n  x = [\n1]\n}\n${document}\nbye`],
  ["colours", `\u001b[32mINFO\u001b[0m x\n\u001b[1m${document}\u001b[0m\nbye`],
  ["Windows line ends", `INFO x\r\n${document.replaceAll("\n", "\r\n")}\r\nbye`],
])("the document is found with %s", (_name, text) => {
  const { json, note } = jsonDocument(text);
  expect(JSON.parse(json)).toEqual(JSON.parse(document));
  expect(note).toMatch(/^\d+ bytes around the JSON document were left out/);
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
  ["text that begins with an empty list", "x\n[] could be scanned\nbye"],
  ["text with empty brackets of two lines", "could scan [\n]\n[\n] bye"],
  ["a truncated document", document.slice(0, -2)],
  ["a truncated document after a banner, with whole objects in it", `${banner}\n{\n"a": [\n{\n"b": 1\n},\n{`],
])("%s is left as it is", (_name, text) => {
  expect(jsonDocument(text)).toEqual({ json: text });
});

test("two documents are no report", () => {
  const read = () => jsonDocument(`a\n${document}\nb\n${document}\nc`);
  expect(read).toThrow(UnreadableReportError);
  expect(read).toThrow(/found 2 with text around them: let the tool write every report into a file of its own/);
});

test.each([
  ["a log line begins behind the first one", `x\n${document}[main] INFO x\n${document}\n`, 2],
  ["a log line follows both", `x\n${document}[main] INFO x\n${document}[main] INFO x`, 2],
  ["the second follows the first", `x\n${document}${document}\nbye`, 2],
  ["the first one follows text", `Working... ${document}\n${document}`, 2],
  ["the first one follows text, with Windows line ends", `x ${document}\n${document}\n`.replaceAll("\n", "\r\n"), 2],
  ["the second is indented", `x\n${document}\n  ${document}\nbye`, 2],
  ["the first is no JSON, but no log line either", `x\n{"a":\nNaN} y\n${document}\nbye`, 2],
  ["the first is no JSON, but long", `x\n{"${"a".repeat(1024)}"} y\n${document}\nbye`, 2],
  ["the first ones are JSON log lines", `{"level":"info"}\n{"level":"warn"} x\n${document}\nbye`, 3],
])("several documents are no report when %s", (_name, text, count) => {
  expect(() => jsonDocument(text)).toThrow(`expected one JSON document, found ${count} with text around them`);
});

test("a document that is followed by the beginning of another is no report", () => {
  expect(() => jsonDocument(`x\n${document}${document.slice(0, -2)}`)).toThrow(
    "expected one JSON document, found another one behind it that is cut off",
  );
});

test("long hostile text takes no long time", () => {
  const started = process.cpuUsage();
  for (const line of ["{}x\n", '{"a":\n', '["\n', "[[\n", '{"\\\\\\\\', "{x}y\n", "[{x}]y\n", "[\n", "x[\n", "x{\n"])
    expect(jsonDocument(`x\n${line.repeat(30_000)}`).note).toBeUndefined();
  expect(() => jsonDocument(`x\n${'{"":0}x\n'.repeat(30_000)}`)).toThrow("found 30000 with text around them");
  // Of this process alone: others may keep the machine busy.
  expect(process.cpuUsage(started).user).toBeLessThan(1_500_000);
});
