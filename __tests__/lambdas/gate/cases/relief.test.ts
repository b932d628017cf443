import type { WorkloadPolicy } from "../../../../lambdas/gate/policy";
import { block, check, type GateCase, pass } from "../../../support/gate-cases/check";
import { vulnerability, type Wanted, weakness } from "../../../support/gate-cases/findings";
import { findings, policy, request } from "../../../support/gate-cases/given";

const blocks = ["finding-blocks"];

const fixable = (fix: unknown, wanted: Wanted = {}) => [
  policy({ onlyIfFixable: true }),
  findings(vulnerability({ severity: "HIGH", ...wanted }, { FixAvailable: fix })),
];

const fixCases: readonly GateCase[] = [
  pass("there is no fix", fixable("NO")),
  block("there is a fix", fixable("YES"), blocks),
  block("there is a fix for some", fixable("PARTIAL"), blocks),
  block("nobody says whether there is one", fixable(undefined), blocks),
  block("there is no fix, which is no excuse", [findings(vulnerability({}, { FixAvailable: "NO" }))], blocks),
  block("it is no vulnerability", [policy({ onlyIfFixable: true }), findings(weakness())], blocks),
  pass("there is no fix, and nobody rated it", fixable("NO", { severity: "UNKNOWN" })),
  pass("there is no fix, and none is allowed", [policy({ maximumFindings: { HIGH: 0 } }), ...fixable("NO")]),
  block(
    "there is no fix, but it always blocks",
    [policy({ alwaysBlock: ["CVE-2026-1000"] }), ...fixable("NO")],
    ["finding-always-blocks"],
  ),
];

const published = (day: string | undefined, change: Partial<WorkloadPolicy> = {}, wanted: Wanted = {}) => [
  policy({ graceDays: { HIGH: 7 }, ...change }),
  findings(vulnerability({ severity: "HIGH", ...wanted, fields: { "gatehouse/published": day } })),
];
const at = (time: string) => request({ now: new Date(time) });

const graceCases: readonly GateCase[] = [
  pass("published today", published("2026-06-01")),
  pass("published six days ago", published("2026-05-26")),
  block("published seven days ago", published("2026-05-25"), blocks),
  block("published long ago", published("2019-07-26"), blocks),
  block("nobody knows when it was published", published(undefined), blocks),
  block("published on a day that is none", published("2026-05-32"), blocks),
  block("published on the 30th of February", published("2026-02-30", { graceDays: { HIGH: 365 } }), blocks),
  block("published on a day in another notation", published("05/30/2026"), blocks),
  block("published in words", published("yesterday"), blocks),
  block("published in the year 0", published("0000-00-00"), blocks),
  block("published tomorrow", published("2026-06-02"), blocks),
  block("published in ten years", published("2036-06-01"), blocks),
  pass("published on a day that begins within the hour", [at("2026-06-01T23:30:00Z"), ...published("2026-06-02")]),
  block(
    "published on a day that begins in two hours",
    [at("2026-06-01T22:00:00Z"), ...published("2026-06-02")],
    blocks,
  ),
  pass("the last moment of the grace", [at("2026-06-01T23:59:59.999Z"), ...published("2026-05-26")]),
  block("the first moment after it", [at("2026-06-02T00:00:00Z"), ...published("2026-05-26")], blocks),
  block("the grace is for another severity", published("2026-06-01", { graceDays: { CRITICAL: 7 } }), blocks),
  block("the grace is of no day", published("2026-06-01", { graceDays: { HIGH: 0 } }), blocks),
  block(
    "it is no vulnerability",
    [policy({ graceDays: { HIGH: 7 } }), findings(weakness({ seen: "2026-06-01T00:00:00Z" }))],
    blocks,
  ),
  pass("nobody rated it", published("2026-06-01", { graceDays: { UNKNOWN: 7 } }, { severity: "UNKNOWN" })),
  pass("it does not count either", published("2026-06-01", { maximumFindings: { HIGH: 0 } })),
  block("it always blocks", published("2026-06-01", { alwaysBlock: ["grype/*"] }), ["finding-always-blocks"]),
];

const seen = (day: string | null, change: Partial<WorkloadPolicy> = {}, wanted: Wanted = {}) => [
  policy({ newFindingsOnlySince: "2026-05-15", ...change }),
  findings(weakness({ seen: day, ...wanted })),
];

const baselineCases: readonly GateCase[] = [
  pass("first seen just before", seen("2026-05-14T23:59:59.999Z")),
  block("first seen just then", seen("2026-05-15T00:00:00.000Z"), blocks),
  block("first seen after it", seen("2026-05-20T10:00:00Z"), blocks),
  pass("the same instant in another zone", seen("2026-05-15T01:59:59+02:00")),
  block("just then in another zone", seen("2026-05-14T22:00:00-02:00"), blocks),
  block("nobody knows when it was first seen", seen(null), blocks),
  block("first seen on a day that is none", seen("2026-04-31T00:00:00Z"), blocks),
  block("first seen in another notation", seen("04/30/2026"), blocks),
  block("first seen in words", seen("before"), blocks),
  block("first seen at a number", seen(0 as never), blocks),
  block("first seen in the future", seen("2027-01-01T00:00:00Z"), blocks),
  block("without a baseline", [findings(weakness({ seen: "2020-01-01T00:00:00Z" }))], blocks),
  pass("nobody rated it", seen("2026-05-01T00:00:00Z", {}, { severity: "UNKNOWN" })),
  pass("it does not count either", seen("2026-05-01T00:00:00Z", { maximumFindings: { HIGH: 0 } })),
  block("it always blocks", seen("2026-05-01T00:00:00Z", { alwaysBlock: ["B602"] }), ["finding-always-blocks"]),
];

describe.each([
  ["only if fixable", fixCases],
  ["grace", graceCases],
  ["new findings only", baselineCases],
])("%s", (_name, cases) => {
  test.each(cases)("$expected: $name", check);
});
