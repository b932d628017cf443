import fc from "fast-check";
import {
  drop,
  type Edit,
  finding,
  modelOf,
  nothing,
  type Part,
  type ReportModel,
  total,
  writeAll,
} from "../report-model";
import { anyText, line, path, severity } from "../text";

/** A text as the value of an attribute; half a character can't be written. */
function value(text: string): string {
  const whole = Buffer.from(text).toString();
  return `"${whole.replace(/[&<>"\r\n\t]/g, (character) => `&#${character.charCodeAt(0)};`)}"`;
}

const testCase: fc.Arbitrary<Part> = fc
  .record({
    kind: fc.constantFrom("failure", "error", "skipped", "passed"),
    name: anyText,
    className: anyText,
    file: fc.option(path),
    line,
    message: anyText,
    severity: fc.option(severity),
  })
  .map(({ kind, name, className, file, line, message, severity }) => {
    const counts = { failure: finding, error: finding, skipped: drop, passed: nothing }[kind] ?? nothing;
    const inside = {
      failure: (words: string) => `<failure message=${value(message + words)}>assert ${"x"}</failure>`,
      error: (words: string) => `<error type=${value(message + words)}/><system-out>&lt;</system-out>`,
      skipped: () => "<skipped/>",
      passed: () => "",
    }[kind];
    return {
      ...counts,
      write: (edit: Edit) => {
        const word = edit.severity ?? severity;
        const property =
          typeof word === "string" ? `<properties><property name="severity" value=${value(word)}/></properties>` : "";
        const at = file === null ? "" : ` file=${value(file)} line="${line + edit.lines}"`;
        const time = ` time="0.${edit.build}"`;
        return `<testcase name=${value(name)} classname=${value(className)}${at}${time}>${property}${inside?.(edit.words) ?? ""}</testcase>`;
      },
    };
  });

const suite: fc.Arbitrary<Part> = fc.tuple(path, fc.array(testCase, { maxLength: 6 })).map(([name, testCases]) => ({
  ...total(testCases),
  // PHPUnit names suites by absolute paths.
  write: (edit) =>
    `<testsuite name=${value(`/codebuild/output/src${edit.build}/src/${name}`)}>${writeAll(testCases, edit).join("\n")}</testsuite>`,
}));

/** JUnit XML of any runner; one case passed. */
export const junitModel: fc.Arbitrary<ReportModel> = fc
  .array(suite, { maxLength: 2 })
  .map((suites) =>
    modelOf(
      "junit",
      total(suites),
      (edit) =>
        `<?xml version="1.0" encoding="utf-8"?>\n<testsuites><testcase name="passes"/>${writeAll(suites, edit).join("\n")}</testsuites>\n`,
    ),
  );
