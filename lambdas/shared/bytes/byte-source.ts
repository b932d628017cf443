import { closeSync, fstatSync, openSync, readSync } from "node:fs";

/** Bytes that can be read at any place, whether they are in memory or in a file. */
export interface ByteSource {
  /** In bytes. */
  readonly size: number;
  /** Of a file: another thread can read it, too. */
  readonly descriptor?: number;
  /** Fills `target` with the bytes from `position` on. Gives how many there were: fewer than asked for only at the end. */
  readInto(target: Uint8Array, position: number): number;
}

export function bytesSource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    readInto(target, position) {
      const part = bytes.subarray(position, position + target.length);
      target.set(part);
      return part.length;
    },
  };
}

/** A file that stays open as long as somebody may read it. */
export interface OpenFile extends ByteSource {
  close(): void;
}

/** @throws the error of the file system when there is no such file or it can't be read */
export function openFile(path: string): OpenFile {
  const descriptor = openSync(path, "r");
  return { ...descriptorSource(descriptor, fstatSync(descriptor).size), close: () => closeSync(descriptor) };
}

export function descriptorSource(descriptor: number, size: number): ByteSource {
  return {
    size,
    descriptor,
    readInto(target, position) {
      let filled = 0;
      while (filled < target.length) {
        const read = readSync(descriptor, target, filled, target.length - filled, position + filled);
        if (read === 0) break;
        filled += read;
      }
      return filled;
    },
  };
}

/** The bytes from `position` on, at most `length` of them. */
export function readBytes(source: ByteSource, position: number, length: number): Buffer {
  const target = Buffer.allocUnsafe(Math.max(0, Math.min(length, source.size - position)));
  return target.subarray(0, source.readInto(target, position));
}

/** All bytes in order, in parts that are overwritten by the next one. */
export function* parts(source: ByteSource, from = 0, to = source.size): Generator<Buffer> {
  const target = Buffer.allocUnsafe(partBytes);
  for (let position = from; position < to; ) {
    const read = source.readInto(target.subarray(0, Math.min(partBytes, to - position)), position);
    if (read === 0) return;
    yield target.subarray(0, read);
    position += read;
  }
}

/** Large enough that reading costs nothing, small enough for the processor's cache. */
const partBytes = 262_144;
