import { repetitionsOf, sizes, wholeNumber } from "../../bench/options";
import { checkRoom } from "../../bench/scratch";

test("sizes are separated by commas", () => {
  expect(sizes("5000, 50000")).toEqual([5_000, 50_000]);
});

test.each(["", "0", "-1", "1.5", "5k", "1e3", "10000000"])("%j is no count", (value) => {
  expect(() => wholeNumber(value)).toThrow(`expected a whole number from 1 to 9999999, found "${value}"`);
});

test.each([
  [50_000, undefined, 5],
  [500_000, undefined, 1],
  [500_000, 3, 3],
])("%i vulnerabilities, asked for %p: %i runs", (findings, asked, repetitions) => {
  expect(repetitionsOf(findings, asked)).toBe(repetitions);
});

test("too little room on the disk is said before anything is written", () => {
  expect(() => checkRoom("/cache", 3_999_999_999, 500_000)).toThrow(
    "/cache: 4.0 GB are free, 500000 vulnerabilities need about 4.0 GB",
  );
  expect(() => checkRoom("/cache", 4_000_000_000, 500_000)).not.toThrow();
});
