import type { DatabaseRecord } from "../../scan-config/databases/record";

/** A record as the mirror job writes it. */
export function databaseRecord(change: Partial<DatabaseRecord> = {}): DatabaseRecord {
  return {
    schemaVersion: 1,
    scanner: "trivy",
    builtAt: "2026-11-20T06:00:00.000Z",
    fetchedAt: "2026-11-20T07:00:00.000Z",
    source: "ghcr.io/aquasecurity/trivy-db:2",
    sourceDigest: `sha256:${"a".repeat(64)}`,
    sha256: "b".repeat(64),
    files: [{ path: "db/trivy.db", bytes: 1, sha256: "c".repeat(64), versionId: "v1" }],
    ...change,
  };
}
