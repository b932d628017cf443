import { isUtf8 } from "node:buffer";
import { readFileSync } from "node:fs";

/** The file is there, but holds nothing that can be read as text. */
export class UnreadableFileError extends Error {
  override readonly name = "UnreadableFileError";
}

/**
 * A file that people write, as it is to the byte: what is no UTF-8 would be read as something else, and written so.
 * @throws UnreadableFileError
 */
export function readText(file: string): string {
  const bytes = contents(file);
  const text = bytes.toString("utf8");
  if (isUtf8(bytes)) return text;
  // What can't be read has become this character.
  const line = text.slice(0, text.indexOf("\uFFFD")).split("\n").length;
  throw new UnreadableFileError(`${file}:${line}: is not written in UTF-8 here: save the file in that encoding`);
}

function contents(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const { message } = error as NodeJS.ErrnoException;
    throw new UnreadableFileError(`${file} can't be read (${message}): name a file that you may read`, {
      cause: error,
    });
  }
}
