import { chosenReasons, type ReportSummary, sourceReasons } from "../../shared/summary";
import { completed, type Rule } from "../context";
import type { Reason } from "../reason";

const chosen: readonly string[] = Object.values(chosenReasons);

/**
 * Every completed run's report was read to the last entry, the source let off none of them, and findings.json holds all
 * that came out of them.
 */
export const reportsUnderstood: Rule = (context) => {
  const { summary, runs, findings } = context;
  if (runs === undefined) return [];
  if (!summary)
    return [
      {
        code: summary === null ? "summary-unreadable" : "summary-missing",
        message: "there is no readable summary of what became of the reports",
        remedy: "run the normalizer again on the reports of this execution",
      },
    ];
  const lost = summary.findings - findings.length;
  return [
    ...completed(context).flatMap(({ scanner }) => {
      const ofScanner = summary.reports.filter((report) => report.scanner === scanner);
      return ofScanner.length === 0 ? [notNormalized(scanner)] : ofScanner.flatMap(notUnderstood);
    }),
    ...(lost === 0
      ? []
      : [
          {
            code: "findings-incomplete",
            message: `findings.json holds ${findings.length} readable findings, but the reports of this execution gave ${summary.findings}`,
            remedy: "normalize all reports of this execution together (gatehouse normalize, one --report for each)",
          },
        ]),
  ];
};

function notNormalized(scanner: string): Reason {
  return {
    code: "report-not-normalized",
    scanner,
    message: `${scanner} completed, but its report was never turned into findings`,
    remedy: `normalize the report of ${scanner} too`,
  };
}

function notUnderstood({ scanner, file, error, dropped, entries, findings }: ReportSummary): readonly Reason[] {
  const remedy = `look at ${scanner}/${file}, correct what is wrong there and run ${scanner} again`;
  if (error !== undefined)
    return [
      { code: "report-unreadable", scanner, message: `the report of ${scanner} can't be used: ${error}`, remedy },
    ];
  const unknown = dropped.filter(({ reason }) => !chosen.includes(reason));
  const letOff = dropped.filter(({ reason }) => sourceReasons.includes(reason));
  const unaccounted = entries - findings - dropped.reduce((sum, { count }) => sum + count, 0);
  return [
    ...unknown.map(({ reason, count }) => ({
      code: "entries-not-understood",
      scanner,
      message: `${count} entries of ${scanner}/${file} are no findings: ${reason}`,
      remedy,
    })),
    ...letOff.map(({ reason, count }) => ({
      code: "entries-let-off",
      scanner,
      message: `${count} entries of ${scanner}/${file} are let off by the source itself: ${reason}`,
      remedy: `take the comments for ${scanner} out of the source; what has to wait needs a waiver: docs/waivers.md`,
    })),
    ...(unaccounted === 0
      ? []
      : [
          {
            code: "entries-lost",
            scanner,
            message: `${unaccounted} of ${entries} entries of ${scanner}/${file} are neither findings nor dropped for a reason`,
            remedy: "run the normalizer again on the reports of this execution",
          },
        ]),
  ];
}
