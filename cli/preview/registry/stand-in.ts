import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { RegistryRefusal, Repository } from "./repository";

/** An OCI registry on loopback, in memory: what Moto does not have of ECR. */
export interface RegistryStandIn {
  /** Host and port. */
  readonly host: string;
  /** A repository is made before anything is pushed to it, as in ECR. */
  create(name: string): Repository;
  /** What was asked, e.g. `PUT /v2/a/manifests/1`. */
  readonly requests: readonly string[];
  stop(): Promise<void>;
}

export interface StandInOptions {
  /** The `Authorization` that every request must bring. @default none */
  readonly authorization?: string;
}

interface Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly repository: Repository;
  readonly rest: string;
  readonly query: URLSearchParams;
}

/** @see https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#endpoints */
export async function startRegistry({ authorization }: StandInOptions = {}): Promise<RegistryStandIn> {
  const repositories = new Map<string, Repository>();
  const uploads = new Map<string, Buffer[]>();
  const requests: string[] = [];

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://registry");
    requests.push(`${request.method} ${pathname}`);
    if (authorization !== undefined && request.headers.authorization !== authorization)
      throw new RegistryRefusal(401, "UNAUTHORIZED", "these are not the credentials");
    if (pathname === "/v2/") return void response.writeHead(200).end();
    const [, name = "", kind = "", rest = ""] = /^\/v2\/(.+)\/(manifests|blobs)\/(.*)$/.exec(pathname) ?? [];
    const repository = repositories.get(name);
    if (!repository) throw new RegistryRefusal(404, "NAME_UNKNOWN", `there is no repository ${name}`);
    const call = { request, response, repository, rest, query: searchParams };
    if (kind === "manifests") return manifests(call);
    return rest.startsWith("uploads/") ? upload(call, uploads) : readBlob(call);
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      const { status, code } = error instanceof RegistryRefusal ? error : { status: 500, code: "UNKNOWN" };
      const message = error instanceof Error ? error.message : String(error);
      response.writeHead(status).end(JSON.stringify({ errors: [{ code, message }] }));
    });
  });
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    create: (name) => {
      const repository = repositories.get(name) ?? new Repository(name);
      repositories.set(name, repository);
      return repository;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function manifests({ request, response, repository, rest }: Call): Promise<void> {
  if (request.method === "PUT") {
    const type = String(request.headers["content-type"]);
    const { digest } = repository.putManifest(rest, type, await buffer(request));
    return void response.writeHead(201, { "docker-content-digest": digest }).end();
  }
  const manifest = repository.manifest(rest);
  if (!manifest) throw new RegistryRefusal(404, "MANIFEST_UNKNOWN", `there is no manifest ${rest}`);
  const headers = { "content-type": manifest.mediaType, "docker-content-digest": manifest.digest };
  response.writeHead(200, headers).end(request.method === "HEAD" ? undefined : manifest.bytes);
}

function readBlob({ request, response, repository, rest }: Call): void {
  const blob = repository.blob(rest);
  if (!blob) throw new RegistryRefusal(404, "BLOB_UNKNOWN", `there is no blob ${rest}`);
  response.writeHead(200, { "content-length": blob.length }).end(request.method === "HEAD" ? undefined : blob);
}

/** POST begins, PATCH brings the bytes, PUT names the digest. */
async function upload(
  { request, response, repository, rest, query }: Call,
  uploads: Map<string, Buffer[]>,
): Promise<void> {
  const id = rest.replace("uploads/", "") || randomUUID();
  const location = `/v2/${repository.name}/blobs/uploads/${id}`;
  if (request.method === "POST") uploads.set(id, []);
  const parts = uploads.get(id);
  if (!parts) throw new RegistryRefusal(404, "BLOB_UPLOAD_UNKNOWN", `there is no upload ${id}`);
  parts.push(await buffer(request));
  if (request.method !== "PUT") return void response.writeHead(202, { location }).end();
  repository.putBlob(query.get("digest") ?? "", Buffer.concat(parts));
  uploads.delete(id);
  response.writeHead(201).end();
}
