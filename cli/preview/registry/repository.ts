import { sha256 } from "../../../lambdas/shared/source-digest";

export interface StoredManifest {
  readonly bytes: Buffer;
  readonly mediaType: string;
  readonly digest: string;
}

/** A registry says no, in its own words: https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#error-codes */
export class RegistryRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

interface Descriptor {
  readonly digest: string;
  readonly size: number;
}

/** One repository, as strict as ECR's with immutable tags: nothing is taken that is not what it says. */
export class Repository {
  readonly #blobs = new Map<string, Buffer>();
  readonly #manifests = new Map<string, StoredManifest>();
  readonly #tags = new Map<string, string>();

  constructor(readonly name: string) {}

  get tags(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.#tags);
  }

  blob(digest: string): Buffer | undefined {
    return this.#blobs.get(digest);
  }

  /** By tag or digest. */
  manifest(reference: string): StoredManifest | undefined {
    return this.#manifests.get(this.#tags.get(reference) ?? reference);
  }

  putBlob(digest: string, bytes: Buffer): void {
    const found = digestOf(bytes);
    if (found !== digest) throw new RegistryRefusal(400, "DIGEST_INVALID", `the blob is ${found}, not ${digest}`);
    this.#blobs.set(digest, bytes);
  }

  putManifest(reference: string, mediaType: string, bytes: Buffer): StoredManifest {
    const { config, layers } = JSON.parse(bytes.toString("utf8")) as { config: Descriptor; layers: Descriptor[] };
    for (const { digest, size } of [config, ...layers])
      if (this.#blobs.get(digest)?.length !== size)
        throw new RegistryRefusal(404, "MANIFEST_BLOB_UNKNOWN", `there is no blob ${digest} of ${size} bytes`);
    if (this.#tags.has(reference))
      throw new RegistryRefusal(400, "TAG_INVALID", `the tag ${reference} exists, and the repository is immutable`);
    const manifest = { bytes, mediaType, digest: digestOf(bytes) };
    this.#manifests.set(manifest.digest, manifest);
    if (!reference.startsWith("sha256:")) this.#tags.set(reference, manifest.digest);
    return manifest;
  }
}

function digestOf(bytes: Buffer): string {
  return `sha256:${sha256(bytes)}`;
}
