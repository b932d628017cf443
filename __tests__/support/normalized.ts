import { normalize } from "../../lambdas/normalizer/normalize";
import type { AsffFinding } from "../../lambdas/shared/asff";
import type { Scanner } from "../../lambdas/shared/scanners";
import type { ReportSummary } from "../../lambdas/shared/summary";
import { checkovSeverities } from "./reports";

export interface NormalizedReport {
  readonly findings: readonly AsffFinding[];
  readonly report: ReportSummary;
  readonly merged: number;
}

/** What becomes of one report. Tests that don't care how reports are given get it only from here. */
export function normalized(scanner: Scanner, bytes: Uint8Array): NormalizedReport {
  const { findings, summary } = normalize([{ scanner, file: "report", bytes }], {
    workload: "payments",
    account: "111122223333",
    region: "eu-central-1",
    scannerVersions: {},
    checkovSeverities,
    now: new Date("2026-01-02T03:04:05Z"),
  });
  const [report] = summary.reports;
  if (report === undefined) throw new Error("the summary says nothing of the report");
  return { findings, report, merged: summary.merged };
}
