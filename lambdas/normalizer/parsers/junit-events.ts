import { SaxesParser, type SaxesTagPlain } from "saxes";
import { UnreadableReportError } from "../report/unreadable";
import { allowedCharacters } from "./junit-characters";

/** A `<testcase>`, or a suite of them, with what stands inside it and in no other such element there. */
export interface TestElement {
  readonly attributes: Readonly<Record<string, string>>;
  /** The `<testsuite>`s around it, outermost first. */
  readonly suites: readonly TestElement[];
  /** Messages of `<failure>` and `<error>`, else their types (PHPUnit writes no message); empty without both. */
  readonly failures: string[];
  skipped: boolean;
  severity?: string;
}

/** Deeper than any runner nests its suites; every case keeps the names of all suites around it. */
const deepest = 100;

const holders: ReadonlySet<string> = new Set(["testsuites", "testsuite", "testcase"]);

const expected = "a JUnit XML report: <testsuites> or <testsuite> as its root";

export interface TestElements {
  /** How many test cases there are. */
  readonly ran: number;
  /** Those that failed, could not run or were skipped, and suites to which that happened, in the order they end. */
  readonly unsuccessful: readonly TestElement[];
}

/**
 * The tests of a JUnit report. A document type is refused, and with it every entity of its own ("billion laughs").
 * @throws UnreadableReportError when it is no well-formed XML, has a document type or another root
 */
export function testElements(report: Iterable<string>): TestElements {
  const unsuccessful: TestElement[] = [];
  let ran = 0;
  let depth = 0;
  const open: TestElement[] = [];
  const suites: TestElement[] = [];

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
    if (holders.has(name)) open.push({ attributes, suites: [...suites], failures: [], skipped: false });
    const owner = open.at(-1);
    if (owner && name === "testsuite") suites.push(owner);
    if (name === "testcase") ran += 1;
    if (name === "failure" || name === "error") owner?.failures.push(attributes.message || (attributes.type ?? ""));
    if (owner && name === "skipped") owner.skipped = true;
    if (owner && name === "property" && attributes.name === "severity" && attributes.value !== undefined)
      owner.severity = attributes.value;
  });
  parser.on("closetag", ({ name }) => {
    depth -= 1;
    if (name === "testsuite") suites.pop();
    const closed = holders.has(name) ? open.pop() : undefined;
    if (closed && (closed.failures.length > 0 || closed.skipped)) unsuccessful.push(closed);
  });
  for (const part of allowedCharacters(report)) parser.write(part);
  parser.close();
  return { ran, unsuccessful };
}
