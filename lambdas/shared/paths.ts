/**
 * A path as identities and people want it: `/` between the parts, without `.`, `..`, doubled or leading `/`, so that the
 * same file has the same name on every machine and however the scanner was called. CodeBuild puts the source of every
 * build into a folder of another number
 * (https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-env-vars.html, `CODEBUILD_SRC_DIR`).
 */
export function sourcePath(raw: string): string {
  const parts = raw
    .replaceAll("\\", "/")
    .split("/")
    .filter((part) => part !== "" && part !== ".");
  return withoutBuildFolder((parts.includes("..") ? resolved(parts) : parts).join("/"));
}

/** A text that may begin with the folder of one CodeBuild build. */
export function withoutBuildFolder(whole: string): string {
  return whole.replace(/^\/?(?:codebuild\/output|tmp)\/src\d+\/src\//, "");
}

/** What leads out of the folder that the scanner was called in is not known and left out. */
function resolved(parts: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (const part of parts) part === ".." ? kept.pop() : kept.push(part);
  return kept;
}
