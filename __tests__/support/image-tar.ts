import { dockerArchive } from "../../cli/preview/image/docker-archive";
import { imageRecipe } from "../../cli/preview/image/recipe";
import { tar } from "../../cli/preview/image/tar";
import { sha256 } from "../../lambdas/shared/source-digest";

/** The image of a recipe with one Python package. */
export function exampleImage(version = "2.10.1"): Buffer {
  return dockerArchive(imageRecipe.parse({ python: [{ name: "PyJWT", version }] }), "payments:scan");
}

export interface ImageParts {
  /** As they are in the tar. */
  readonly layers: readonly Buffer[];
  /** As the configuration names them. @default the layers' own */
  readonly diffIds?: readonly string[];
  /** More or other members of manifest.json's only entry. */
  readonly entry?: object;
  /** How often manifest.json names the image. */
  readonly images?: number;
}

/** An image tar as newer Docker versions save it: `blobs/sha256/<digest>`. */
export function imageTar({ layers, diffIds = layers.map(sha256), entry = {}, images = 1 }: ImageParts): Buffer {
  const configuration = Buffer.from(
    JSON.stringify({ rootfs: { type: "layers", diff_ids: diffIds.map((id) => `sha256:${id}`) } }),
  );
  const blob = (bytes: Buffer) => ({ path: `blobs/sha256/${sha256(bytes)}`, bytes });
  const named = { Config: blob(configuration).path, Layers: layers.map((layer) => blob(layer).path), ...entry };
  const manifest = Buffer.from(JSON.stringify(Array(images).fill(named)));
  return tar([blob(configuration), ...layers.map(blob), { path: "manifest.json", bytes: manifest }]);
}
