import fc from "fast-check";

/**
 * JSON with other white space between its tokens than anybody would write: what stands there takes turns.
 * @param spaces none: `JSON.stringify` alone
 */
export function spaced(json: unknown, spaces: readonly string[]): string {
  if (spaces.length === 0) return JSON.stringify(json);
  const { out, write } = writer(spaces);
  write(JSON.parse(JSON.stringify(json)));
  return out.join("");
}

function writer(spaces: readonly string[]) {
  const out: string[] = [];
  let turn = 0;
  const token = (text: string) => {
    out.push(text, spaces[turn % spaces.length] ?? "");
    turn += 1;
  };
  const writeMembers = (members: readonly (() => void)[]) => {
    for (const [index, member] of members.entries()) {
      if (index > 0) token(",");
      member();
    }
  };
  const write = (value: unknown): void => {
    if (typeof value !== "object" || value === null) {
      token(JSON.stringify(value));
    } else if (Array.isArray(value)) {
      token("[");
      writeMembers(value.map((one) => () => write(one)));
      token("]");
    } else {
      token("{");
      writeMembers(
        Object.entries(value).map(([key, one]) => () => {
          token(JSON.stringify(key));
          token(":");
          write(one);
        }),
      );
      token("}");
    }
  };
  return { out, write };
}

/** Among them those where nested objects end at the very indentation of the entries around them. */
export const anySpaces: fc.Arbitrary<readonly string[]> = fc.oneof(
  fc.constant([]),
  fc.constant(["\n"]),
  fc.array(fc.constantFrom("", "", " ", "\n", "\n", "\n ", "\n  ", "\r\n", "\n\t"), { minLength: 1, maxLength: 12 }),
);
