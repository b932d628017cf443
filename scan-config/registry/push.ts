import { openAsBlob } from "node:fs";
import { sha256 } from "../../lambdas/shared/source-digest";

/** A repository that is pushed to. */
export interface PushTarget {
  /** Base address of the registry. */
  readonly address: string;
  readonly repository: string;
  /** `Authorization` of every request. */
  readonly authorization: string;
  readonly signal: AbortSignal;
}

export interface Blob {
  readonly digest: string;
  readonly file: string;
}

/** A registry did not do what it was asked. */
async function refused(what: string, response: Response): Promise<Error> {
  const body = (await response.text().catch(() => "")).trim().slice(0, 500);
  return new Error(`the registry refuses ${what}: it answers ${response.status} ${body}`.trim());
}

function request(target: PushTarget, path: string | URL, init: RequestInit = {}): Promise<Response> {
  const { address, repository, authorization, signal } = target;
  const url = path instanceof URL ? path : new URL(`/v2/${repository}/${path}`, address);
  return fetch(url, { ...init, signal, headers: { ...init.headers, authorization } });
}

/**
 * Uploads a blob, unless the repository has it.
 * @throws Error with the registry's own reason
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#pushing-a-blob-in-chunks
 */
export async function pushBlob(target: PushTarget, { digest, file }: Blob): Promise<void> {
  const present = await request(target, `blobs/${digest}`, { method: "HEAD" });
  if (present.ok) return;
  const begun = await request(target, "blobs/uploads/", { method: "POST" });
  if (begun.status !== 202) throw await refused("an upload", begun);
  const sent = await request(target, placeOf(begun, target), {
    method: "PATCH",
    headers: { "content-type": "application/octet-stream" },
    // With its length, and read from the disk as it is sent.
    body: await openAsBlob(file),
  });
  if (sent.status !== 202) throw await refused(`the bytes of ${digest}`, sent);
  const place = placeOf(sent, target);
  place.searchParams.set("digest", digest);
  const ended = await request(target, place, { method: "PUT" });
  if (ended.status !== 201) throw await refused(digest, ended);
}

/** Credentials go to the registry and nowhere else. */
function placeOf(response: Response, { address }: PushTarget): URL {
  const place = new URL(response.headers.get("location") ?? "", address);
  if (place.origin !== new URL(address).origin)
    throw new Error(`the registry ${address} sends an upload to ${place.origin}: nothing was sent there`);
  return place;
}

/**
 * Puts a manifest under a tag, last of all: from then on there is an image.
 * @returns its digest
 * @throws Error when the tag names another image already, or with the registry's own reason
 */
export async function pushManifest(target: PushTarget, tag: string, mediaType: string, bytes: string): Promise<string> {
  const digest = `sha256:${sha256(bytes)}`;
  const present = await request(target, `manifests/${tag}`, { method: "HEAD", headers: { accept: mediaType } });
  if (present.ok) {
    const found = present.headers.get("docker-content-digest");
    // A build that is tried again finds its own image, which an immutable tag lets nobody put a second time.
    if (found === digest) return digest;
    throw new Error(`the tag ${tag} names ${found} already, not ${digest}: an image is never replaced`);
  }
  const put = await request(target, `manifests/${tag}`, {
    method: "PUT",
    headers: { "content-type": mediaType },
    body: bytes,
  });
  if (put.status !== 201) throw await refused(`the manifest ${digest}`, put);
  const claimed = put.headers.get("docker-content-digest") ?? digest;
  if (claimed !== digest) throw new Error(`the registry says that the image is ${claimed}, but it is ${digest}`);
  return digest;
}
