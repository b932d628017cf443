import type { AsffFinding } from "../shared/asff";
import { asffProblems, findingBytes } from "../shared/asff-check";
import type { CheckovSeverities } from "../shared/checkov-severity";
import type { Finding } from "../shared/finding";
import { type Identified, identify } from "../shared/identity";
import { optional } from "../shared/json";
import type { Scanner } from "../shared/scanners";
import type { ReportSummary, Summary } from "../shared/summary";
import { agreeOnIds } from "./aliases";
import { merge } from "./merge";
import { parseReport } from "./parsers";
import { type AsffContext, toAsff } from "./to-asff";
import { UnreadableReportError } from "./unreadable";

/** A report, or why there is none. */
export type ReportInput =
  | { readonly scanner: Scanner; readonly file: string; readonly bytes: Uint8Array }
  | { readonly scanner: string; readonly file: string; readonly error: string };

export interface NormalizeContext extends AsffContext {
  readonly checkovSeverities: CheckovSeverities;
}

/** `findings.json` and `summary.json`. */
export interface Normalized {
  readonly findings: readonly AsffFinding[];
  readonly summary: Summary;
}

/**
 * All reports of one execution as ASFF findings, one per `Id` and sorted by it. A report that can't be read takes
 * nothing from the others; its place in the summary says why.
 * @throws Error when a finding would not be valid ASFF: a defect of ours, and nothing may be lost over it silently
 */
export function normalize(reports: readonly ReportInput[], context: NormalizeContext): Normalized {
  const read = reports.map((report) => readReport(report, context));
  const identified = identifyAll(read, context.workload);
  const findings = merge(identified).map((finding) => checked(toAsff(finding, context)));
  return {
    findings,
    summary: {
      schemaVersion: 1,
      reports: read.map(({ summary }) => summary),
      findings: findings.length,
      merged: identified.length - findings.length,
    },
  };
}

interface ReadReport {
  readonly summary: ReportSummary;
  readonly found: readonly Finding[];
}

/** The same vulnerability has the same id in all reports before it gets an identity. */
function identifyAll(reports: readonly ReadReport[], workload: string): readonly Identified[] {
  const found = reports.flatMap((report) => report.found);
  const agreed = agreeOnIds(found.filter((finding) => finding.class === "vulnerability"));
  return reports.flatMap((report) =>
    identify(
      workload,
      report.found.map((finding) => (finding.class === "vulnerability" ? agreed(finding) : finding)),
    ),
  );
}

function readReport(report: ReportInput, { checkovSeverities }: NormalizeContext): ReadReport {
  if ("error" in report) return unread(report.scanner, report.file, report.error);
  const { scanner, file } = report;
  try {
    const { findings, entries, dropped, error, note } = parseReport(scanner, report.bytes, { checkovSeverities });
    const counted = { scanner, file, entries, findings: findings.length, dropped };
    return { summary: { ...counted, ...optional("error", error), ...optional("note", note) }, found: findings };
  } catch (error) {
    if (!(error instanceof UnreadableReportError)) throw error;
    return unread(scanner, file, error.message);
  }
}

function unread(scanner: string, file: string, error: string): ReadReport {
  return { summary: { scanner, file, entries: 0, findings: 0, dropped: [], error }, found: [] };
}

function checked(finding: AsffFinding): AsffFinding {
  const problems = asffProblems(finding, findingBytes(finding));
  if (problems.length > 0) throw new Error(`finding ${finding.Id} is not valid ASFF: ${problems.join("; ")}`);
  return finding;
}
