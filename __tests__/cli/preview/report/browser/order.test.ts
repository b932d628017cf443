import { nextDirection, ordered } from "../../../../../cli/preview/report/browser/order";

const itself = (text: string) => text;

test("numbers within a text count by their value, in both directions", () => {
  const places = ["b.py:1", "a.py:10", "a.py:9"];
  expect(ordered(places, itself, "ascending")).toEqual(["a.py:9", "a.py:10", "b.py:1"]);
  expect(ordered(places, itself, "descending")).toEqual(["b.py:1", "a.py:10", "a.py:9"]);
});

test("ranks go before the alphabet", () => {
  const ranks = ["LOW", "HIGH", "CRITICAL"];
  expect(ordered(["HIGH", "CRITICAL", "LOW"], itself, "descending", ranks)).toEqual(["CRITICAL", "HIGH", "LOW"]);
});

test("equals keep their order", () => {
  const elements = [
    { key: "x", at: 1 },
    { key: "x", at: 2 },
    { key: "x", at: 3 },
  ];
  expect(ordered(elements, ({ key }) => key, "descending").map(({ at }) => at)).toEqual([1, 2, 3]);
});

test("the worst, else the first of the alphabet comes on top first; then it turns", () => {
  expect(nextDirection(true, null)).toBe("descending");
  expect(nextDirection(true, "descending")).toBe("ascending");
  expect(nextDirection(true, "ascending")).toBe("descending");
  expect(nextDirection(false, null)).toBe("ascending");
  expect(nextDirection(false, "ascending")).toBe("descending");
});
