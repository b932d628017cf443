import { noManifest } from "../../../../lambdas/shared/runs";
import { block, check, type GateCase, pass, verdictOn } from "../../../support/gate-cases/check";
import { vulnerability, weakness } from "../../../support/gate-cases/findings";
import {
  type Change,
  findings,
  folder,
  policy,
  report,
  request,
  run,
  runs,
  source,
  waivers,
} from "../../../support/gate-cases/given";
import { emergency, waiver } from "../../../support/gate-cases/waivers";
import { cleanRun } from "../../../support/runs";

const soon = { notices: ["waiver-ends-soon"] };
const unusedAndSoon = { notices: ["waiver-unused", "waiver-ends-soon"] };
const active = waivers(emergency());
const failed = run("safety", { status: "failed", exitCode: 1, detail: "the database can't be reached" });
const database = (kind: "real" | "example" | "none", builtAt: string | null) =>
  run("safety", { database: { kind, builtAt } });
const another = { sha256: "b".repeat(64), objectVersion: "v-1" };

const lifted: readonly (readonly [string, Change])[] = [
  ["scanner-missing", runs((all) => all.filter(({ folder }) => folder !== "safety"))],
  ["run-unreadable", folder("safety", { manifest: { problem: noManifest } })],
  ["scanner-failed", failed],
  ["scanner-not-applicable", run("safety", { status: "notApplicable" })],
  ["nothing-scanned", run("safety", { filesScanned: 0 })],
  ["database-missing", database("none", null)],
  ["database-stale", database("real", "2026-05-20T00:00:00Z")],
  ["database-date-unknown", database("real", null)],
  ["report-missing", folder("safety", { report: undefined as never })],
  ["report-unreadable", report("safety", { error: "it is truncated" })],
  ["report-not-normalized", report("safety", { scanner: "sarif" })],
];

const notLifted: readonly (readonly [string, Change])[] = [
  ["version-differs", run("safety", { version: "3.0.0" })],
  ["database-example", database("example", "2026-06-01T06:00:00Z")],
  ["source-differs", run("safety", { source: another })],
  ["run-of-another-execution", run("safety", { execution: "e-0" })],
  ["run-of-another-workload", run("safety", { workload: "shop" })],
  ["run-foreign", folder("safety", { ...cleanRun("bandit", { version: "1.9.4" }), folder: "safety" })],
  ["run-unreadable", folder("safety", { manifest: { problem: "is no JSON" } })],
  ["report-changed", folder("safety", { report: source("{}") })],
  ["entries-lost", report("safety", { entries: 1 })],
  [
    "entries-not-understood",
    report("safety", { entries: 1, dropped: [{ reason: "entry that is no object", count: 1 }] }),
  ],
  [
    "entries-let-off",
    report("safety", { entries: 1, dropped: [{ reason: "check skipped by a comment in the source", count: 1 }] }),
  ],
  ["findings-missing", request({ findings: undefined })],
  ["findings-unreadable", request({ findings: source("[") })],
  ["summary-missing", request({ summaryJson: undefined })],
  ["policy-unreadable", request({ policyJson: "{" })],
  ["runs-missing", request({ runs: undefined })],
];

const liftCases: readonly GateCase[] = [
  ...lifted.map(([code, change]) => pass(`${code} of its scanner`, [change, active], soon)),
  ...lifted.map(([code, change]) =>
    block(`${code} without an emergency`, [change], [code], { says: ["docs/waivers.md"] }),
  ),
  ...lifted.map(([code, change]) =>
    block(
      `${code} of another scanner than Grype, which is down`,
      [change, waivers(emergency({ scanner: "grype" }))],
      [code],
      unusedAndSoon,
    ),
  ),
];

const whenCases: readonly GateCase[] = [
  pass("it lasts 24 hours", [failed, waivers(emergency({ expires: "2026-06-02T09:00:00Z" }))], soon),
  block("it ended", [failed, waivers(emergency({ expires: "2026-06-01T12:00:00Z" }))], ["scanner-failed"], {
    notices: ["waiver-expired"],
    notes: ["EMERGENCY-1"],
  }),
  block("it begins later", [failed, waivers(emergency({ approved: "2026-06-01T12:00:01Z" }))], ["scanner-failed"]),
  block("it is another workload's", [failed, waivers(emergency({ workload: "shop" }))], ["scanner-failed"]),
  block("it is another deployment's", [failed, waivers(emergency({ deployments: ["staging"] }))], ["scanner-failed"]),
  pass("nothing is wrong with its scanner", [active], unusedAndSoon),
  block("a standard waiver is none", [failed, waivers(waiver({ rule: "safety/*" }))], ["scanner-failed"], {
    notices: ["waiver-unused"],
  }),
  block("two scanners are down, one has it", [failed, run("grype", { status: "failed" }), active], ["scanner-failed"], {
    ...soon,
    says: ["grype"],
  }),
  pass(
    "two scanners are down, both have it",
    [
      failed,
      run("grype", { status: "failed" }),
      waivers(emergency(), emergency({ id: "EMERGENCY-2", scanner: "grype" })),
    ],
    { notices: ["waiver-ends-soon", "waiver-ends-soon"] },
  ),
];

const besideCases: readonly GateCase[] = [
  block(
    "a known exploited vulnerability",
    [failed, active, findings(vulnerability({}, { Id: "CVE-2021-44228" }))],
    ["finding-known-exploited"],
    {
      ...soon,
      says: ["can never be waived"],
    },
  ),
  block("a finding that blocks", [failed, active, findings(weakness())], ["finding-blocks"], soon),
  block(
    "a finding of its own scanner",
    [failed, active, findings(vulnerability({ generator: "safety/90006" }))],
    ["finding-blocks"],
    soon,
  ),
  block(
    "too many findings",
    [failed, active, policy({ maximumFindings: { LOW: 0 } }), findings(weakness({ severity: "LOW" }))],
    ["too-many-findings"],
    soon,
  ),
  block("another source", [run("safety", { status: "failed", source: another }), active], ["source-differs"], soon),
  block(
    "another execution",
    [run("safety", { status: "failed", execution: "e-0" }), active],
    ["run-of-another-execution"],
    soon,
  ),
];

describe.each([
  ["an emergency lifts", liftCases],
  ["when an emergency applies", whenCases],
  ["beside an emergency", besideCases],
])("%s", (_name, cases) => {
  test.each(cases)("$expected: $name", check);
});

test.each(notLifted)("BLOCK: an emergency never lifts %s", (code, change) => {
  const { verdict, reasons, waivers: said } = verdictOn([change, active]);
  expect(verdict).toBe("BLOCK");
  expect(reasons.map((reason) => reason.code)).toContain(code);
  expect(said.applied).toEqual([]);
});

test("the verdict names the emergency and what it lifted", () => {
  const { waivers: said, scanners } = verdictOn([failed, active]);
  expect(said.applied).toEqual([
    expect.objectContaining({
      ...{ id: "EMERGENCY-1", kind: "emergency", expires: "2026-06-01T21:00:00Z" },
      ...{ findings: [], reasons: ["scanner-failed"] },
    }),
  ]);
  expect(scanners).toContainEqual(expect.objectContaining({ scanner: "safety", status: "failed" }));
});
