import { SaxesParser, type SaxesTagPlain } from "saxes";
import type { Coverage } from "../coverage";

/**
 * JUnit XML: a test case's `file`, else its `classname`, stands for what was run. A report without a case that ran is
 * a problem: "no test failed" would be true of no tests at all. Document types are refused, so no entity is expanded.
 */
export function junitCoverage(text: string): Coverage {
  const scanned = new Set<string>();
  const seen = { cases: 0, skipped: 0, findings: 0, root: "" };
  const count = (tag: SaxesTagPlain): void => {
    seen.root ||= tag.name;
    if (tag.name === "testcase") scanned.add(tag.attributes.file ?? tag.attributes.classname ?? "");
    if (tag.name === "testcase") seen.cases += 1;
    if (tag.name === "skipped") seen.skipped += 1;
    if (tag.name === "failure" || tag.name === "error") seen.findings += 1;
  };
  parse(text, count);
  if (seen.root !== "testsuites" && seen.root !== "testsuite")
    throw new Error(`the root element is <${seen.root}>, expected <testsuites> or <testsuite>`);
  const ran = seen.cases - seen.skipped;
  const problems = ran > 0 ? [] : [`no test ran: the report has ${seen.cases} test cases, ${seen.skipped} skipped`];
  return { scanned: [...scanned], findings: seen.findings, problems, strict: false };
}

function parse(text: string, onTag: (tag: SaxesTagPlain) => void): void {
  const parser = new SaxesParser();
  parser.on("opentag", onTag);
  parser.on("doctype", () => {
    throw new Error("it has a document type, which JUnit XML does not need and which can hide entities");
  });
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(text.replace(/^\uFEFF/, "")).close();
}
