import { severities } from "../../../lambdas/shared/severity";
import type { ReadableFinding } from "../workload/findings";

export interface SeverityCount {
  readonly severity: string;
  readonly count: number;
}

export interface ScannerCounts {
  readonly scanner: string;
  readonly total: number;
  /** Only severities that occur, most severe first. */
  readonly bySeverity: readonly SeverityCount[];
}

/** Only severities that occur, most severe first. */
export function countsBySeverity(findings: readonly Pick<ReadableFinding, "severity">[]): readonly SeverityCount[] {
  return severities
    .map((severity) => ({ severity, count: findings.filter((finding) => finding.severity === severity).length }))
    .filter(({ count }) => count > 0);
}

/**
 * How many findings each scanner has, by severity; scanners in the order of their names. A finding that several
 * scanners have counts for each of them.
 */
export function countsByScanner(findings: readonly ReadableFinding[]): readonly ScannerCounts[] {
  return [...new Set(findings.flatMap(({ detectors }) => detectors))].sort().map((scanner) => {
    const own = findings.filter(({ detectors }) => detectors.includes(scanner));
    return { scanner, total: own.length, bySeverity: countsBySeverity(own) };
  });
}

/** `4 CRITICAL, 10 HIGH` */
export function inWords(counts: readonly SeverityCount[]): string {
  return counts.map(({ severity, count }) => `${count} ${severity}`).join(", ");
}
