import { severityOfResult } from "../../../../../lambdas/normalizer/parsers/sarif/severity";

const rated = (score: string, tags: readonly string[] = []) => ({ properties: { "security-severity": score, tags } });

test.each([
  ["harmless, says Slither", { level: "warning" }, rated("0.0"), "INFORMATIONAL"],
  ["unknown, says Trivy's tag", { level: "note" }, rated("0.0", ["vulnerability", "UNKNOWN"]), "UNKNOWN"],
  ["what the result says before the rule", rated("2.0"), rated("9.8"), "LOW"],
  ["the rule's score where the result's word says nothing", rated("serious"), rated("9.8"), "CRITICAL"],
  ["the level where nobody rated it", { level: "error" }, {}, "HIGH"],
])("severity: %s", (_name, result, rule, severity) => {
  expect(severityOfResult(result, rule)).toBe(severity);
});
