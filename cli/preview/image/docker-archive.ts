import { sha256 } from "../../../lambdas/shared/source-digest";
import { imageFiles } from "./image-files";
import type { ImageRecipe } from "./recipe";
import { tar } from "./tar";

/**
 * An image as `docker save` writes it, with one layer and the same bytes for the same recipe.
 * @param tag `<name>:<tag>`, which reports show
 * @see https://github.com/moby/docker-image-spec/blob/v1.3.1/spec.md
 */
export function dockerArchive(recipe: ImageRecipe, tag: string): Buffer {
  const layer = tar(imageFiles(recipe));
  const config = json({
    architecture: "amd64",
    os: "linux",
    created: "1970-01-01T00:00:00Z",
    config: { User: recipe.user },
    rootfs: { type: "layers", diff_ids: [`sha256:${sha256(layer)}`] },
    history: [{ created: "1970-01-01T00:00:00Z", created_by: "gatehouse: the example's recipe" }],
  });
  const [configFile, layerFile] = [`${sha256(config)}.json`, `${sha256(layer)}/layer.tar`];
  return tar([
    { path: configFile, bytes: config },
    { path: layerFile, bytes: layer },
    { path: "manifest.json", bytes: json([{ Config: configFile, RepoTags: [tag], Layers: [layerFile] }]) },
  ]);
}

function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}
