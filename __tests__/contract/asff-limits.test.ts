import fc from "fast-check";
import { formatErrors } from "../../cli/preview/security-hub/asff-finding";
import { exampleFinding } from "../support/asff-example";
import { problemsOf as ourProblems } from "../support/asff-problems";
import {
  findingWith,
  kindOfValue,
  limits,
  pathsOfExample,
  requiredMembers,
  wrongTexts,
  wrongTypes,
} from "../support/broken-findings";
import { brokenDocumentation } from "../support/documented-asff";

/** The check before anything is sent, and a reading of the same documentation that shares nothing with it. */
const checks: readonly (readonly [name: string, problems: (finding: object) => readonly string[]])[] = [
  ["asffProblems", ourProblems],
  ["the second reading", brokenDocumentation],
];

describe.each(checks)("%s", (_check, problemsOf) => {
  test("takes a finding with every member that Gatehouse writes", () => {
    expect(problemsOf(exampleFinding)).toEqual([]);
  });

  test.each(limits)("takes what is just allowed at %s and refuses what is beyond", (path, allowed, refused) => {
    expect(problemsOf(findingWith(path, allowed))).toEqual([]);
    expect(problemsOf(findingWith(path, refused))).not.toEqual([]);
  });

  test.each(requiredMembers)("misses %s", (path) => {
    expect(problemsOf(findingWith(path, undefined))).not.toEqual([]);
  });

  test.each(pathsOfExample())("refuses everything of another type at %s", (path, value) => {
    const wrong = wrongTypes[kindOfValue(value)] ?? [];
    expect(wrong.length).toBeGreaterThan(0);
    expect(wrong.filter((other) => problemsOf(findingWith(path, other)).length === 0)).toEqual([]);
  });

  test.each(wrongTexts)("refuses %s in every text", (_name, text) => {
    const texts = pathsOfExample().filter(([, value]) => typeof value === "string");
    expect(texts.filter(([path]) => problemsOf(findingWith(path, text)).length === 0)).toEqual([]);
  });

  test.each(["Titel", "Resources.0.Arn", "FindingProviderFields.Severity.Normalized", "Vulnerabilities.0.Cve"])(
    "knows no member %s",
    (path) => {
      expect(problemsOf(findingWith(path, "text"))).not.toEqual([]);
    },
  );
});

test("the stand-in takes what both take", () => {
  expect(formatErrors({ ...exampleFinding })).toEqual([]);
});

/** Long, blank, in two halves, of another script, or nearly of the form that some member has. */
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ unit: fc.constantFrom("/", "a", " ", "\u2028", "\u00a0", "é", "𝒳", ":", "0", "T", "Z"), maxLength: 30 }),
  fc.integer({ min: 0, max: 2100 }).map((length) => "x".repeat(length)),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.constantFrom("TTPs", "TTPs/a", "TTPs/a/b/c", "http://", "https://a b", "aws", "ACTIVE", "YES"),
);
const anyValue = fc.oneof(
  anyText,
  fc.double(),
  fc.constantFrom(null, true, 0, 1.5, -1),
  fc.array(anyText, { maxLength: 3 }),
  fc.dictionary(anyText, anyText, { maxKeys: 3 }),
);
const anyPath = fc.constantFrom(...pathsOfExample().map(([path]) => path), "Unknown", "Resources.0.Unknown");

test("property: whatever is written anywhere, our check takes nothing that the second reading refuses", () => {
  fc.assert(
    fc.property(anyPath, anyValue, (path, value) => {
      const finding = findingWith(path, value);
      fc.pre(brokenDocumentation(finding).length > 0);
      expect(ourProblems(finding)).not.toEqual([]);
    }),
    { numRuns: 500 },
  );
});
