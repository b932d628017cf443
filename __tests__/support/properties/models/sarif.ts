import fc from "fast-check";
import { drop, type Edit, finding, modelOf, type Part, type ReportModel, total, writeAll } from "../report-model";
import { address, line, optionalText, path, someText } from "../text";

/** What tells a result from others of its rule and file: a fingerprint, quoted lines, or its message alone. */
const source = fc.oneof(
  someText.map((print) => ({ partialFingerprints: { "primaryLocationLineHash/v1": print } })),
  someText.map((print) => ({ fingerprints: { "hash/v1": "requires login", "other/v2": print } })),
  someText.map((snippet) => ({ snippet })),
  fc.constant({}),
);
type Source = { readonly snippet?: string; readonly partialFingerprints?: object; readonly fingerprints?: object };

const whole = fc
  .record({
    rule: fc.oneof(fc.constantFrom("B602", "py/sql-injection", "CA1000/1"), someText),
    index: fc.constantFrom(undefined, 0, 7),
    level: fc.constantFrom("error", "warning", "note", undefined, "nonsense"),
    dropped: fc.constantFrom(
      ...[{}, {}, {}, {}, {}, {}, { level: "none" }, { kind: "pass" }, { kind: "open" }, { baselineState: "absent" }],
      { suppressions: [{ kind: "inSource" }] },
    ),
    message: someText,
    place: fc.option(path),
    how: fc.constantFrom("base", "absolute", "artifact"),
    line,
    source: source as fc.Arbitrary<Source>,
    score: fc.constantFrom(undefined, "9.8", "HIGH", "nonsense", "0.0", "1e9"),
  })
  .map(({ rule, index, level, dropped, message, place, how, line, source: { snippet, ...prints }, score }): Part => {
    const isTold = snippet !== undefined || Object.keys(prints).length > 0;
    return {
      ...(Object.keys(dropped).length === 0 ? finding : drop),
      write: (edit) => ({
        ruleId: rule,
        ruleIndex: index,
        level,
        message: { text: isTold ? message + edit.words : message },
        ...(place === null ? {} : { locations: [{ physicalLocation: physical(place, how, line, snippet, edit) }] }),
        ...(place === null && snippet !== undefined ? { fingerprints: { "text/v1": snippet } } : {}),
        ...prints,
        ...dropped,
        properties: { "security-severity": score, tags: ["external/cwe/cwe-078"] },
      }),
    };
  });

const encoded = (place: string) => place.split("/").map(encodeURIComponent).join("/");

function physical(place: string, how: string, line: number, snippet: string | undefined, { root, lines }: Edit) {
  const location = {
    base: { uri: encoded(place), uriBaseId: "SRCROOT" },
    absolute: { uri: `file://${root}/${encoded(place)}` },
    artifact: { index: 0 },
  }[how];
  return {
    artifactLocation: location,
    region: {
      startLine: line + lines,
      endLine: line + lines + 1,
      ...(snippet === undefined ? {} : { snippet: { text: snippet } }),
    },
  };
}

const noObject: fc.Arbitrary<Part> = fc.constantFrom(null, 1, "x").map((value) => ({ ...drop, write: () => value }));

const run: fc.Arbitrary<Part> = fc
  .record({
    tool: fc.oneof(fc.constantFrom("CodeQL", "Bandit"), someText),
    results: fc.array(fc.oneof({ weight: 15, arbitrary: whole }, { weight: 1, arbitrary: noObject }), { maxLength: 5 }),
    short: optionalText,
    help: address,
    isInvocation: fc.boolean(),
    errors: fc.nat({ max: 1 }),
  })
  .map(({ tool, results, short, help, isInvocation, errors }) => ({
    ...total([...results, ...Array.from({ length: errors }, () => drop)]),
    write: (edit) => ({
      tool: {
        driver: {
          name: tool,
          version: edit.toolVersion,
          rules: [
            { id: "B602", shortDescription: { text: short }, helpUri: help, defaultConfiguration: { level: "error" } },
          ],
        },
      },
      ...(isInvocation ? {} : { originalUriBaseIds: { SRCROOT: { uri: `file://${edit.root}/` } } }),
      invocations: [
        {
          executionSuccessful: true,
          ...(isInvocation ? { workingDirectory: { uri: `file://${edit.root}` } } : {}),
          toolExecutionNotifications: Array.from({ length: errors }, () => ({ level: "error", message: {} })),
        },
      ],
      artifacts: [{ location: { uri: `file://${edit.root}/src/read.py` } }],
      results: writeAll(results, edit),
    }),
  }));

/** SARIF 2.1.0 of one or several tools. */
export const sarifModel: fc.Arbitrary<ReportModel> = fc
  .array(run, { minLength: 1, maxLength: 2 })
  .map((runs) => modelOf("sarif", total(runs), (edit) => ({ version: "2.1.0", runs: writeAll(runs, edit) })));
