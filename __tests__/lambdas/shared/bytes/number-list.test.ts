import fc from "fast-check";
import { NumberList } from "../../../../lambdas/shared/bytes/number-list";

const chunk = 65_536;
const numbers = (length: number) => Float64Array.from({ length }, (_, index) => index * 3);
const listOf = (length: number) => {
  const list = new NumberList();
  for (const number of numbers(length)) list.push(number);
  return list;
};

test.each([0, 1, 16, 17, chunk - 1, chunk, chunk + 1, 3 * chunk + 5])(
  "%d numbers are all there, in order",
  (length) => {
    const list = listOf(length);
    expect(list.length).toBe(length);
    expect(Buffer.from(list.toArray().buffer).equals(Buffer.from(numbers(length).buffer))).toBe(true);
    for (const index of [0, 15, 16, length - 1].filter((index) => index >= 0 && index < length))
      expect(list.at(index)).toBe(index * 3);
  },
);

test.each([-1, chunk, 5 * chunk])("there is nothing at %d", (index) => {
  expect(listOf(17).at(index)).toBeNaN();
});

test.each([0, 5, 16, chunk - 1, chunk, 2 * chunk + 3])(
  "%d numbers of another thread are there, and more behind",
  (length) => {
    const list = new NumberList(numbers(length));
    const more = Array.from({ length: chunk + 2 }, (_, index) => -index);
    for (const number of more) list.push(number);
    const all = Float64Array.from([...numbers(length), ...more]);
    expect(Buffer.from(list.toArray().buffer).equals(Buffer.from(all.buffer))).toBe(true);
    expect([list.at(length), list.at(length + chunk + 1), list.length]).toEqual([-0, -chunk - 1, length + chunk + 2]);
  },
);

test("offsets of files larger than 4 GiB are exact", () => {
  const list = new NumberList();
  list.push(2 ** 40 + 1);
  expect(list.at(0)).toBe(2 ** 40 + 1);
});

test("a number is replaced in whichever chunk it is", () => {
  const list = listOf(2 * chunk + 1);
  for (const index of [0, chunk - 1, chunk, 2 * chunk]) list.set(index, 7.5);
  expect([0, chunk - 1, chunk, 2 * chunk].map((index) => list.at(index))).toEqual([7.5, 7.5, 7.5, 7.5]);
  expect([1, chunk + 1].map((index) => list.at(index))).toEqual([3, (chunk + 1) * 3]);
  expect(list.length).toBe(2 * chunk + 1);
});

test("property: what is pushed comes out", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true })), (numbers) => {
      const list = new NumberList();
      for (const number of numbers) list.push(number);
      expect(Array.from(list.toArray())).toEqual(numbers);
      expect(numbers.map((_, index) => list.at(index))).toEqual(numbers);
    }),
  );
});
