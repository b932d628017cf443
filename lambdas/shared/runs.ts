import type { ByteSource } from "./bytes/byte-source";
import { type ExecutionFiles, readText } from "./execution-files";
import { readRunManifest } from "./read-run-manifest";
import type { RunManifest } from "./run-manifest";

/** What stands in one scanner's folder of an execution. */
export interface Run {
  /** The folder's name: the scanner's name unless somebody put something foreign there. */
  readonly folder: string;
  readonly manifest: RunManifest | { readonly problem: string };
  /** The report that the manifest names; absent when there is none. */
  readonly report?: ByteSource;
}

/** The problem of a run that left no `run.json`. */
export const noManifest = "is missing";

/** Every folder of the execution, sorted; also those that no scanner should have written. */
export async function readRuns(files: ExecutionFiles): Promise<readonly Run[]> {
  const folders = files.names.filter((name) => name.includes("/")).map((name) => name.slice(0, name.indexOf("/")));
  return Promise.all([...new Set(folders)].sort().map((folder) => readRun(files, folder)));
}

async function readRun(files: ExecutionFiles, folder: string): Promise<Run> {
  const text = await readText(files, `${folder}/run.json`);
  if (text === undefined) return { folder, manifest: { problem: noManifest } };
  const read = readRunManifest(text);
  if ("problem" in read) return { folder, manifest: read };
  const report = read.manifest.report && (await files.open(`${folder}/${read.manifest.report.file}`));
  return { folder, manifest: read.manifest, ...(report ? { report } : {}) };
}
