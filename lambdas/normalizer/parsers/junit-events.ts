import { SaxesParser, type SaxesTagPlain } from "saxes";
import { UnreadableReportError } from "../report/unreadable";
import { allowedCharacters } from "./junit-characters";

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
  /** Messages of `<failure>` and `<error>`, else their types (PHPUnit writes no message); empty without both. */
  readonly failures: string[];
  skipped: boolean;
  severity?: string;
}

/** Deeper than any runner nests its suites; every case keeps the names of all suites around it. */
const deepest = 100;

const expected = "a JUnit XML report: <testsuites> or <testsuite> as its root";

export interface TestCases {
  /** How many there are. */
  readonly ran: number;
  /** Those that failed, could not run or were skipped, in the order of the report. */
  readonly unsuccessful: readonly TestCase[];
}

/**
 * The test cases of a JUnit report. A document type is refused, and with it every entity of its own ("billion laughs").
 * @throws UnreadableReportError when it is no well-formed XML, has a document type or another root
 */
export function testCases(report: Iterable<string>): TestCases {
  const unsuccessful: TestCase[] = [];
  let ran = 0;
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
      ran += 1;
    }
    if (open && (name === "failure" || name === "error"))
      open.failures.push(attributes.message || (attributes.type ?? ""));
    if (open && name === "skipped") open.skipped = true;
    const owner = open ?? suites.at(-1);
    if (owner && name === "property" && attributes.name === "severity" && attributes.value !== undefined)
      owner.severity = attributes.value;
  });
  parser.on("closetag", ({ name }) => {
    depth -= 1;
    if (name === "testsuite") suites.pop();
    if (name !== "testcase") return;
    if (open && (open.failures.length > 0 || open.skipped)) unsuccessful.push(open);
    open = undefined;
  });
  for (const part of allowedCharacters(report)) parser.write(part);
  parser.close();
  return { ran, unsuccessful };
}

function pick(attributes: Readonly<Record<string, string>>, name: "file"): { file?: string } {
  const value = attributes[name];
  return value === undefined ? {} : { file: value };
}
