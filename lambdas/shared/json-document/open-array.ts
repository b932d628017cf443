import type { ByteSource } from "../bytes/byte-source";
import { BrokenJsonError } from "./broken-json";
import type { Entries } from "./entries";
import { openJson } from "./open-json";

/**
 * The entries of a JSON array of any size; `undefined` when it is no JSON array. An entry that is broken costs only
 * itself.
 */
export function openArray(json: ByteSource): Entries | undefined {
  try {
    const { root, entries } = openJson(json, 0, json.size, { lists: [], root: true });
    return entries(root);
  } catch (error) {
    if (error instanceof BrokenJsonError) return undefined;
    throw error;
  }
}
