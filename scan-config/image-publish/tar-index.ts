import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { posix } from "node:path";

/** Where a file's bytes are in a tar. */
export interface TarPlace {
  readonly offset: number;
  readonly size: number;
}

const block = 512;

/**
 * The regular files of a tar by path, with links resolved: `docker save` writes a layer that occurs twice as a link.
 * @throws Error when it is no tar, or is cut off
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html#tag_20_92_13_06
 */
export function indexTar(file: string): ReadonlyMap<string, TarPlace> {
  const descriptor = openSync(file, "r");
  try {
    return index(descriptor, fstatSync(descriptor).size, file);
  } finally {
    closeSync(descriptor);
  }
}

function index(descriptor: number, length: number, file: string): ReadonlyMap<string, TarPlace> {
  const places = new Map<string, TarPlace>();
  const links = new Map<string, string>();
  const header = Buffer.alloc(block);
  for (let at = 0; at < length; ) {
    if (readSync(descriptor, header, 0, block, at) !== block) throw new Error(`${file} is cut off`);
    // Two blocks of zeros end a tar.
    if (header.every((byte) => byte === 0)) break;
    if (header.toString("latin1", 257, 262) !== "ustar") throw new Error(`${file} is no tar: no header at byte ${at}`);
    const [name, size, type] = [pathOf(header), octal(header, 124, 12), header.toString("latin1", 156, 157)];
    const offset = at + block;
    if (!Number.isSafeInteger(size) || offset + size > length) throw new Error(`${file} is cut off in ${name}`);
    if (type === "0" || type === "\0") places.set(name, { offset, size });
    if (type === "1") links.set(name, text(header, 157, 100));
    if (type === "2") links.set(name, posix.join(posix.dirname(name), text(header, 157, 100)));
    at = offset + Math.ceil(size / block) * block;
  }
  for (const [name, target] of links) {
    const place = places.get(target);
    if (place) places.set(name, place);
  }
  return places;
}

function pathOf(header: Buffer): string {
  const [name, prefix] = [text(header, 0, 100), text(header, 345, 155)];
  return posix.normalize(prefix === "" ? name : `${prefix}/${name}`);
}

function text(header: Buffer, start: number, length: number): string {
  return header.toString("utf8", start, start + length).replace(/\0.*$/s, "");
}

function octal(header: Buffer, start: number, length: number): number {
  return Number.parseInt(text(header, start, length).trim() || "0", 8);
}
