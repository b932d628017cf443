import { readFileSync } from "node:fs";
import { bundle } from "../config/scan-configuration";
import type { SourceFile } from "../lambdas/shared/source-digest";

/** The code of a function, from `lambdas/<name>/`. */
export function lambdaBundle(name: string): SourceFile {
  return { path: "index.js", bytes: readFileSync(bundle(`lambdas/${name}/index.js`)) };
}
