import { stringify } from "yaml";
import { type Facts, factsSchema } from "../../config/facts";

const header =
  "# Written by `gatehouse facts`: what AWS invented. Review changes like those of a dependency lock file.\n";

/** The lock file with those facts: keys in the order of the schema, what stands below them sorted. */
export function lockText(facts: Facts): string {
  const written = Object.entries(facts).filter(([, value]) => value !== undefined);
  const order = Object.keys(factsSchema.shape);
  const sorted = written
    .sort(([one], [other]) => order.indexOf(one) - order.indexOf(other))
    .map(([key, value]) => [key, inOrder(value)]);
  return header + stringify(Object.fromEntries(sorted), { lineWidth: 0 });
}

/** In the order of code points, whatever the machine's language. */
function inOrder(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, inOrder(inner)]));
}
