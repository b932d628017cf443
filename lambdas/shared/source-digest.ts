import { createHash } from "node:crypto";
import { type ByteSource, parts } from "./bytes/byte-source";

/** One regular file of a source tree. */
export interface SourceFile {
  /** Relative to the tree's root, with `/` between the parts. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /**
   * Whether its owner may execute it. A package keeps that; the digest is of paths and contents alone.
   * @default no
   */
  readonly executable?: boolean;
}

/**
 * The source digest: SHA-256 (hex) over the lines `path\0sha256(bytes)\n`, sorted by path in code-unit order.
 * It is of the tree, not of the zip, because CodeBuild is given a tree.
 */
export function sourceDigest(files: Iterable<SourceFile>): string {
  const lines = Array.from(files, ({ path, bytes }) => ({ path, sha256: sha256(bytes) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, sha256 }) => `${path}\0${sha256}\n`);
  return sha256(lines.join(""));
}

/** The same of bytes of any number. */
export function sha256Of(source: ByteSource): string {
  const hash = createHash("sha256");
  for (const part of parts(source)) hash.update(part);
  return hash.digest("hex");
}

/** SHA-256 in lower-case hex. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}
