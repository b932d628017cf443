import { pinnedVersions } from "../../config/scan-configuration";
import { bytesSource } from "../../lambdas/shared/bytes/byte-source";
import type { RunManifest } from "../../lambdas/shared/run-manifest";
import type { Run } from "../../lambdas/shared/runs";
import type { Scanner } from "../../lambdas/shared/scanners";
import { sha256 } from "../../lambdas/shared/source-digest";

/** The least a scanner writes when it finds nothing. */
export const cleanReports = {
  bandit: '{"results":[],"errors":[],"metrics":{"_totals":{},"a.py":{}}}',
  safety: '{"report_meta":{"packages_found":1},"vulnerabilities":[]}',
  checkov: '{"results":{"failed_checks":[]},"summary":{"passed":1,"failed":0}}',
  trivy: '{"SchemaVersion":2,"ArtifactType":"filesystem"}',
  grype: '{"matches":[],"source":{"type":"directory"},"descriptor":{"name":"grype"}}',
  junit: '<testsuite><testcase name="passes"/></testsuite>',
} as const;

/** Scanners that find nothing without a vulnerability database. */
export const readsDatabase = (scanner: string) => ["safety", "trivy", "grype"].includes(scanner);

const pinned = pinnedVersions();

export type ExampleScanner = keyof typeof cleanReports;

export const now = new Date("2026-06-01T12:00:00Z");

export function manifestOf(scanner: Scanner, report: string, change: Partial<RunManifest> = {}): RunManifest {
  return {
    schemaVersion: 1,
    workload: "payments",
    execution: "e-1",
    scanner,
    version: pinned[scanner] ?? "1.0",
    status: "completed",
    exitCode: 0,
    startedAt: "2026-06-01T11:00:00Z",
    finishedAt: "2026-06-01T11:01:00Z",
    source: { sha256: "a".repeat(64), objectVersion: "v-1" },
    report: { file: "report.json", sha256: sha256(report), bytes: Buffer.byteLength(report) },
    filesScanned: 3,
    database: readsDatabase(scanner)
      ? { kind: "real", builtAt: "2026-06-01T06:00:00Z" }
      : { kind: "none", builtAt: null },
    ...change,
  };
}

/** A run that wrote this report, of `payments`, execution `e-1`. */
export function runOf(scanner: Scanner, report: string, change: Partial<RunManifest> = {}): Run {
  return { folder: scanner, manifest: manifestOf(scanner, report, change), report: bytesSource(Buffer.from(report)) };
}

/** The same of a scanner that found nothing. */
export function cleanRun(scanner: ExampleScanner, change: Partial<RunManifest> = {}): Run {
  return runOf(scanner, cleanReports[scanner], change);
}

export function cleanRuns(): readonly Run[] {
  return (["bandit", "checkov", "grype", "junit", "safety", "trivy"] as const).map((scanner) => cleanRun(scanner));
}
