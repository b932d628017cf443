import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { InstallError, UnreachableError } from "./install-error";
import { reasonOf } from "./reason";
import type { ReleaseArchive } from "./release";

export interface Download {
  readonly what: string;
  readonly archive: ReleaseArchive;
  readonly file: string;
  readonly onProgress: (line: string) => void;
  readonly signal?: AbortSignal | undefined;
}

const progressMilliseconds = 4000;

/**
 * Downloads an archive and compares it with its pinned SHA-256. Nobody may unpack `file` before this has returned.
 * @throws UnreachableError when it cannot be had or is cut off
 * @throws InstallError when it is another file than was pinned
 */
export async function download({ what, archive, file, onProgress, signal }: Download): Promise<void> {
  const hash = createHash("sha256");
  let bytes = 0;
  const timer = setInterval(
    () => onProgress(`${what}: downloading, ${(bytes / 1e6).toFixed(1)} MB`),
    progressMilliseconds,
  );
  try {
    const response = await fetch(archive.url, { ...(signal && { signal }) });
    if (!response.ok || response.body === null) throw new Error(`the server answers ${response.status}`);
    const count = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        bytes += chunk.length;
        done(null, chunk);
      },
    });
    await pipeline(Readable.fromWeb(response.body), count, createWriteStream(file));
  } catch (error) {
    signal?.throwIfAborted();
    throw new UnreachableError(
      `cannot download ${what} from ${archive.url}: ${reasonOf(error)}`,
      "connect to the network and run this again",
    );
  } finally {
    clearInterval(timer);
  }
  const found = hash.digest("hex");
  if (found !== archive.sha256)
    throw new InstallError(
      `${archive.url} has the SHA-256 ${found}, pinned is ${archive.sha256}: it was not unpacked`,
      "do not use it: find out who serves another file than was pinned (a proxy, a mirror, a takeover)",
    );
}
