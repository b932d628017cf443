import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ByteSource, descriptorSource, readBytes } from "./byte-source";

const bufferBytes = 1_048_576;

/** A file that is appended to, and read again. It is opened only when there is more than one MiB, or at the end. */
export class BufferedFile implements ByteSource {
  readonly #open: () => number;
  #buffer: Buffer | undefined;
  #buffered = 0;
  #written = 0;
  #descriptor: number | undefined;

  /** @param open gives the descriptor of an empty file that may be read and written */
  constructor(open: () => number = openUnnamed) {
    this.#open = open;
  }

  /** The file of a descriptor that others have written. */
  static of(descriptor: number, size: number): BufferedFile {
    const file = new BufferedFile();
    file.#descriptor = descriptor;
    file.#written = size;
    return file;
  }

  /** In bytes. */
  get size(): number {
    return this.#written + this.#buffered;
  }

  /** Appends a text in UTF-8. Gives how many bytes it has. */
  append(text: string): number {
    // One UTF-16 code unit has at most three bytes in UTF-8.
    if (text.length * 3 > bufferBytes) return this.appendBytes(Buffer.from(text));
    const bytes = this.#room(text.length * 3).write(text, this.#buffered);
    this.#buffered += bytes;
    return bytes;
  }

  appendBytes(bytes: Uint8Array): number {
    this.flush();
    this.#write(bytes);
    return bytes.length;
  }

  /** Appends bytes of another source. */
  copy(source: ByteSource, position: number, length: number): void {
    if (length > bufferBytes) {
      this.appendBytes(readBytes(source, position, length));
      return;
    }
    const room = this.#room(length);
    this.#buffered += source.readInto(room.subarray(this.#buffered, this.#buffered + length), position);
  }

  readInto(target: Uint8Array, position: number): number {
    if (position >= this.#written && this.#buffer) {
      const start = position - this.#written;
      const part = this.#buffer.subarray(start, Math.min(start + target.length, this.#buffered));
      target.set(part);
      return part.length;
    }
    if (position + target.length > this.#written) this.flush();
    return this.#descriptor === undefined
      ? 0
      : descriptorSource(this.#descriptor, this.size).readInto(target, position);
  }

  /** Takes bytes off its end. */
  shorten(bytes: number): void {
    if (bytes > this.#buffered) {
      this.flush();
      this.#written -= bytes;
      if (this.#descriptor !== undefined) ftruncateSync(this.#descriptor, this.#written);
    } else this.#buffered -= bytes;
  }

  /** From here on everything is in the file. */
  flush(): void {
    this.#write(this.#buffer?.subarray(0, this.#buffered) ?? new Uint8Array());
    this.#buffered = 0;
  }

  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }

  #room(bytes: number): Buffer {
    if (bytes > bufferBytes - this.#buffered) this.flush();
    this.#buffer ??= Buffer.allocUnsafe(bufferBytes);
    return this.#buffer;
  }

  #write(bytes: Uint8Array): void {
    this.#descriptor ??= this.#open();
    for (let done = 0; done < bytes.length; )
      done += writeSync(this.#descriptor, bytes, done, bytes.length - done, this.#written + done);
    this.#written += bytes.length;
  }
}

/** A temporary file without a name, so that nothing of it is left, whatever happens to the process. */
export function openUnnamed(): number {
  const folder = mkdtempSync(join(tmpdir(), "gatehouse-"));
  try {
    return openSync(join(folder, "data"), "wx+", 0o600);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
