import { instantOf, pastInstantOf } from "../../../lambdas/shared/instant";

test.each([
  ["2026-11-20", "2026-11-20T00:00:00.000Z"],
  ["2024-02-29", "2024-02-29T00:00:00.000Z"],
  ["2026-11-20T09:00Z", "2026-11-20T09:00:00.000Z"],
  ["2026-11-20T09:00:30Z", "2026-11-20T09:00:30.000Z"],
  ["2026-11-20T09:00:30.123456Z", "2026-11-20T09:00:30.123Z"],
  ["2026-11-20T00:30:00+01:00", "2026-11-19T23:30:00.000Z"],
])("%s is %s", (text, iso) => {
  expect(new Date(instantOf(text)).toISOString()).toBe(iso);
});

test.each([
  ["a day that the calendar lacks", "2026-02-30"],
  ["no leap year", "2025-02-29"],
  ["a thirteenth month", "2026-13-01"],
  ["hour 24", "2026-11-20T24:00:01Z"],
  ["a time without a zone", "2026-11-20T09:00:00"],
  ["a year alone", "2026"],
  ["another order", "20.11.2026"],
  ["words", "yesterday"],
  ["text around it", " 2026-11-20"],
  ["a line break after it", "2026-11-20\n"],
  ["nothing", ""],
  ["undefined", undefined],
  ["null", null],
  ["a number", 1_795_000_000_000],
  ["a date in a list", ["2026-11-20"]],
])("%s is no instant", (_name, value) => {
  expect(instantOf(value)).toBeNaN();
});

describe("an instant in the past", () => {
  const now = new Date("2026-06-01T12:00:00Z");

  test.each([
    ["2026-06-01T12:00:00Z", false],
    ["2026-06-01T13:00:00Z", false],
    ["2026-06-01T13:00:00.001Z", true],
    ["2026-06-02", true],
    ["2199-01-01", true],
    ["nonsense", true],
  ])("%s is none: %s; clocks may differ by an hour", (text, isNone) => {
    expect(Number.isNaN(pastInstantOf(text, now))).toBe(isNone);
  });

  test("is none where nobody knows what time it is", () => {
    expect(pastInstantOf("2026-01-01", new Date(Number.NaN))).toBeNaN();
  });
});
