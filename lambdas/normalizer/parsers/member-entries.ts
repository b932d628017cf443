import type { JsonObject } from "../../shared/json";
import { arrayEntries, type Entries } from "../../shared/json-document/entries";
import type { JsonDocument } from "../../shared/json-document/open-json";
import { dropsOf, type EntryList } from "./parser";

/**
 * The lists that a member of an object makes: none when it is missing or null, a named drop when it is no array,
 * because nobody knows what it would have said.
 * @param read what an array's entries make
 */
export function ofMember(
  owner: JsonObject,
  name: string,
  document: Pick<JsonDocument, "entries">,
  read: (entries: Entries) => readonly EntryList[],
): readonly EntryList[] {
  const value = owner[name] ?? [];
  const entries = document.entries(value);
  return entries ? read(entries) : dropsOf(arrayEntries([value]), `${name} that are no array`);
}
