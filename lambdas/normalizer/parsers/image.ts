import { sourcePath } from "../../shared/paths";

/**
 * An image's repository without scheme, tag and digest, which change with every build; of an archive that names none,
 * the file's name, since the folders before it are the machine's. Docker Hub's host and its folder `library` are left out:
 * Trivy writes `nginx` where Grype writes `index.docker.io/library/nginx` and Podman `docker.io/library/nginx`.
 */
export function imageRepository(names: readonly string[]): string {
  const repositories = names.map(withoutVersion).filter((name) => name !== "");
  const named = repositories.filter((name) => !isArchive(name)).toSorted();
  return named[0] ?? repositories.map((archive) => archive.replace(/^.*\//, ""))[0] ?? "image";
}

function withoutVersion(name: string): string {
  return sourcePath(name.trim().replace(/^(?:docker|podman|registry|oci|docker-archive|oci-archive|oci-dir):/, ""))
    .replace(/@[a-z0-9]+:.*$/, "")
    .replace(/:[^/:]*$/, "")
    .replace(/^(?:index\.)?docker\.io\/(?:library\/)?/, "");
}

function isArchive(name: string): boolean {
  return /\.(?:tar|tgz|tar\.\w+)$/.test(name);
}
