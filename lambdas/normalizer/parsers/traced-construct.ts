/** CDKTF sorts the members of a resource, so that `//` comes first: cdktf 0.21, lib/terraform-element.js. */
const metadata =
  /"\/\/":\s*\{\s*"metadata":\s*\{\s*"path":\s*"((?:[^"\\]|\\.)*)",\s*"uniqueId":\s*"((?:[^"\\]|\\.)*)"/g;

/**
 * The path of the construct that a resource was made by: CDKTF writes it into every resource of `cdk.tf.json`.
 * @param lines that a scanner quotes of the resource; of a file without line breaks these are all of its resources
 * @param logicalId of the resource
 */
export function tracedConstruct(lines: readonly string[], logicalId: string): string | undefined {
  const quoted = [...lines.join("\n").matchAll(metadata)].filter(([, , uniqueId]) => uniqueId === logicalId);
  const [path, ...others] = new Set(quoted.map(([, escaped = ""]) => escaped.replace(/\\(["\\])/g, "$1")));
  return others.length === 0 ? path : undefined;
}
