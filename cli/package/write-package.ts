import { randomUUID } from "node:crypto";
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { reproducibleZip } from "../../lambdas/shared/reproducible-zip";
import { sha256, sourceDigest } from "../../lambdas/shared/source-digest";
import { CannotError } from "../support/errors";
import { ignoreFile } from "./ignore-file";
import { leftOutOf, packageFiles } from "./source-tree";

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

/**
 * Zips `folder` into `file`, the same source to the same bytes, and puts it there whole or not at all.
 * @throws CannotError when the folder can't be packaged, or the next package of it would hold this one
 */
export function writePackage(folder: string, file: string): WrittenPackage {
  const path = resolve(file);
  refuseInside(folder, path);
  const files = packageFiles(folder);
  const zip = reproducibleZip(files);
  const partial = `${path}.${randomUUID()}.partial`;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(partial, zip);
  renameSync(partial, path);
  return { path, sourceDigest: sourceDigest(files), sha256: sha256(zip), bytes: zip.length, files: files.length };
}

function refuseInside(folder: string, path: string): void {
  const inside = relative(resolve(folder), path);
  if (inside.startsWith("..") || isLeftOut(leftOutOf(folder), inside)) return;
  throw new CannotError(
    `${path} lies inside ${folder}, so the next package would hold this one`,
    `name a file elsewhere with --out, or leave it out in ${ignoreFile}`,
  );
}

/** The path itself, or a folder above it. */
function isLeftOut(leavesOut: (path: string, isFolder: boolean) => boolean, path: string): boolean {
  const parts = path.split("/");
  return parts.some((_, index) => leavesOut(parts.slice(0, index + 1).join("/"), index < parts.length - 1));
}
