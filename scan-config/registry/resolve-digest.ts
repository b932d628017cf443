import { sha256 } from "../../lambdas/shared/source-digest";
import { pullToken } from "./pull-token";
import { type ImageReference, registryAddress } from "./reference";

/** Media types of what a tag may name. */
const manifestTypes = [
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.docker.distribution.manifest.v2+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
].join(", ");

/**
 * The digest of the manifest that a tag names now, computed of its bytes: who then asks by digest gets that one or none.
 * @throws Error when the registry does not answer with it
 */
export async function resolveDigest(
  { registry, repository, reference }: ImageReference,
  signal: AbortSignal,
): Promise<string> {
  const address = `${registryAddress(registry)}/v2/${repository}/manifests/${reference}`;
  const get = (authorization?: string) =>
    fetch(address, { signal, headers: { accept: manifestTypes, ...(authorization && { authorization }) } });
  const first = await get();
  const response =
    first.status === 401 ? await get(await pullToken(first.headers.get("www-authenticate"), signal)) : first;
  if (!response.ok) throw new Error(`${address} answers ${response.status}`);
  const digest = `sha256:${sha256(new Uint8Array(await response.arrayBuffer()))}`;
  const claimed = response.headers.get("docker-content-digest") ?? digest;
  if (claimed !== digest) throw new Error(`${address} says that it is ${claimed}, but it is ${digest}`);
  return digest;
}
