import { fitsGlob } from "../config/glob";
import type { StackEntry } from "./catalog";

/** No stack has an id that was asked for. */
export class UnknownStackError extends Error {
  override readonly name = "UnknownStackError";
}

/**
 * The stacks that `patterns` name: ids or globs with `*`, separated by commas or spaces; all without patterns.
 * @throws UnknownStackError when a pattern fits no stack
 */
export function requestedStacks(catalog: readonly StackEntry[], patterns: string | undefined): StackEntry[] {
  const wanted = (patterns ?? "*").split(/[\s,]+/).filter(Boolean);
  const unknown = wanted.find((pattern) => !catalog.some(({ id }) => fitsGlob(id, pattern)));
  if (unknown !== undefined)
    throw new UnknownStackError(`GATEHOUSE_STACKS: no stack fits "${unknown}": there are ${kinds(catalog).join(", ")}`);
  return catalog.filter(({ id }) => wanted.some((pattern) => fitsGlob(id, pattern)));
}

/** The ids, short enough to be read: an organization's member stacks can be thousands. */
function kinds(catalog: readonly StackEntry[]): string[] {
  const members = catalog.filter(({ id }) => id.startsWith("member-"));
  const others = catalog.filter(({ id }) => !id.startsWith("member-")).map(({ id }) => id);
  return [...others, ...(members[0] ? [`${members.length} like ${members[0].id}`] : [])];
}
