import { statSync } from "node:fs";
import type { SourceFile } from "../../lambdas/shared/source-digest";
import { readSourceTree } from "../../scan-config/runner/source-tree";
import { CannotError } from "../support/errors";

/** Left out of every package: history is not what is deployed, and it would change the digest with every commit. */
const leftOut = [".git"] as const;

/**
 * The files that a package of `folder` holds.
 * @throws CannotError when the folder is missing or empty, or holds something that a package cannot
 */
export function packageFiles(folder: string): readonly SourceFile[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new CannotError(`${folder} is not a folder`, "name the folder that holds the workload's source");
  const { files, refused } = readSourceTree(folder, leftOut);
  if (refused.length > 0)
    throw new CannotError(
      `${folder} holds what a package cannot: ${refused.map(({ path, kind }) => `${path} (${kind})`).join(", ")}`,
      "replace each by a regular file, or move it out of the folder",
    );
  if (files.length === 0) throw new CannotError(`${folder} holds no file`, "there is nothing to package");
  return files;
}
