import { closeSync, createReadStream, openSync, readSync } from "node:fs";
import type { Readable } from "node:stream";
import { sha256 } from "../../lambdas/shared/source-digest";
import { asArray, asObject, type JsonObject } from "../runner/reports/json";
import { indexTar, type TarPlace } from "./tar-index";

/** One layer of the image, in the order in which they are put on each other. */
export interface ArchivedLayer {
  /** SHA-256 (hex) of the layer's tar as the image's configuration names it. */
  readonly diffId: string;
  open(): Readable;
}

/** An image as `docker save` writes it. */
export interface ImageArchive {
  /** The configuration's own bytes: their digest is the image's id, the one that was scanned. */
  readonly configuration: Buffer;
  readonly layers: readonly ArchivedLayer[];
}

/**
 * Reads an image tar.
 * @throws Error when it is none, or holds more or less than one whole image
 * @see https://github.com/moby/docker-image-spec/blob/v1.3.1/spec.md
 */
export function readImageArchive(file: string): ImageArchive {
  const places = indexTar(file);
  const find = (path: string): TarPlace => {
    const place = places.get(path);
    if (!place) throw new Error(`${file} holds no ${path}`);
    return place;
  };
  const images = asArray(JSON.parse(bytesAt(file, find("manifest.json")).toString("utf8")), "manifest.json");
  if (images.length !== 1) throw new Error(`${file} holds ${images.length} images, expected one`);
  const image = asObject(images[0], "the image in manifest.json");
  const configuration = bytesAt(file, find(String(image.Config)));
  if (!String(image.Config).includes(sha256(configuration)))
    throw new Error(`${file}: ${image.Config} has the SHA-256 ${sha256(configuration)}, not the one in its name`);
  const paths = asArray(image.Layers, "Layers").map(String);
  const diffIds = diffIdsOf(asObject(JSON.parse(configuration.toString("utf8")), "the image's configuration"));
  if (paths.length !== diffIds.length || paths.length === 0)
    throw new Error(`${file} holds ${paths.length} layers, its configuration names ${diffIds.length}`);
  return {
    configuration,
    layers: paths.map((path, index) => {
      const { offset, size } = find(path);
      return {
        diffId: diffIds[index] ?? "",
        open: () => createReadStream(file, { start: offset, end: offset + size - 1 }),
      };
    }),
  };
}

function diffIdsOf({ rootfs }: JsonObject): readonly string[] {
  return asArray(asObject(rootfs, "rootfs").diff_ids, "rootfs.diff_ids").map((id) => String(id).replace("sha256:", ""));
}

function bytesAt(file: string, { offset, size }: TarPlace): Buffer {
  const bytes = Buffer.alloc(size);
  const descriptor = openSync(file, "r");
  try {
    readSync(descriptor, bytes, 0, size, offset);
    return bytes;
  } finally {
    closeSync(descriptor);
  }
}
