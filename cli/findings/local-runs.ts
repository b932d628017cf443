import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { openFile } from "../../lambdas/shared/bytes/byte-source";
import { type Run, readRuns } from "../../lambdas/shared/runs";
import { CannotError } from "../support/errors";

/**
 * The scanner runs that `gatehouse scan --out DIR` wrote, read as the gate Lambda reads them from its bucket.
 * @throws CannotError when there is no such folder
 */
export function readLocalRuns(directory: string): Promise<readonly Run[]> {
  if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory())
    throw new CannotError(`--runs: ${directory} is no folder`, 'name the folder that "gatehouse scan --out DIR" wrote');
  const entries = readdirSync(directory, { withFileTypes: true });
  // A folder counts even when it is empty: it says that a scanner was to write there.
  const names = entries
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => [`${name}/`, ...filesIn(directory, name)]);
  return readRuns({
    names,
    read: async (name) => (names.includes(name) ? readFileSync(join(directory, name)) : undefined),
    open: async (name) => (names.includes(name) ? openFile(join(directory, name)) : undefined),
    // They stay open as long as the process lives.
    close() {},
  });
}

function filesIn(directory: string, folder: string): readonly string[] {
  return readdirSync(join(directory, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => `${folder}/${name}`);
}
