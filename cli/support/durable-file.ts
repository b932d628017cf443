import { randomUUID } from "node:crypto";
import {
  closeSync,
  fchmodSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { CannotError, describe } from "./errors";
import { outputPlace } from "./output-place";

/**
 * Replaces a file that people write: whatever happens meanwhile, also that the machine stops, it holds the old text or
 * the new one. Its mode stays, and a link stays one.
 * @param before what was read from it
 * @throws CannotError when somebody else changed it since, it is read-only, or it can't be written
 */
export function replaceFile(file: string, before: string, after: string): void {
  writing(file, () => {
    const place = outputPlace(file);
    const { mode } = statSync(place);
    // A rename would not ask for it.
    if ((mode & 0o222) === 0)
      throw new CannotError(`${file} is read-only, so it stays as it is`, `make it writable: chmod u+w ${file}`);
    const partial = durable(place, after, mode);
    try {
      if (readFileSync(place, "utf8") !== before)
        throw new CannotError(`${file} was changed by somebody else meanwhile, so it stays as it is`, "run it again");
      renameSync(partial, place);
    } finally {
      rmSync(partial, { force: true });
    }
    synchronize(dirname(place));
  });
}

/**
 * The same for a file that must not be there yet.
 * @throws CannotError when it is, or can't be written
 */
export function createFile(file: string, text: string): void {
  writing(file, () => {
    mkdirSync(dirname(file), { recursive: true });
    const partial = durable(file, text, 0o644);
    try {
      // Unlike a rename, it fails where a file of that name is.
      linkSync(partial, file);
    } finally {
      rmSync(partial, { force: true });
    }
    synchronize(dirname(file));
  });
}

/** A file beside `place` whose bytes the disk has. */
function durable(place: string, text: string, mode: number): string {
  const partial = `${place}.${randomUUID()}.partial`;
  const descriptor = openSync(partial, "wx", mode);
  try {
    fchmodSync(descriptor, mode);
    writeFileSync(descriptor, text);
    fsyncSync(descriptor);
    return partial;
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  } finally {
    closeSync(descriptor);
  }
}

/** Has the disk keep the new name too. */
function synchronize(folder: string): void {
  const descriptor = openSync(folder, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function writing(file: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    if (error instanceof CannotError) throw error;
    const isThere = (error as NodeJS.ErrnoException).code === "EEXIST";
    throw new CannotError(
      isThere ? `${file} is there already, and is not overwritten` : `${file} can't be written (${describe(error)})`,
      isThere ? "name another file, or remove that one yourself" : "name a file in a folder you may write to",
      { cause: error },
    );
  }
}
