import { readFileSync } from "node:fs";
import { join } from "node:path";
import { merge } from "../../lambdas/normalizer/merge";
import { normalize, type ReportInput } from "../../lambdas/normalizer/normalize";
import { toAsff } from "../../lambdas/normalizer/to-asff";
import type { AsffFinding } from "../../lambdas/shared/asff";
import type { Finding } from "../../lambdas/shared/finding";
import { identify } from "../../lambdas/shared/identity";
import { scanners } from "../../lambdas/shared/scanners";
import { checkovSeverities, collectedReports, collection } from "./reports";

const context = {
  workload: "payments",
  account: "111122223333",
  region: "eu-central-1",
  execution: "e-1",
  sourceDigest: "d".repeat(64),
  scannerVersions: { bandit: "1.9.4", trivy: "0.74.0" },
  checkovSeverities,
  now: new Date("2026-01-02T03:04:05.678Z"),
};

/** What is sent for reports. Tests about findings, and not about how they are read, get them only from here. */
export function findingsOf(reports: readonly ReportInput[]): readonly AsffFinding[] {
  return normalize(reports, context).findings;
}

/** What is sent for findings, whichever parser they come from. */
export function findingsFrom(findings: readonly Finding[]): readonly AsffFinding[] {
  return merge(identify(context.workload, findings)).map((merged) => toAsff(merged, context));
}

/** What is sent for every real report in ../shared/fixtures, report by report: nothing is merged away. */
export function collectedFindings(): readonly AsffFinding[] {
  return collectedReports().flatMap(({ file, tool }) => {
    const scanner = scanners.find((one) => one === tool);
    if (scanner === undefined) throw new Error(`${file}: ${tool} is no scanner`);
    return findingsOf([{ scanner, file, bytes: readFileSync(join(collection, file)) }]);
  });
}
