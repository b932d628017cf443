import { randomUUID } from "node:crypto";
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { BufferedFile } from "../../lambdas/shared/bytes/buffered-file";
import { type ByteSource, bytesSource, openFile, parts } from "../../lambdas/shared/bytes/byte-source";
import { CannotError, describe } from "./errors";

/**
 * @param what names the file's role in the error, e.g. `--report bandit`
 * @throws CannotError when the file can't be read
 */
export function readInput(file: string, what: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw unreadable(file, what, error);
  }
}

function unreadable(file: string, what: string, cause: unknown): CannotError {
  return new CannotError(`${what}: ${file} can't be read (${describe(cause)})`, "name a file that exists", { cause });
}

/**
 * The same for a file of any size, which stays open as long as the process lives. What is no file, such as a pipe, is
 * read as a whole.
 * @throws CannotError when the file can't be read
 */
export function openInput(file: string, what: string): ByteSource {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return bytesSource(readInput(file, what));
  try {
    return openFile(file);
  } catch (error) {
    throw unreadable(file, what, error);
  }
}

/**
 * Writes a file as a whole or not at all, so that no reader and no crash sees half of it.
 * @throws CannotError when it can't be written
 */
export function writeOutput(file: string, text: string, what: string): void {
  const output = openOutput(file, what);
  try {
    output.file.append(text);
    output.finish();
  } finally {
    output.close();
  }
}

/** The same for a file of any size that is written little by little: `write` gets it. */
export async function writeOutputFile<Answer>(
  file: string,
  what: string,
  write: (out: BufferedFile) => Promise<Answer>,
): Promise<Answer> {
  const output = openOutput(file, what);
  try {
    const answer = await write(output.file);
    output.finish();
    return answer;
  } finally {
    output.close();
  }
}

interface Output {
  readonly file: BufferedFile;
  /** Puts the file in its place. */
  finish(): void;
  /** Leaves nothing unfinished behind. */
  close(): void;
}

function openOutput(file: string, what: string): Output {
  const target = resolve(file);
  // A pipe or device can't be replaced by renaming.
  const isSpecial = statSync(target, { throwIfNoEntry: false })?.isFile() === false;
  const partial = isSpecial ? target : `${target}.${randomUUID()}.partial`;
  const attempt = <Done>(action: () => Done): Done => {
    try {
      return action();
    } catch (error) {
      throw new CannotError(
        `${what}: ${file} can't be written (${describe(error)})`,
        "name a file in a folder you may write to",
        { cause: error },
      );
    }
  };
  if (!isSpecial) attempt(() => mkdirSync(dirname(target), { recursive: true }));
  const descriptor = attempt(() => openSync(partial, isSpecial ? "w" : "wx+"));
  // What is no file can't be read again, nor shortened.
  const out = isSpecial ? new BufferedFile() : new BufferedFile(() => descriptor);
  return {
    file: out,
    finish: () =>
      attempt(() => {
        if (isSpecial) for (const part of parts(out)) writeFileSync(descriptor, part);
        out.flush();
        if (!isSpecial) renameSync(partial, target);
      }),
    close() {
      out.close();
      if (isSpecial) closeSync(descriptor);
      else rmSync(partial, { force: true });
    },
  };
}
