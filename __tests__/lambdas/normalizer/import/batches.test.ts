import { batches } from "../../../../lambdas/normalizer/import/batches";
import { collected, streamed } from "../../../support/outgoing";

const ofBytes = (...sizes: readonly number[]) => sizes.map((bytes, item) => ({ item, bytes }));
const batched = async (sizes: readonly number[]) =>
  (await collected(batches(streamed(ofBytes(...sizes))))).map((batch) => batch.map(({ item }) => item));

test("at most 100 findings a batch, all of them, in their order", async () => {
  const made = await batched(Array<number>(250).fill(1));
  expect(made.map((batch) => batch.length)).toEqual([100, 100, 50]);
  expect(made.flat()).toEqual(Array.from({ length: 250 }, (_, item) => item));
});

test.each([
  ["exactly 6 MB", [3_000_000, 3_000_000], [[0, 1]]],
  ["one byte more", [3_000_000, 3_000_001], [[0], [1]]],
  [
    "a batch that is full of bytes in the middle",
    [1, 5_999_999, 1, 5_999_999],
    [
      [0, 1],
      [2, 3],
    ],
  ],
  ["more than 6 MB in one", [1, 6_000_001, 1], [[0], [1], [2]]],
])("at most 6 MB a batch, and none is empty: %s", async (_name, sizes, expected) => {
  expect(await batched(sizes)).toEqual(expected);
});

test("no findings are no batch", async () => {
  expect(await batched([])).toEqual([]);
});
