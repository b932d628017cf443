import { SaxesParser, type SaxesTagPlain } from "saxes";
import { UnreadableReportError } from "../unreadable";

export interface TestSuite {
  readonly name: string;
  readonly file?: string;
  severity?: string;
}

/** One `<testcase>` with what stands inside it. */
export interface TestCase {
  readonly attributes: Readonly<Record<string, string>>;
  /** Outermost first. */
  readonly suites: readonly TestSuite[];
  /** Messages of `<failure>` and `<error>`; empty for an element without a message. */
  readonly failures: string[];
  skipped: boolean;
  severity?: string;
}

/** Deeper than any runner nests its suites; every case keeps the names of all suites around it. */
const deepest = 100;

const expected = "a JUnit XML report: <testsuites> or <testsuite> as its root";

/**
 * All test cases of a JUnit report. A document type is refused, and with it every entity of its own ("billion laughs").
 * @throws UnreadableReportError when it is no well-formed XML, has a document type or another root
 */
export function testCases(report: string): readonly TestCase[] {
  const cases: TestCase[] = [];
  const suites: TestSuite[] = [];
  let depth = 0;
  let open: TestCase | undefined;

  const parser = new SaxesParser();
  parser.on("error", ({ message }) => {
    throw new UnreadableReportError(`expected ${expected}, found XML that is broken at line ${message}`);
  });
  parser.on("doctype", () => {
    throw new UnreadableReportError(`expected ${expected}, found a document type (<!DOCTYPE …>), which is refused`);
  });
  parser.on("opentag", ({ name, attributes }: SaxesTagPlain) => {
    depth += 1;
    if (depth > deepest)
      throw new UnreadableReportError(`expected ${expected}, found more than ${deepest} elements within each other`);
    if (depth === 1 && name !== "testsuites" && name !== "testsuite")
      throw new UnreadableReportError(`expected ${expected}, found <${name.slice(0, 40)}>`);
    if (name === "testsuite") suites.push({ name: attributes.name ?? "", ...pick(attributes, "file") });
    if (name === "testcase") {
      open = { attributes, suites: [...suites], failures: [], skipped: false };
      cases.push(open);
    }
    if (open && (name === "failure" || name === "error")) open.failures.push(attributes.message ?? "");
    if (open && name === "skipped") open.skipped = true;
    const owner = open ?? suites.at(-1);
    if (owner && name === "property" && attributes.name === "severity" && attributes.value !== undefined)
      owner.severity = attributes.value;
  });
  parser.on("closetag", ({ name }) => {
    depth -= 1;
    if (name === "testsuite") suites.pop();
    if (name === "testcase") open = undefined;
  });
  parser.write(report).close();
  return cases;
}

function pick(attributes: Readonly<Record<string, string>>, name: "file"): { file?: string } {
  const value = attributes[name];
  return value === undefined ? {} : { file: value };
}
