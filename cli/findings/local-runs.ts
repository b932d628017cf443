import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Run, readRuns } from "../../lambdas/shared/runs";
import { CannotError } from "../support/errors";

/**
 * The scanner runs that `gatehouse scan --out DIR` wrote, read as the gate Lambda reads them from its bucket.
 * @throws CannotError when there is no such folder
 */
export function readLocalRuns(directory: string): Promise<readonly Run[]> {
  if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory())
    throw new CannotError(`--runs: ${directory} is no folder`, 'name the folder that "gatehouse scan --out DIR" wrote');
  const folder = {
    read: async (key: string) => (existsSync(key) ? readFileSync(key) : undefined),
    folders: async (prefix: string) =>
      readdirSync(prefix, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name),
  };
  return readRuns(folder, join(directory, "/"));
}
