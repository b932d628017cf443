import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { RegistryStandIn } from "../../cli/preview/registry/stand-in";
import { sha256 } from "../../lambdas/shared/source-digest";
import { scratchFolder } from "./scratch";

/** Pushes a Trivy database as its makers do: an OCI artifact with one layer, a tar with both files. */
export function pushTrivyDatabase(registry: RegistryStandIn, folder: string, tag: string): string {
  const layer = archive(join(folder, "db"), "trivy.db", "metadata.json");
  const config = Buffer.from("{}");
  const repository = registry.create("aquasecurity/trivy-db");
  const descriptor = (mediaType: string, bytes: Buffer) => {
    const digest = `sha256:${sha256(bytes)}`;
    repository.putBlob(digest, bytes);
    return { mediaType, digest, size: bytes.length };
  };
  const mediaType = "application/vnd.oci.image.manifest.v1+json";
  const manifest = {
    schemaVersion: 2,
    mediaType,
    config: descriptor("application/vnd.aquasec.trivy.config.v1+json", config),
    layers: [
      {
        ...descriptor("application/vnd.aquasec.trivy.db.layer.v1.tar+gzip", layer),
        annotations: { "org.opencontainers.image.title": "db.tar.gz" },
      },
    ],
  };
  repository.putManifest(tag, mediaType, Buffer.from(JSON.stringify(manifest)));
  return `${registry.host}/aquasecurity/trivy-db:${tag}`;
}

const archiveName = "vulnerability-db_v6.1.10.tar.gz";

/** Answers as Grype's listing does, with one archive. `change` makes a wrong listing of it. */
export function grypeListing(folder: string, built: string, change: object = {}): RequestListener {
  const bytes = archive(join(folder, "6"), "vulnerability.db");
  const latest = {
    status: "active",
    schemaVersion: "v6.1.10",
    built,
    path: archiveName,
    checksum: `sha256:${sha256(bytes)}`,
    ...change,
  };
  return ({ url }, response) => {
    if (url === "/databases/v6/latest.json") return void response.end(JSON.stringify(latest));
    if (url === `/databases/v6/${archiveName}`) return void response.end(bytes);
    response.writeHead(404).end();
  };
}

function archive(folder: string, ...files: readonly string[]): Buffer {
  const target = join(scratchFolder(), "archive.tar");
  execFileSync("tar", ["-cf", target, "-C", folder, ...files]);
  return gzipSync(readFileSync(target));
}
