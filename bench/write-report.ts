import { open } from "node:fs/promises";

/**
 * Writes a text that may be larger than memory, and waits until the disk has it, so that writing does not go on beside
 * the measurements.
 * @returns its size in bytes
 * @throws the reason of `signal` when it aborts
 */
export async function writeReport(file: string, pieces: Iterable<string>, signal: AbortSignal): Promise<number> {
  const handle = await open(file, "w");
  try {
    let bytes = 0;
    for (const piece of pieces) {
      signal.throwIfAborted();
      await handle.appendFile(piece);
      bytes += Buffer.byteLength(piece);
    }
    await handle.sync();
    return bytes;
  } finally {
    await handle.close();
  }
}
