import { type ReadableFinding, severities } from "../workload/findings";

export interface ScannerCounts {
  readonly scanner: string;
  readonly total: number;
  /** Only severities that occur, most severe first. */
  readonly bySeverity: readonly { readonly severity: string; readonly count: number }[];
}

/** How many findings each scanner has, by severity; scanners in the order of their names. */
export function countsByScanner(findings: readonly ReadableFinding[]): readonly ScannerCounts[] {
  return [...new Set(findings.map(({ scanner }) => scanner))].sort().map((scanner) => {
    const own = findings.filter((finding) => finding.scanner === scanner);
    const bySeverity = severities
      .map((severity) => ({ severity, count: own.filter((finding) => finding.severity === severity).length }))
      .filter(({ count }) => count > 0);
    return { scanner, total: own.length, bySeverity };
  });
}
