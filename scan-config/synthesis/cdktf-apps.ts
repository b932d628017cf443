import { posix } from "node:path";
import type { SourceFile } from "../../lambdas/shared/source-digest";

/**
 * Folders of the source that hold a CDKTF app, by their `cdktf.json`, sorted; `.` is the source itself. Installed packages
 * hold templates of that name, which are nobody's app.
 */
export function cdktfApps(files: readonly Pick<SourceFile, "path">[]): readonly string[] {
  return files
    .filter(({ path }) => posix.basename(path) === "cdktf.json" && !path.split("/").includes("node_modules"))
    .map(({ path }) => posix.dirname(path))
    .sort();
}

/** Where an app's stacks are, seen from the source: where CDKTF itself would have put them. */
export function stacksFolder(app: string): string {
  return posix.join(app, "cdktf.out", "stacks");
}

/** The file of a stack, the only one of a synthesis that is scanned. */
export const stackFile = "cdk.tf.json";
