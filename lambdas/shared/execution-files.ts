import type { Bucket } from "./bucket";
import type { ByteSource, OpenFile } from "./bytes/byte-source";

/** The files of one execution, by their names below its folder: `findings.json`, `bandit/run.json`. */
export interface ExecutionFiles {
  readonly names: readonly string[];
  /** `undefined` when there is no such file; any failure to read one that is there is thrown. */
  read(name: string): Promise<Uint8Array | undefined>;
  /** The same for a file of any size. */
  open(name: string): Promise<ByteSource | undefined>;
  /** Lets go of everything that was opened. */
  close(): void;
}

/**
 * Only what the listing shows is read: for an object that is missing, S3 answers 403 to a role that may list no more
 * than one prefix (https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html), and 403 must stay an error.
 */
export async function executionFiles(bucket: Bucket, prefix: string): Promise<ExecutionFiles> {
  const keys = await bucket.list(prefix);
  const names = keys.map((key) => key.slice(prefix.length));
  const opened: OpenFile[] = [];
  return {
    names,
    read: async (name) => (names.includes(name) ? bucket.read(prefix + name) : undefined),
    async open(name) {
      const file = names.includes(name) ? await bucket.open(prefix + name) : undefined;
      if (file) opened.push(file);
      return file;
    },
    close() {
      for (const file of opened.splice(0)) file.close();
    },
  };
}

export async function readText(files: ExecutionFiles, name: string): Promise<string | undefined> {
  const bytes = await files.read(name);
  return bytes && new TextDecoder().decode(bytes);
}
