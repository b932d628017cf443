import { openReport } from "../../lambdas/normalizer/parsers";
import { outcomeOf } from "../../lambdas/normalizer/share";
import { BufferedFile } from "../../lambdas/shared/bytes/buffered-file";
import { bytesSource } from "../../lambdas/shared/bytes/byte-source";
import type { Finding } from "../../lambdas/shared/finding";
import { optional } from "../../lambdas/shared/json";
import type { Scanner } from "../../lambdas/shared/scanners";
import { checkovSeverities } from "./reports";

export interface ParsedReport {
  readonly entries: number;
  readonly findings: readonly Finding[];
  readonly dropped: readonly { readonly reason: string; readonly count: number }[];
  readonly error?: string;
  readonly note?: string;
}

/**
 * A whole report as its parser reads it, entry by entry.
 * @param report its bytes, its text, or what its JSON means
 * @throws UnreadableReportError
 */
export function parseReport(scanner: Scanner, report: unknown): ParsedReport {
  const copy = new BufferedFile();
  try {
    const { lists, error, note } = openReport(scanner, bytesSource(bytesOf(report)), { checkovSeverities }, () => copy);
    const outcomes = lists
      .flatMap((list) => Array.from(list.entries, (entry) => outcomeOf(entry, list)))
      .filter((outcome) => outcome !== undefined);
    const findings = outcomes.flatMap((outcome) => ("drop" in outcome ? [] : outcome));
    const reasons = outcomes.flatMap((outcome) => ("drop" in outcome ? outcome.drop : []));
    const dropped = [...new Set(reasons)].map((reason) => ({
      reason,
      count: reasons.filter((one) => one === reason).length,
    }));
    return { entries: outcomes.length, findings, dropped, ...optional("error", error), ...optional("note", note) };
  } finally {
    copy.close();
  }
}

function bytesOf(report: unknown): Uint8Array {
  if (report instanceof Uint8Array) return report;
  return Buffer.from(typeof report === "string" ? report : JSON.stringify(report));
}
