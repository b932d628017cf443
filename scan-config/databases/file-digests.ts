import { createHash } from "node:crypto";
import { createReadStream, statSync } from "node:fs";
import { join } from "node:path";
import type { DatabaseFile } from "./record";

/** Size and SHA-256 of files below a folder, of any size. @throws Error when one cannot be read */
export async function fileDigests(folder: string, paths: readonly string[]): Promise<readonly DatabaseFile[]> {
  const files: DatabaseFile[] = [];
  for (const path of paths) files.push({ path, ...(await fileDigest(join(folder, path))) });
  return files;
}

/** Size and SHA-256 (hex) of one file. */
export async function fileDigest(file: string): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const hash = createHash("sha256");
  for await (const part of createReadStream(file)) hash.update(part as Buffer);
  return { bytes: statSync(file).size, sha256: hash.digest("hex") };
}
