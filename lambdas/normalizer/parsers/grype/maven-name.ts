/**
 * Grype names a Maven package by its artifact alone; Trivy writes `group:artifact`. The package URL has the group.
 */
export function mavenName(name: string, packageUrl: string | undefined): string {
  const group = /^pkg:maven\/([^/@?#]+)\/[^/@?#]+/.exec(packageUrl ?? "")?.[1];
  return group === undefined || name.includes(":") ? name : `${group}:${name}`;
}
