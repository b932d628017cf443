import fc from "fast-check";

export interface ByteChange {
  readonly kind: "truncate" | "flip" | "set" | "insert" | "delete" | "repeat" | "swap";
  /** Where; counted around a report that is shorter. */
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

const inserted = [
  ...["\ufeff", "\u0000", "\u001b[31m", "\u001b[0m\n", '"', "\\", "{", "}", "[", "]", ",", ":", "\n", "\r\n", " ", "-"],
  ...["INFO: starting\n", "+====+\n  DEPRECATED\n", "[main] INFO profile\n", "<", ">", "&", "&#0;", "]]>", "<!--", "é"],
  ...["null", "{}", "[]", "\xff\xfe", "\ud83d"],
];

export const byteChanges: fc.Arbitrary<readonly ByteChange[]> = fc.array(
  fc.record({
    kind: fc.constantFrom("truncate", "flip", "set", "insert", "delete", "repeat", "swap"),
    at: fc.oneof(fc.nat({ max: 200_000 }), fc.constantFrom(0, -1)),
    length: fc.oneof(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 3000 })),
    text: fc.constantFrom(...inserted),
  }),
  { minLength: 1, maxLength: 3 },
);

/** A report that something has damaged on its way. */
export function damaged(bytes: Buffer, changes: readonly ByteChange[]): Buffer {
  return changes.reduce((before, change) => damage(before, change), bytes);
}

function damage(bytes: Buffer, { kind, at, length, text }: ByteChange): Buffer {
  const place = at < 0 ? bytes.length : at % (bytes.length + 1);
  const [before, behind] = [bytes.subarray(0, place), bytes.subarray(place)];
  const [near, rest] = [behind.subarray(0, length), behind.subarray(length)];
  switch (kind) {
    case "truncate":
      return before;
    case "flip":
      return Buffer.concat([
        before,
        behind.subarray(0, 1).map((byte) => byte ^ (1 << (length % 8))),
        behind.subarray(1),
      ]);
    case "set":
      return Buffer.concat([before, near.map(() => text.charCodeAt(0) % 256), rest]);
    case "insert":
      return Buffer.concat([before, Buffer.from(text, length % 2 ? "utf8" : "latin1"), behind]);
    case "delete":
      return Buffer.concat([before, rest]);
    case "repeat":
      return Buffer.concat([before, near, near, rest]);
    case "swap":
      return Buffer.concat([before, rest.subarray(0, length), near, rest.subarray(length)]);
  }
}
