import type { Bucket } from "./bucket";
import type { ByteSource, OpenFile } from "./bytes/byte-source";

/** The files of one execution, by their names below its folder: `findings.json`, `bandit/run.json`. */
export interface ExecutionFiles {
  readonly names: readonly string[];
  /** `undefined` when there is no such file; any failure to read one that is there is thrown. */
  read(name: string): Promise<Uint8Array | undefined>;
  /** The same for a file of any size. */
  open(name: string): Promise<ByteSource | undefined>;
  /** Lets go of everything that was opened, and of what is still being opened as soon as it is. */
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
  let isClosed = false;
  return {
    names,
    read: async (name) => (names.includes(name) ? bucket.read(prefix + name) : undefined),
    async open(name) {
      if (isClosed) throw closedError(name);
      const file = names.includes(name) ? await bucket.open(prefix + name) : undefined;
      // Of several that are opened at once one may have failed, and whoever asked has given up.
      if (isClosed) {
        file?.close();
        throw closedError(name);
      }
      if (file) opened.push(file);
      return file;
    },
    close() {
      isClosed = true;
      for (const file of opened.splice(0)) file.close();
    },
  };
}

const closedError = (name: string) => new Error(`${name} can't be opened: the execution's files are closed`);

export async function readText(files: ExecutionFiles, name: string): Promise<string | undefined> {
  const bytes = await files.read(name);
  return bytes && new TextDecoder().decode(bytes);
}
