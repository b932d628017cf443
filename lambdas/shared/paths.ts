/**
 * A path as identities and people want it: `/` between the parts, without `./`, doubled or leading `/`, so that the
 * same file has the same name on every machine and however the scanner was called.
 */
export function sourcePath(raw: string): string {
  return raw
    .replaceAll("\\", "/")
    .split("/")
    .filter((part) => part !== "" && part !== ".")
    .join("/");
}
