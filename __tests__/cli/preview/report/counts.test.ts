import { countsByScanner, countsBySeverity, inWords } from "../../../../cli/preview/report/counts";
import { aFinding } from "../../../support/preview-result";

const findings = [
  { ...aFinding, severity: "LOW" },
  { ...aFinding, severity: "CRITICAL", detectors: ["grype", "trivy"] },
  { ...aFinding, severity: "UNKNOWN", detectors: ["trivy"] },
];

test("a merged finding counts for each scanner that saw it", () => {
  expect(countsByScanner(findings).map(({ scanner, total }) => [scanner, total])).toEqual([
    ["bandit", 1],
    ["grype", 1],
    ["trivy", 2],
  ]);
});

test("severities are counted most severe first, what nobody rated last", () => {
  expect(inWords(countsBySeverity(findings))).toBe("1 CRITICAL, 1 LOW, 1 UNKNOWN");
});
