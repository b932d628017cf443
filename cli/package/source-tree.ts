import { statSync } from "node:fs";
import { basename } from "node:path";
import { unzipLimits } from "../../lambdas/fingerprint/unzip";
import type { SourceFile } from "../../lambdas/shared/source-digest";
import { readSourceTree, symbolicLink } from "../../scan-config/runner/source-tree";
import { CannotError } from "../support/errors";
import { ignoreFile, readIgnoreFile } from "./ignore-file";
import { linkedFile } from "./linked-file";

/** Left out of every package: history is not what is deployed, and it would change the digest with every commit. */
const history = ".git";

/**
 * The files that a package of `folder` holds: all but `.git` and what `.gatehouseignore` leaves out.
 * @throws CannotError when the folder is missing or empty, or holds something that a package or a pipeline cannot
 */
export function packageFiles(folder: string): readonly SourceFile[] {
  const { files, refused } = readSourceTree(folder, leftOutOf(folder));
  const entries = refused.map((entry) => (entry.kind === symbolicLink ? linkedFile(folder, entry.path, files) : entry));
  const still = entries.flatMap((entry) => ("kind" in entry ? [entry] : []));
  if (still.length > 0)
    throw new CannotError(
      `${folder} holds what a package cannot: ${still.map(({ path, kind }) => `${path} (${kind})`).join(", ")}`,
      `replace each by a regular file, or leave it out in ${ignoreFile}`,
    );
  const packaged = [...files, ...entries.flatMap((entry) => ("kind" in entry ? [] : [entry]))];
  if (packaged.length === 0) throw new CannotError(`${folder} holds no file`, "there is nothing to package");
  return withinLimits(folder, packaged);
}

/**
 * Whether an entry is no part of the package.
 * @throws CannotError when the folder is missing, or its `.gatehouseignore` can't be read
 */
export function leftOutOf(folder: string): (path: string, isFolder: boolean) => boolean {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new CannotError(`${folder} is not a folder`, "name the folder that holds the workload's source");
  const isIgnored = readIgnoreFile(folder);
  return (path, isFolder) => basename(path) === history || isIgnored(path, isFolder);
}

/** The pipeline's first action refuses more, minutes later. */
function withinLimits(folder: string, files: readonly SourceFile[]): readonly SourceFile[] {
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
  if (files.length > unzipLimits.files || bytes > unzipLimits.bytes)
    throw new CannotError(
      `${folder} holds ${files.length} files of ${bytes} bytes, a pipeline takes at most ${unzipLimits.files} files of ${unzipLimits.bytes} bytes`,
      `leave out in ${ignoreFile} what is not deployed`,
    );
  return files;
}
