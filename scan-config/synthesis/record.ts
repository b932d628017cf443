import { isObject } from "../../lambdas/shared/json";

/** How the synthesis of one app ended. */
export interface SynthesizedApp {
  /** Folder with its `cdktf.json`, seen from the source; `.` is the source itself. */
  readonly app: string;
  /** Ids of the stacks that it wrote. */
  readonly stacks: readonly string[];
  /** Why there is nothing of it to scan; absent when it was synthesized. */
  readonly problem?: string;
}

/** `synthesis.json`, beside the Terraform of all apps: what was synthesized, of which source. */
export interface SynthesisRecord {
  readonly schemaVersion: 1;
  /** Digest of the source tree, before anything was installed or run in it. */
  readonly sourceSha256: string;
  readonly apps: readonly SynthesizedApp[];
}

export const recordFile = "synthesis.json";

/**
 * Reads a record. Code of the workload ran beside the program that writes it, so nothing of it is believed but what would
 * make a run fail: what there is to scan is read from the files themselves.
 * @throws Error when it is none
 */
export function parseRecord(text: string): SynthesisRecord {
  const record: unknown = JSON.parse(text);
  if (!isObject(record) || record.schemaVersion !== 1 || typeof record.sourceSha256 !== "string")
    throw new Error(`${recordFile} is no record of a synthesis`);
  const apps = Array.isArray(record.apps) ? record.apps.filter(isObject) : [];
  return {
    schemaVersion: 1,
    sourceSha256: record.sourceSha256,
    apps: apps.map(({ app, problem }) => ({
      app: String(app),
      stacks: [],
      ...(typeof problem === "string" && { problem }),
    })),
  };
}
