import type { Finding } from "../../shared/finding";
import { optional, ordinalNumber, text } from "../../shared/json";
import { arrayEntries } from "../../shared/json-document/entries";
import { sourcePath, withoutBuildFolder } from "../../shared/paths";
import { failedTestSeverity, severityOfWord } from "../../shared/severity";
import { chosenReasons } from "../../shared/summary";
import { type TestElement, testElements } from "./junit-events";
import type { OpenReport, Outcome, TextFormat } from "./parser";

/**
 * JUnit XML of custom tests. Entries are the cases that failed or could not run, one per case however many failures
 * it holds, and the skipped ones (a named drop); a case that passes is no entry. A suite that fails or is skipped itself
 * (its preparation failed) is an entry of its own. Only the failure's message (or its type) is kept:
 * its text is a stack trace with values of variables. The format has no severity; a property `severity` of the case or
 * of a suite around it (pytest: `record_property("severity", "HIGH")`) gives one.
 */
export const junit: TextFormat = { openText };

function openText(report: Iterable<string>): OpenReport {
  const { ran, unsuccessful } = testElements(report);
  const outcomes = unsuccessful.map(toOutcome);
  return {
    lists: [{ entries: arrayEntries(outcomes), read: (outcome) => outcome as Outcome }],
    ...optional("error", ran === 0 ? "the report has no test case: no test ran" : undefined),
  };
}

function toOutcome(element: TestElement): Outcome {
  return element.failures.length > 0 ? toFinding(element) : { drop: chosenReasons.junit };
}

function toFinding({ attributes, suites, failures, severity }: TestElement): Finding {
  // PHPUnit and Ruff name suites by absolute paths.
  const name = text(withoutBuildFolder(attributes.name ?? "")) ?? "(unnamed test)";
  const className = withoutBuildFolder(attributes.classname ?? "");
  const rule = [className, name].filter((part) => part !== "").join(".");
  const around = suites.toReversed();
  const word = severity ?? around.find((suite) => suite.severity !== undefined)?.severity;
  const file = text(attributes.file) ?? around.flatMap((suite) => text(suite.attributes.file) ?? [])[0];
  return {
    class: "test",
    scanner: "junit",
    rule,
    title: `Test failed: ${rule}`,
    description:
      failures.flatMap((message) => text(message) ?? []).join("; ") || `The test ${rule} failed without a message.`,
    severity: word === undefined ? failedTestSeverity : severityOfWord("junit", word),
    location: {
      ...optional("file", file === undefined ? undefined : sourcePath(file)),
      ...optional("startLine", ordinalNumber(Number(attributes.line ?? Number.NaN))),
    },
    suites: suites.map((suite) => withoutBuildFolder(suite.attributes.name ?? "")),
    className,
    name,
  };
}
