import { hash } from "node:crypto";
import { FindingIndex } from "../../../lambdas/normalizer/finding-index";
import type { Finding } from "../../../lambdas/shared/finding";

const digest = (of: string | number) => hash("sha256", String(of));

function indexOf(...identities: readonly (readonly [Finding["class"], string])[]): FindingIndex {
  const index = new FindingIndex();
  for (const [at, [kind, identity]] of identities.entries()) index.identify(index.add(0, at), kind, identity);
  return index;
}

test("a record is everything that was said of it", () => {
  const index = new FindingIndex();
  index.add(0, 0);
  const record = index.add(3, 70_000);
  index.identify(record, "secret", digest("a"));
  index.place(record, 2 ** 33 + 1, 2000);
  expect([record, index.length]).toEqual([1, 2]);
  expect([index.list.at(record), index.entry.at(record)]).toEqual([3, 70_000]);
  expect([index.draftStart.at(record), index.draftBytes.at(record)]).toEqual([2 ** 33 + 1, 2000]);
  expect([index.class(record), index.digest(record)]).toEqual(["secret", digest("a")]);
});

test.each(["code", "license", "misconfiguration", "secret", "test", "vulnerability"] as const)(
  "the class %s is kept, with the lowest and the highest digest",
  (kind) => {
    const index = indexOf([kind, "0".repeat(64)], [kind, "f".repeat(64)]);
    expect([index.class(0), index.class(1)]).toEqual([kind, kind]);
    expect([index.digest(0), index.digest(1)]).toEqual(["0".repeat(64), "f".repeat(64)]);
  },
);

test("another identity replaces the first", () => {
  const index = indexOf(["code", digest(1)], ["code", digest(1)]);
  index.identify(1, "code", digest(2));
  expect([index.digest(0), index.digest(1)]).toEqual([digest(1), digest(2)]);
});

test("many records are the same where another thread made them", () => {
  const count = 70_000;
  const made = indexOf(...Array.from({ length: count }, (_, at) => ["test", digest(at)] as const));
  made.place(count - 1, 7, 9);
  const columns = made.columns();
  const sent = new FindingIndex(structuredClone(columns, { transfer: [columns.digests.buffer] }));
  expect(sent.length).toBe(count);
  expect([0, 63, 64, 65_535, 65_536, count - 1].every((at) => sent.digest(at) === digest(at))).toBe(true);
  expect([sent.class(count - 1), sent.entry.at(count - 1)]).toEqual(["test", count - 1]);
  expect([sent.draftStart.at(count - 1), sent.draftBytes.at(count - 1)]).toEqual([7, 9]);
  expect(made.digest(count - 1)).toBe(digest(count - 1));
});

test("an empty index is sent as one", () => {
  expect(new FindingIndex(structuredClone(new FindingIndex().columns())).length).toBe(0);
});
