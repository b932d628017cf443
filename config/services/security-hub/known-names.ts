import type { Violation } from "../../yaml-document";

/** A sentence for each name that is not among the known ones. */
export function unknownNames(
  names: readonly string[],
  known: readonly (string | undefined)[],
  path: readonly PropertyKey[],
  what: string,
): Violation[] {
  return names.flatMap((name, index) =>
    known.includes(name)
      ? []
      : [
          {
            path: [...path, index],
            message: `"${name}" is not among the ${what}: use one of ${known.filter(Boolean).join(", ") || "none"}`,
          },
        ],
  );
}
