/**
 * A path as identities and people want it: `/` between the parts, without `./`, doubled or leading `/`, so that the
 * same file has the same name on every machine and however the scanner was called. CodeBuild puts the source of every
 * build into a folder of another number
 * (https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-env-vars.html, `CODEBUILD_SRC_DIR`).
 */
export function sourcePath(raw: string): string {
  return raw
    .replaceAll("\\", "/")
    .split("/")
    .filter((part) => part !== "" && part !== ".")
    .join("/")
    .replace(/^(?:codebuild\/output|tmp)\/src\d+\/src\//, "");
}
