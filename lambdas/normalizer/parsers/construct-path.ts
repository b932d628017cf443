/**
 * The path of the construct that a resource was made by: CDKTF writes it into every resource of `cdk.tf.json`.
 * @param lines of the resource, as a scanner quotes them
 */
export function constructPath(lines: readonly string[]): string | undefined {
  return /"metadata":\s*\{\s*"path":\s*"([^"\\]+)",\s*"uniqueId":/.exec(lines.join("\n"))?.[1];
}
