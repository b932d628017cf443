import type { Bucket } from "./bucket";

/** The files of one execution, by their names below its folder: `findings.json`, `bandit/run.json`. */
export interface ExecutionFiles {
  readonly names: readonly string[];
  /** `undefined` when there is no such file; any failure to read one that is there is thrown. */
  read(name: string): Promise<Uint8Array | undefined>;
}

/**
 * Only what the listing shows is read: for an object that is missing, S3 answers 403 to a role that may list no more
 * than one prefix (https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html), and 403 must stay an error.
 */
export async function executionFiles(bucket: Bucket, prefix: string): Promise<ExecutionFiles> {
  const keys = await bucket.list(prefix);
  const names = keys.map((key) => key.slice(prefix.length));
  return { names, read: async (name) => (names.includes(name) ? bucket.read(prefix + name) : undefined) };
}

export async function readText(files: ExecutionFiles, name: string): Promise<string | undefined> {
  const bytes = await files.read(name);
  return bytes && new TextDecoder().decode(bytes);
}
