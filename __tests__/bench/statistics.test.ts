import { rounded, spreadOf } from "../../bench/statistics";

test.each([
  [[5], { median: 5, min: 5, max: 5 }],
  [[3, 1, 20], { median: 3, min: 1, max: 20 }],
  [[4, 1, 10, 2], { median: 3, min: 1, max: 10 }],
  [[1.00049, 1.00051], { median: 1.001, min: 1, max: 1.001 }],
])("spread of %j", (values, spread) => {
  expect(spreadOf(values)).toEqual(spread);
});

test("nothing measured is no spread", () => {
  expect(() => spreadOf([])).toThrow("no measurement to summarise");
});

test("figures have three decimals", () => {
  expect(rounded(2.34567)).toBe(2.346);
});
