import { hash } from "node:crypto";
import fc from "fast-check";
import { FindingIndex } from "../../../lambdas/normalizer/finding-index";
import { sharedIdentities } from "../../../lambdas/normalizer/shared-identities";
import type { Finding } from "../../../lambdas/shared/finding";

type Identity = readonly [Finding["class"], string];

const digest = (of: string | number) => hash("sha256", String(of));
const beginsAlike = (end: string) => `${"a".repeat(60)}${end.repeat(4)}`;
const [low = "", high = ""] = [digest(1), digest(2)].toSorted();

function indexOf(identities: readonly Identity[]): FindingIndex {
  const index = new FindingIndex();
  for (const [at, [kind, identity]] of identities.entries()) index.identify(index.add(0, at), kind, identity);
  return index;
}

/** Groups as `part/record`. */
const groups = (...indexes: readonly (readonly Identity[])[]) =>
  sharedIdentities(indexes.map(indexOf)).map((group) => group.map(({ part, record }) => `${part}/${record}`));

test("groups of two or more, in the order of their identities", () => {
  const identities = [high, digest(3), low, high, low, high].map((one) => ["vulnerability", one] as const);
  expect(groups(identities)).toEqual([
    ["0/2", "0/4"],
    ["0/0", "0/3", "0/5"],
  ]);
});

test("over all shares", () => {
  expect(
    groups(
      [["code", low]],
      [],
      [
        ["code", high],
        ["code", low],
      ],
      [["code", low]],
    ),
  ).toEqual([["0/0", "2/1", "3/0"]]);
});

test.each<[string, readonly Identity[]]>([
  [
    "digests that begin alike",
    [
      ["code", beginsAlike("1")],
      ["code", beginsAlike("2")],
    ],
  ],
  [
    "one digest in two classes",
    [
      ["code", low],
      ["test", low],
    ],
  ],
  [
    "the lowest and the highest of two classes",
    [
      ["code", "f".repeat(64)],
      ["license", "0".repeat(64)],
    ],
  ],
  ["a single one", [["code", low]]],
  ["none", []],
])("%s: nothing is shared", (_name, identities) => {
  expect(groups(identities)).toEqual([]);
});

test("among digests that begin alike only the same are a group", () => {
  expect(groups(["2", "1", "2"].map((end) => ["code", beginsAlike(end)]))).toEqual([["0/0", "0/2"]]);
});

test("property: as a plain search finds them", () => {
  const identity = fc.tuple(
    fc.constantFrom<Finding["class"]>("code", "test", "vulnerability"),
    fc.constantFrom(low, high, beginsAlike("1"), beginsAlike("2"), digest(3)),
  );
  fc.assert(
    fc.property(fc.array(fc.array(identity, { maxLength: 6 }), { maxLength: 4 }), (shares) => {
      const byIdentity = new Map<string, string[]>();
      for (const [part, identities] of shares.entries())
        for (const [record, [kind, one]] of identities.entries()) {
          const name = `${kind} ${one}`;
          byIdentity.set(name, [...(byIdentity.get(name) ?? []), `${part}/${record}`]);
        }
      const expected = [...byIdentity].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
      expect(groups(...shares)).toEqual(expected.filter((group) => group.length > 1));
    }),
  );
});
