import { daysLeft, daysOf, isWithinEmergencyLimit, statusOf } from "../../../../lambdas/gate/waivers/period";

const june = { approved: "2026-06-01", expires: "2026-06-11" };
const at = (text: string) => new Date(text);

test.each([
  ["2026-05-31T23:59:59.999Z", "pending"],
  ["2026-06-01T00:00:00.000Z", "active"],
  ["2026-06-10T23:59:59.999Z", "active"],
  ["2026-06-11T00:00:00.000Z", "expired"],
  ["2027-01-01T00:00:00.000Z", "expired"],
])("at %s it is %s", (now, status) => {
  expect(statusOf(june, at(now))).toBe(status);
});

test.each([
  ["the clock", june, at("never")],
  ["the beginning", { ...june, approved: "2026-06-31" }, at("2026-06-05T00:00:00Z")],
  ["the end", { ...june, expires: "2026-06-31" }, at("2026-06-05T00:00:00Z")],
])("it is never active where %s is unknown", (_name, period, now) => {
  expect(statusOf(period, now)).not.toBe("active");
});

test("how long it lasts, and whether that is an emergency", () => {
  expect([daysOf(june), daysOf({ ...june, expires: "soon" })]).toEqual([10, Number.NaN]);
  const emergency = (expires: string) => isWithinEmergencyLimit({ approved: "2026-06-01T09:00:00Z", expires });
  expect(emergency("2026-06-02T09:00:00Z")).toBe(true);
  expect(emergency("2026-06-02T09:00:00.001Z")).toBe(false);
  expect(emergency("soon")).toBe(false);
});

test.each([
  ["2026-06-10T12:00:00Z", 1],
  ["2026-06-10T00:00:00Z", 1],
  ["2026-06-09T23:59:59Z", 2],
  ["2026-06-11T00:00:00Z", 0],
  ["2026-06-11T12:00:00Z", 0],
  ["2026-06-13T00:00:00Z", -2],
])("at %s it has %d days left", (now, days) => {
  expect(daysLeft(june, at(now))).toBe(days);
});
