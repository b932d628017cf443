import { randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { CannotError, describe } from "./errors";

/**
 * @param what names the file's role in the error, e.g. `--report bandit`
 * @throws CannotError when the file can't be read
 */
export function readInput(file: string, what: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new CannotError(`${what}: ${file} can't be read (${describe(error)})`, "name a file that exists", {
      cause: error,
    });
  }
}

/**
 * Writes a file as a whole or not at all, so that no reader and no crash sees half of it.
 * @throws CannotError when it can't be written
 */
export function writeOutput(file: string, text: string, what: string): void {
  const target = resolve(file);
  // A pipe or device can't be replaced by renaming.
  const isSpecial = statSync(target, { throwIfNoEntry: false })?.isFile() === false;
  const partial = isSpecial ? target : `${target}.${randomUUID()}.partial`;
  try {
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(partial, text);
    if (!isSpecial) renameSync(partial, target);
  } catch (error) {
    if (!isSpecial) rmSync(partial, { force: true });
    throw new CannotError(
      `${what}: ${file} can't be written (${describe(error)})`,
      "name a file in a folder you may write to",
      {
        cause: error,
      },
    );
  }
}
