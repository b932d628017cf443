import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { formatErrors } from "../../cli/preview/security-hub/asff-finding";
import { merge } from "../../lambdas/normalizer/merge";
import { normalize } from "../../lambdas/normalizer/normalize";
import { toAsff } from "../../lambdas/normalizer/to-asff";
import { identify } from "../../lambdas/shared/identity";
import { anyFinding } from "../support/findings";
import { checkovSeverities, collectedReports, collection, hasCollection } from "../support/reports";

/**
 * The normalizer and the Security Hub stand-in each read AWS's documentation for themselves. What one writes the other
 * must take: a limit that one of them read wrongly shows here.
 */
const context = {
  workload: "payments",
  account: "111122223333",
  region: "eu-central-1",
  execution: "e-1",
  scannerVersions: {},
  checkovSeverities,
  now: new Date("2026-01-02T03:04:05.678Z"),
};
const errorsOf = (finding: object) => formatErrors(JSON.parse(JSON.stringify(finding)));

test("the stand-in takes whatever the normalizer makes of any finding", () => {
  fc.assert(
    fc.property(fc.array(anyFinding, { minLength: 1, maxLength: 4 }), (findings) => {
      for (const merged of merge(identify("payments", findings))) expect(errorsOf(toAsff(merged, context))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

(hasCollection ? test : test.skip).each(["bandit", "safety", "checkov", "junit"] as const)(
  "the stand-in takes every finding of the real %s reports in ../shared/fixtures",
  (scanner) => {
    const files = collectedReports().filter(({ tool }) => tool === scanner);
    const findings = files.flatMap(({ file }) => {
      const bytes = readFileSync(join(collection, file));
      return normalize([{ scanner, file, bytes }], context).findings;
    });
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.flatMap(errorsOf)).toEqual([]);
  },
);
