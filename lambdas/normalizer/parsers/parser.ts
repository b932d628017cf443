import type { CheckovSeverities } from "../../shared/checkov-severity";
import type { Finding } from "../../shared/finding";
import { kindOf, optional } from "../../shared/json";
import type { Dropped } from "../../shared/summary";
import { UnreadableReportError } from "../unreadable";

/** What a report holds. `entries` = `findings.length` + the sum of `dropped`, always. */
export interface ParsedReport {
  readonly entries: number;
  readonly findings: readonly Finding[];
  readonly dropped: readonly Dropped[];
  /** Why the report can't be relied on although it could be read, e.g. that nothing was scanned. */
  readonly error?: string;
}

export interface ParserContext {
  readonly checkovSeverities: CheckovSeverities;
}

/**
 * Reads one report. Pure.
 * @throws UnreadableReportError when nothing of it can be read
 */
export type Parser = (report: string, context: ParserContext) => ParsedReport;

/** Why an entry of a report is no finding. */
export interface Drop {
  readonly drop: string;
}

/** What became of one entry. */
export type Outcome = Finding | Drop;

/**
 * Counts every entry either as a finding or by the reason it was dropped for.
 * @param error why the report can't be relied on, if so
 */
export function account(outcomes: readonly Outcome[], error?: string): ParsedReport {
  const findings = outcomes.flatMap((outcome) => ("drop" in outcome ? [] : [outcome]));
  const counts = new Map<string, number>();
  for (const outcome of outcomes) if ("drop" in outcome) counts.set(outcome.drop, (counts.get(outcome.drop) ?? 0) + 1);
  const dropped = [...counts].map(([reason, count]) => ({ reason, count }));
  return { entries: outcomes.length, findings, dropped, ...optional("error", error) };
}

/**
 * @param expected what the report should be, e.g. "Bandit's JSON report"
 * @throws UnreadableReportError
 */
export function parseJson(report: string, expected: string): unknown {
  try {
    return JSON.parse(report);
  } catch (error) {
    const start = JSON.stringify(report.trimStart().slice(0, 12));
    throw new UnreadableReportError(
      `expected ${expected}, found text that is no JSON and begins with ${start} (${positionOf(error)})`,
    );
  }
}

/** @throws UnreadableReportError always */
export function unknownShape(found: unknown, expected: string): never {
  throw new UnreadableReportError(`expected ${expected}, found ${kindOf(found)} of another shape`);
}

/** Only the place: the engine's message quotes the report, which may hold a secret there. */
function positionOf(error: unknown): string {
  return /(?<=at )position \d+|end of JSON input/.exec(String(error))?.[0] ?? "at its beginning";
}
