import type { ScopeManifest } from "../../shared/ledger/entry";
import type { RunManifest } from "../../shared/run-manifest";
import type { Run } from "../../shared/runs";
import { chosenReasons, type Summary, sourceReasons } from "../../shared/summary";

export interface ExpectedRun {
  readonly workload: string;
  readonly execution: string;
  readonly sourceDigest: string;
}

/** What a comment in the source hides is not gone. */
const chosen = Object.values(chosenReasons).filter((reason) => !sourceReasons.includes(reason)) as readonly string[];

/**
 * The scopes that this execution's scanners have completely looked at: of the right source, with a report that was
 * understood to the last entry. Only within these may a finding be gone.
 */
export function coveredScopes(
  runs: readonly Run[],
  summary: Summary,
  expected: ExpectedRun,
  at: string,
): readonly ScopeManifest[] {
  return runs.flatMap(({ folder, manifest }): readonly ScopeManifest[] => {
    if ("problem" in manifest || manifest.scanner !== folder || !isExpected(manifest, expected)) return [];
    const { scanner, status, filesScanned, execution, source } = manifest;
    const covers =
      status === "notApplicable" || (status === "completed" && filesScanned > 0 && isUnderstood(scanner, summary));
    return covers ? [{ scanner, coveredAt: at, execution, sourceDigest: source.sha256, status, filesScanned }] : [];
  });
}

function isExpected({ workload, execution, source }: RunManifest, expected: ExpectedRun): boolean {
  return workload === expected.workload && execution === expected.execution && source.sha256 === expected.sourceDigest;
}

function isUnderstood(scanner: string, { reports }: Summary): boolean {
  const own = reports.filter((report) => report.scanner === scanner);
  return (
    own.length > 0 &&
    own.every(
      ({ error, dropped, entries, findings }) =>
        error === undefined &&
        dropped.every(({ reason }) => chosen.includes(reason)) &&
        entries === findings + dropped.reduce((sum, { count }) => sum + count, 0),
    )
  );
}

/** When the scanners of an execution had looked: the same however often it is processed. */
export function observedAt(runs: readonly Run[], now: Date): string {
  const finished = runs
    .flatMap(({ manifest }) => ("problem" in manifest ? [] : [Date.parse(manifest.finishedAt)]))
    .filter((time) => time <= now.getTime());
  return new Date(finished.length === 0 ? now : Math.max(...finished)).toISOString();
}
