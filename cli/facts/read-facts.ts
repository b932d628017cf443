import { type Facts, factsSchema } from "../../config/facts";
import { type FactSources, UnreadFactError } from "./fact-kind";
import { factKinds } from "./kinds";

/** What was asked of AWS, and what could not be known yet. */
export interface ReadFacts {
  readonly facts: Facts;
  /** Why some facts are as the lock file had them; `hadValue` says whether it had any. */
  readonly unread: readonly { readonly keys: readonly string[]; readonly why: string; readonly hadValue: boolean }[];
  /** What is not there yet, and what makes it. */
  readonly missing: readonly string[];
}

/** Reads every kind of fact; one that can't be known yet keeps its value of the lock file. */
export async function readFacts(sources: FactSources, locked: Facts | undefined): Promise<ReadFacts> {
  const unread: ReadFacts["unread"][number][] = [];
  const found: Record<string, unknown> = {};
  for (const kind of factKinds) {
    try {
      Object.assign(found, await kind.read(sources));
    } catch (error) {
      if (!(error instanceof UnreadFactError)) throw error;
      const kept = kind.keys.map((key) => [key, locked?.[key]] as const).filter(([, value]) => value !== undefined);
      Object.assign(found, Object.fromEntries(kept));
      // Also a text has keys: its characters.
      const hadValue = kept.some(([, value]) => Object.keys(Object(value)).length > 0);
      unread.push({ keys: kind.keys, why: error.message, hadValue });
    }
  }
  const facts = factsSchema.parse({ schemaVersion: 1, ...found });
  const couldBeRead = factKinds.filter(({ keys }) => !unread.some((one) => one.keys === keys));
  return { facts, unread, missing: couldBeRead.flatMap((kind) => kind.missing(facts, sources)) };
}
