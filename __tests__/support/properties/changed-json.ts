import fc from "fast-check";
import { shuffledBy } from "./shuffled";

export interface JsonChange {
  readonly kind: "delete" | "twice" | "rename" | "reorder" | "replace" | "nest" | "repeat";
  /** Which member or element at every step into the document; counted around where there are fewer. */
  readonly path: readonly number[];
  readonly value: unknown;
  readonly number: number;
}

const values = [
  ...[null, true, 0, -1, 1e308, 1.5, "", " ", "text", "0", [], {}, [[]], [null], [{}], { "": [] }],
  ...["CVE-2024-0001", "GHSA-aaaa-bbbb-cccc", "\u0000", "\ud800", { results: [] }, ["a", 1, {}]],
];
const names = ["", "results", "Results", "matches", "vulnerabilities", "Vulnerabilities", "__proto__", "constructor"];

export const jsonChanges: fc.Arbitrary<readonly JsonChange[]> = fc.array(
  fc.record({
    kind: fc.constantFrom("delete", "twice", "rename", "reorder", "replace", "nest", "repeat"),
    path: fc.array(fc.nat({ max: 60 }), { minLength: 1, maxLength: 8 }),
    value: fc.constantFrom(...values),
    number: fc.nat({ max: 2000 }),
  }),
  { minLength: 1, maxLength: 3 },
);

/** Ends the name of a member that is written a second time. */
const twin = "@@twin";

/** The text of a document with those changes. */
export function changedJson(json: unknown, changes: readonly JsonChange[]): string {
  const changed = changes.reduce((before, change) => changeAt(before, change, change.path), json);
  return (JSON.stringify(changed) ?? "").replaceAll(`${twin}":`, '":');
}

function changeAt(json: unknown, change: JsonChange, [step = 0, ...path]: readonly number[]): unknown {
  if (typeof json !== "object" || json === null) return change.kind === "nest" ? nested(json, change) : change.value;
  const members = Object.entries(json);
  const at = step % Math.max(members.length, 1);
  const [key = "", value] = members[at] ?? [];
  const isHere = path.length === 0 || typeof value !== "object" || value === null;
  const [before, behind] = [members.slice(0, at), members.slice(at + 1)];
  const put = isHere
    ? changedMember([key, value], change)
    : [[key, changeAt(value, change, path)] satisfies [string, unknown]];
  const all = [...before, ...put, ...behind];
  const ordered = isHere && change.kind === "reorder" ? shuffledBy(change.number + 1, all) : all;
  return Array.isArray(json) ? ordered.map(([, one]) => one) : Object.fromEntries(ordered);
}

function changedMember([key, value]: [string, unknown], change: JsonChange): readonly [string, unknown][] {
  switch (change.kind) {
    case "delete":
      return [];
    case "twice":
      return [
        [key, change.number % 2 ? value : change.value],
        [`${key}${twin}`, change.number % 3 ? value : change.value],
      ];
    case "rename":
      return [[names[change.number % names.length] ?? "", value]];
    case "replace":
      return [[key, change.value]];
    case "nest":
      return [[key, nested(value, change)]];
    case "repeat":
      return [
        [key, value],
        [`${key}${twin}`, value],
      ];
    case "reorder":
      return [[key, value]];
  }
}

/** Deeper by one bracket, or by so many that nobody may read them. */
function nested(value: unknown, { number }: JsonChange): unknown {
  const depth = number % 10 === 0 ? number : number % 10;
  let deep = value;
  for (let step = 0; step < depth; step += 1) deep = number % 2 ? { a: deep } : [deep];
  return deep;
}
