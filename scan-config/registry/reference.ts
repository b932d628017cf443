/** A tag or digest in an OCI registry. */
export interface ImageReference {
  /** Host, with a port where it has one. */
  readonly registry: string;
  readonly repository: string;
  /** A tag, or `sha256:<hex>`. */
  readonly reference: string;
}

const shape = /^([a-z0-9.-]+(?::\d+)?)\/([a-z0-9._/-]+)(?::([\w][\w.-]{0,127})|@(sha256:[0-9a-f]{64}))$/;

/**
 * Reads `<registry>/<repository>:<tag>` or `<registry>/<repository>@<digest>`; nothing is filled in.
 * @throws Error when it is of another form
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#pulling-manifests
 */
export function parseReference(text: string): ImageReference {
  const [, registry, repository, tag, digest] = shape.exec(text) ?? [];
  const reference = tag ?? digest;
  if (registry === undefined || repository === undefined || reference === undefined)
    throw new Error(`"${text}" is no address in a registry: it must be <registry>/<repository>:<tag>`);
  return { registry, repository, reference };
}

/** Base address of a registry. Only this machine itself is spoken to without TLS, as Docker and Trivy do. */
export function registryAddress(registry: string): string {
  return /^(127\.0\.0\.1|localhost)(:|$)/.test(registry) ? `http://${registry}` : `https://${registry}`;
}
