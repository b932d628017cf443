import fc from "fast-check";
import { drop, finding, modelOf, type Part, type ReportModel, total, writeAll } from "../report-model";
import { address, anyText, isText, line, neededLike, path, severity, someText } from "../text";

const result: fc.Arbitrary<Part> = fc
  .record({
    test: neededLike(fc.oneof(fc.constantFrom("B105", "B106", "B602", "B101"), someText)),
    file: neededLike(path),
    text: anyText,
    severity,
    confidence: severity,
    line,
    lines: fc.nat({ max: 3 }),
    source: fc.constantFrom("run(x)", "", "\u0000", 'password = "hunter2"', "é\ud800"),
    cwe: fc.constantFrom(undefined, null, {}, { id: 78, link: "https://cwe.mitre.org/data/definitions/78.html" }),
    more: address,
  })
  .map(({ test, file, text, severity, confidence, line, lines, source, cwe, more }) => ({
    ...(isText(test) && isText(file) ? finding : drop),
    write: (edit) => {
      const start = line + edit.lines;
      const range = Array.from({ length: lines + 1 }, (_, index) => start + index);
      return {
        code: [start - 1, ...range, start + lines + 1].map((number) => `${number} ${source}\n`).join(""),
        filename: isText(file) ? `/codebuild/output/src${edit.build}/src/${file}` : file,
        issue_confidence: confidence,
        issue_cwe: cwe,
        issue_severity: edit.severity ?? severity,
        issue_text: text + edit.words,
        line_number: start,
        line_range: range,
        more_info: more,
        test_id: test,
        test_name: text,
      };
    },
  }));

const noObject: fc.Arbitrary<Part> = fc
  .constantFrom(null, 1, "text", [])
  .map((value) => ({ ...drop, write: () => value }));
const error: fc.Arbitrary<Part> = anyText.map((filename) => ({
  ...drop,
  write: ({ words }) => ({ filename, reason: `syntax error${words}` }),
}));

/** Bandit 1.x. */
export const banditModel: fc.Arbitrary<ReportModel> = fc
  .tuple(
    fc.array(fc.oneof({ weight: 9, arbitrary: result }, { weight: 1, arbitrary: noObject }), { maxLength: 5 }),
    fc.array(error, { maxLength: 2 }),
  )
  .map(([results, errors]) =>
    modelOf("bandit", total([...results, ...errors]), (edit) => ({
      errors: writeAll(errors, edit),
      generated_at: `2026-01-01T00:00:0${edit.build % 10}Z`,
      metrics: { _totals: { loc: edit.lines }, "./read/by bandit.py": { loc: 1 } },
      results: writeAll(results, edit),
    })),
  );
