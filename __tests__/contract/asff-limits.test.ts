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
