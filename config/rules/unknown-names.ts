import type { Violation } from "../yaml-document";
import { useInstead } from "./use-instead";

/** A sentence for each name that is not among the known ones. */
export function unknownNames(
  names: readonly string[],
  known: readonly (string | undefined)[],
  path: readonly PropertyKey[],
  what: string,
): Violation[] {
  const written = known.filter((name) => name !== undefined);
  return names.flatMap((name, index) =>
    written.includes(name)
      ? []
      : [{ path: [...path, index], message: `"${name}" is not among the ${what}${useInstead(name, written)}` }],
  );
}
