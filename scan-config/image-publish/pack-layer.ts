import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { fileDigest } from "../databases/file-digests";
import type { ArchivedLayer } from "./image-archive";

/** A layer as it is pushed. */
export interface PackedLayer {
  readonly file: string;
  readonly bytes: number;
  /** SHA-256 (hex) of the file. */
  readonly sha256: string;
}

/**
 * Writes a layer to `file`, compressed: the same bytes whenever it is done by the same zlib. Some Docker versions save
 * layers compressed; those are packed anew too, so that only one way has to be right.
 * @throws Error when the layer is not the one that the image's configuration names
 */
export async function packLayer({ diffId, open }: ArchivedLayer, file: string): Promise<PackedLayer> {
  const hash = createHash("sha256");
  const count = new Transform({
    transform(part: Buffer, _encoding, done) {
      hash.update(part);
      done(null, part);
    },
  });
  const target = createWriteStream(file);
  if (await isCompressed(open())) await pipeline(open(), createGunzip(), count, createGzip(), target);
  else await pipeline(open(), count, createGzip(), target);
  const found = hash.digest("hex");
  if (found !== diffId) throw new Error(`a layer has the SHA-256 ${found}, the image's configuration names ${diffId}`);
  return { file, ...(await fileDigest(file)) };
}

/** https://www.rfc-editor.org/rfc/rfc1952#page-6; a tar begins with a file's name. */
async function isCompressed(stream: AsyncIterable<Buffer>): Promise<boolean> {
  for await (const part of stream) return part[0] === 0x1f && part[1] === 0x8b;
  return false;
}
