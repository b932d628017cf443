import { randomUUID } from "node:crypto";
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { reproducibleZip } from "../../lambdas/shared/reproducible-zip";
import { sha256, sourceDigest } from "../../lambdas/shared/source-digest";
import { packageFiles } from "./source-tree";

/** A package on disk. */
export interface WrittenPackage {
  readonly path: string;
  /** Digest of the tree (`sourceDigest`): what fingerprint, scanners and gate compare. */
  readonly sourceDigest: string;
  /** SHA-256 (hex) of the zip itself. */
  readonly sha256: string;
  readonly bytes: number;
  readonly files: number;
}

/** Zips `folder` into `file`, the same source to the same bytes, and puts it there whole or not at all. */
export function writePackage(folder: string, file: string): WrittenPackage {
  const files = packageFiles(folder);
  const zip = reproducibleZip(files);
  const path = resolve(file);
  const partial = `${path}.${randomUUID()}.partial`;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(partial, zip);
  renameSync(partial, path);
  return { path, sourceDigest: sourceDigest(files), sha256: sha256(zip), bytes: zip.length, files: files.length };
}
