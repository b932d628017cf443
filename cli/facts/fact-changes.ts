import type { Facts } from "../../config/facts";

/** One fact that the lock file and AWS do not agree about. */
export interface FactChange {
  /** e.g. `organizationalUnits./Security`. */
  readonly fact: string;
  readonly locked?: string;
  readonly found?: string;
}

/** @param locked `undefined` where there is no readable lock file */
export function factChanges(locked: Facts | undefined, found: Facts): FactChange[] {
  const [before, after] = [flat(locked ?? {}), flat(found)];
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  return names.flatMap((fact) => {
    const [was, is] = [before.get(fact), after.get(fact)];
    if (was === is) return [];
    return [{ fact, ...(was !== undefined && { locked: was }), ...(is !== undefined && { found: is }) }];
  });
}

export function changeText({ fact, locked, found }: FactChange): string {
  if (locked === undefined) return `+ ${fact}: ${found}`;
  return found === undefined ? `- ${fact}: ${locked}` : `~ ${fact}: ${locked} -> ${found}`;
}

function flat(value: unknown, name = ""): Map<string, string> {
  if (value === undefined) return new Map();
  if (typeof value !== "object" || value === null) return new Map([[name, String(value)]]);
  return new Map(
    Object.entries(value).flatMap(([key, inner]) => [...flat(inner, name === "" ? key : `${name}.${key}`)]),
  );
}
