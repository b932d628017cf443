import type { TerraformCheck } from "./checkov-report";
import type { StackResource } from "./stack-resources";
import { pathInStack } from "./stack-resources";

/** Where something is wrong: a construct, and the stack that holds it. */
export type Place = Pick<StackResource, "stack" | "path">;

/** One statement of the code makes a construct in the stacks of every account and region: it is told once. */
export function byStatement<Item extends Place & { readonly rule: string }>(items: readonly Item[]): Item[][] {
  return grouped(items, (item) => `${item.rule} ${pathInStack(item)}`);
}

/** A failed check that nobody waived, a line each rule. */
export function failures(failed: readonly (Place & TerraformCheck)[]): string[] {
  return grouped(failed, ({ rule }) => rule).map(
    (checks) =>
      `${checks[0]?.rule} (${checks[0]?.name}) fails in ${placesOf(checks)}: mend it, or waive the check beside the resource (docs/waivers.md)`,
  );
}

/** The first of the places, with the files to look into. */
export function placesOf(places: readonly Place[]): string {
  const shown = places.slice(0, 3).map(({ stack, path }) => `${path} (stacks/${stack}/cdk.tf.json)`);
  const more = places.length > shown.length ? ` and ${places.length - shown.length} more` : "";
  return `${shown.join(", ")}${more}`;
}

/** What was not scanned: of such a file Checkov says nothing, and ends as if all were well. */
export function unscanned(stack: string, unread: readonly string[]): string {
  const why = unread.includes(stack) ? ", which it could not read" : "";
  return `stack ${stack}: Checkov reports neither passed nor failed checks of stacks/${stack}/cdk.tf.json${why}: it skips a file that is no JSON or holds import, moved or terraform.required_version`;
}

function grouped<Item>(items: readonly Item[], key: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return [...groups.values()];
}
