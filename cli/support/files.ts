import { randomUUID } from "node:crypto";
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { BufferedFile } from "../../lambdas/shared/bytes/buffered-file";
import { type ByteSource, openFile, parts } from "../../lambdas/shared/bytes/byte-source";
import { CannotError, describe } from "./errors";
import { isSpecialPlace, outputPlace } from "./output-place";
import { withoutLeaving } from "./without-leaving";

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
 * The same for a file of any size, which stays open as long as the process lives. What is no file, such as a pipe, can
 * be read only once: it is copied to the disk.
 * @throws CannotError when the file can't be read
 */
export function openInput(file: string, what: string): ByteSource {
  try {
    return statSync(file).isFile() ? openFile(file) : copyOf(file);
  } catch (error) {
    throw unreadable(file, what, error);
  }
}

function copyOf(file: string): ByteSource {
  const descriptor = openSync(file, "r");
  const copy = new BufferedFile();
  const part = Buffer.allocUnsafe(262_144);
  try {
    for (let read = 1; read > 0; ) {
      read = readSync(descriptor, part, 0, part.length, null);
      copy.appendBytes(part.subarray(0, read));
    }
    return copy;
  } catch (error) {
    copy.close();
    throw error;
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Writes a file as a whole or not at all, so that no reader and no crash sees half of it. A link stays one.
 * @throws CannotError when it can't be written
 */
export function writeOutput(file: string, text: string, what: string): void {
  try {
    const place = outputPlace(file);
    if (isSpecialPlace(place)) writeFileSync(place, text);
    else replace(place, text);
  } catch (error) {
    throw unwritable(file, what, error);
  }
}

function replace(place: string, text: string): void {
  const partial = partialOf(place);
  try {
    writeFileSync(partial, text, { flag: "wx" });
    renameSync(partial, place);
  } finally {
    rmSync(partial, { force: true });
  }
}

/**
 * The same for a file of any size that is written little by little: `write` gets it, under a name that goes when the
 * process is told to end. That it can't be written shows before `write` begins.
 */
export async function writeOutputFile<Answer>(
  file: string,
  what: string,
  write: (out: BufferedFile) => Promise<Answer>,
): Promise<Answer> {
  const output = openOutput(file, what);
  const written = async () => {
    try {
      const answer = await write(output.file);
      output.finish();
      return answer;
    } finally {
      output.file.close();
    }
  };
  return output.partial === undefined ? written() : withoutLeaving(output.partial, written);
}

interface Output {
  readonly file: BufferedFile;
  /** Where it stands until it is finished. */
  readonly partial?: string;
  /** Puts the file in its place. */
  finish(): void;
}

function openOutput(file: string, what: string): Output {
  const attempt = <Done>(action: () => Done): Done => {
    try {
      return action();
    } catch (error) {
      throw unwritable(file, what, error);
    }
  };
  const output = attempt(() => {
    const place = outputPlace(file);
    return isSpecialPlace(place) ? specialOutput(place) : fileOutput(place);
  });
  return { ...output, finish: () => attempt(output.finish) };
}

function specialOutput(place: string): Output {
  const descriptor = openSync(place, "w");
  // What is no file can't be read again, nor shortened.
  const file = new BufferedFile();
  return {
    file,
    finish() {
      for (const part of parts(file)) writeFileSync(descriptor, part);
      closeSync(descriptor);
    },
  };
}

function fileOutput(place: string): Output {
  const partial = partialOf(place);
  const file = BufferedFile.of(openSync(partial, "wx+"), 0);
  return {
    file,
    partial,
    finish() {
      file.flush();
      renameSync(partial, place);
    },
  };
}

/** A new name in the same folder, which is made: from there a file can be renamed. */
function partialOf(place: string): string {
  mkdirSync(dirname(place), { recursive: true });
  return `${place}.${randomUUID()}.partial`;
}

function unwritable(file: string, what: string, cause: unknown): CannotError {
  return new CannotError(
    `${what}: ${file} can't be written (${describe(cause)})`,
    "name a file in a folder you may write to",
    { cause },
  );
}
