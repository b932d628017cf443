import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The text of a file beside the function's bundle, compiled from `scan-config/` when the bundle was made. */
export function beside(file: string): string {
  return readFileSync(join(__dirname, file), "utf8");
}
