import type { Bucket } from "./bucket";
import { readRunManifest } from "./read-run-manifest";
import type { RunManifest } from "./run-manifest";

/** What stands in one scanner's folder of an execution. */
export interface Run {
  /** The folder's name: the scanner's name unless somebody put something foreign there. */
  readonly folder: string;
  readonly manifest: RunManifest | { readonly problem: string };
  /** The report that the manifest names; absent when there is none. */
  readonly report?: Uint8Array;
}

/** Every folder below the execution's prefix, sorted; also those that no scanner should have written. */
export async function readRuns(bucket: Pick<Bucket, "read" | "folders">, prefix: string): Promise<readonly Run[]> {
  const folders = [...(await bucket.folders(prefix))].sort();
  return Promise.all(folders.map((folder) => readRun(bucket, `${prefix}${folder}/`, folder)));
}

async function readRun(bucket: Pick<Bucket, "read">, prefix: string, folder: string): Promise<Run> {
  const bytes = await bucket.read(`${prefix}run.json`);
  if (!bytes) return { folder, manifest: { problem: "is missing" } };
  const read = readRunManifest(new TextDecoder().decode(bytes));
  if ("problem" in read) return { folder, manifest: read };
  const report = read.manifest.report && (await bucket.read(`${prefix}${read.manifest.report.file}`));
  return { folder, manifest: read.manifest, ...(report ? { report } : {}) };
}
