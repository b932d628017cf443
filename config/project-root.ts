import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** Gatehouse's own folder: the nearest one above the running file that holds its `cdktf.json`. */
export const projectRoot = find(__dirname);

function find(folder: string): string {
  return existsSync(join(folder, "cdktf.json")) || folder === dirname(folder) ? folder : find(dirname(folder));
}
