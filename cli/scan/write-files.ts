import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { SourceFile } from "../../lambdas/shared/source-digest";

/** Writes files below `folder`, as unpacking their package would. */
export function writeFiles(folder: string, files: Iterable<SourceFile>): void {
  for (const { path, bytes, executable } of files) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, bytes, { mode: executable ? 0o755 : 0o644 });
  }
}
