import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sha256 } from "../../lambdas/shared/source-digest";
import { fileDigest } from "../databases/file-digests";
import { type PushTarget, pushBlob, pushManifest } from "../registry/push";
import { readImageArchive } from "./image-archive";
import { packLayer } from "./pack-layer";

/** The forms of an image that `docker save` saved: https://distribution.github.io/distribution/spec/manifest-v2-2/ */
const mediaTypes = {
  manifest: "application/vnd.docker.distribution.manifest.v2+json",
  configuration: "application/vnd.docker.container.image.v1+json",
  layer: "application/vnd.docker.image.rootfs.diff.tar.gzip",
} as const;

export interface Publication {
  readonly tar: string;
  /** SHA-256 (hex) of the tar that was scanned. */
  readonly sha256: string;
  readonly tag: string;
  readonly target: PushTarget;
}

/**
 * Pushes an image tar, layer by layer, and its manifest last.
 * @returns the digest of the image in the registry
 * @throws Error when the tar is not the one that was scanned, is damaged, or the registry refuses it
 */
export async function publishImage({ tar, sha256: scanned, tag, target }: Publication): Promise<string> {
  const found = await fileDigest(tar);
  if (found.sha256 !== scanned)
    throw new Error(
      `${tar} has the SHA-256 ${found.sha256}, the image that was scanned has ${scanned}: nothing was pushed`,
    );
  const { configuration, layers } = readImageArchive(tar);
  const scratch = mkdtempSync(join(tmpdir(), "gatehouse-publish-"));
  try {
    const file = join(scratch, "configuration.json");
    writeFileSync(file, configuration);
    const config = descriptor(mediaTypes.configuration, configuration.length, sha256(configuration));
    await pushBlob(target, { digest: config.digest, file });
    const pushed = [];
    for (const [index, layer] of layers.entries()) {
      const packed = await packLayer(layer, join(scratch, `layer-${index}`));
      const described = descriptor(mediaTypes.layer, packed.bytes, packed.sha256);
      await pushBlob(target, { digest: described.digest, file: packed.file });
      rmSync(packed.file);
      pushed.push(described);
    }
    const manifest = { schemaVersion: 2, mediaType: mediaTypes.manifest, config, layers: pushed };
    return await pushManifest(target, tag, mediaTypes.manifest, JSON.stringify(manifest));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function descriptor(mediaType: string, size: number, hex: string) {
  return { mediaType, size, digest: `sha256:${hex}` };
}
