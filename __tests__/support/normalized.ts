import { type NormalizeContext, normalize, type ReportInput } from "../../lambdas/normalizer/normalize";
import type { AsffFinding } from "../../lambdas/shared/asff";
import { BufferedFile } from "../../lambdas/shared/bytes/buffered-file";
import { bytesSource, readBytes } from "../../lambdas/shared/bytes/byte-source";
import type { Scanner } from "../../lambdas/shared/scanners";
import type { ReportSummary, Summary } from "../../lambdas/shared/summary";
import { checkovSeverities } from "./reports";

export interface Normalized {
  readonly findings: readonly AsffFinding[];
  readonly summary: Summary;
}

export interface NormalizedReport {
  readonly findings: readonly AsffFinding[];
  readonly report: ReportSummary;
  readonly merged: number;
}

const context: NormalizeContext = {
  workload: "payments",
  account: "111122223333",
  region: "eu-central-1",
  scannerVersions: {},
  checkovSeverities,
  now: new Date("2026-01-02T03:04:05Z"),
};

export function reportInput(scanner: Scanner, report: Uint8Array | string, file: string = scanner): ReportInput {
  return { scanner, file, source: bytesSource(Buffer.from(report)) };
}

/** What becomes of several reports. Tests that don't care how findings are written get them only from here. */
export async function normalizedAll(
  reports: readonly ReportInput[],
  change: Partial<NormalizeContext> = {},
): Promise<Normalized> {
  const out = new BufferedFile();
  try {
    const summary = await normalize(reports, { ...context, ...change }, out);
    return { findings: writtenTo(out), summary };
  } finally {
    out.close();
  }
}

/** What becomes of one report. */
export async function normalized(scanner: Scanner, bytes: Uint8Array | string): Promise<NormalizedReport> {
  const { findings, summary } = await normalizedAll([reportInput(scanner, bytes)]);
  const [report] = summary.reports;
  if (report === undefined) throw new Error("the summary says nothing of the report");
  return { findings, report, merged: summary.merged };
}

/** In the order of their ids: nothing else may depend on the order of the reports. */
export function byId(findings: readonly AsffFinding[]): readonly AsffFinding[] {
  return findings.toSorted((a, b) => (a.Id < b.Id ? -1 : 1));
}

/** The findings that were written to a file, as JSON. */
export function writtenTo(file: BufferedFile): readonly AsffFinding[] {
  return JSON.parse(readBytes(file, 0, file.size).toString()) as readonly AsffFinding[];
}
