import type { Scanner } from "../../../lambdas/shared/scanners";
import { asffLabel, highest, severityOfCvss, severityOfWord } from "../../../lambdas/shared/severity";

test.each<[Scanner, string | undefined, string]>([
  ["bandit", "HIGH", "HIGH"],
  ["bandit", "UNDEFINED", "UNKNOWN"],
  ["bandit", undefined, "UNKNOWN"],
  ["checkov", "IMPORTANT", "HIGH"],
  ["checkov", "MODERATE", "MEDIUM"],
  ["checkov", "INFO", "INFORMATIONAL"],
  ["grype", "Negligible", "LOW"],
  ["trivy", "UNKNOWN", "UNKNOWN"],
  ["sarif", "error", "HIGH"],
  ["junit", "critical", "CRITICAL"],
  ["junit", "error", "HIGH"],
  ["junit", "warning", "MEDIUM"],
  ["junit", "__proto__", "UNKNOWN"],
  ["safety", "constructor", "UNKNOWN"],
])("%s says %s: %s", (scanner, word, severity) => {
  expect(severityOfWord(scanner, word)).toBe(severity);
});

test.each([
  ["3.1", 10, "CRITICAL"],
  ["3.1", 9, "CRITICAL"],
  ["3.1", 8.9, "HIGH"],
  ["4.0", 7, "HIGH"],
  ["3.1", 6.9, "MEDIUM"],
  ["3.1", 4, "MEDIUM"],
  ["3.1", 3.9, "LOW"],
  ["3.1", 0.1, "LOW"],
  ["3.1", 0, "INFORMATIONAL"],
  ["2.0", 10, "HIGH"],
])("CVSS %s, score %p: %s", (version, baseScore, severity) => {
  expect(severityOfCvss({ version, baseScore })).toBe(severity);
});

test("the highest wins, and anything known is higher than unknown", () => {
  expect(highest("LOW", "CRITICAL")).toBe("CRITICAL");
  expect(highest("UNKNOWN", "INFORMATIONAL")).toBe("INFORMATIONAL");
});

test("ASFF is told MEDIUM for what nobody rated", () => {
  expect(asffLabel("UNKNOWN")).toBe("MEDIUM");
});
