import { noManifest } from "../../../../lambdas/shared/runs";
import { block, check, type GateCase, pass } from "../../../support/gate-cases/check";
import { weakness } from "../../../support/gate-cases/findings";
import {
  clean,
  exploitData,
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

const policyJson = (change: object) => JSON.stringify({ ...clean.policy, ...change });
const without = (member: string) => policyJson({ default: { ...clean.policy.default, [member]: undefined } });
const waiversJson = (...all: readonly unknown[]) => JSON.stringify({ schemaVersion: 1, waivers: all });
const exploitJson = (change: object) => JSON.stringify({ schemaVersion: 1, ...clean.exploitData, ...change });
const low = weakness({ severity: "LOW" });

const runCases: readonly GateCase[] = [
  pass("nothing is changed", []),
  block("there are no runs", [request({ runs: undefined })], ["runs-missing"], { says: ["--runs"] }),
  block(
    "a required scanner did not run",
    [runs((all) => all.filter(({ folder }) => folder !== "grype"))],
    ["scanner-missing"],
    {
      says: ["grype is required and did not run"],
    },
  ),
  block("a run.json is missing", [folder("trivy", { manifest: { problem: noManifest } })], ["run-unreadable"]),
  block("a run.json was cut off", [folder("trivy", { manifest: { problem: "is no JSON" } })], ["run-unreadable"], {
    says: ["trivy/run.json is no JSON"],
  }),
  block(
    "a folder of nobody",
    [runs((all) => [...all, { folder: "x", manifest: { problem: noManifest } }])],
    ["run-unreadable"],
  ),
  block(
    "one scanner's manifest in another's folder",
    [folder("junit", { ...cleanRun("bandit", { version: "1.9.4" }), folder: "junit" })],
    ["run-foreign"],
  ),
  block(
    "a scanner crashed",
    [run("bandit", { status: "failed", exitCode: 2, detail: "out of memory" })],
    ["scanner-failed"],
    {
      says: ["bandit did not complete", "out of memory"],
    },
  ),
  block("a scanner was killed", [run("bandit", { exitCode: null })], ["scanner-failed"]),
  block("a scanner saw no file", [run("checkov", { filesScanned: 0 })], ["nothing-scanned"]),
  block(
    "a scanner found nothing to scan",
    [run("safety", { status: "notApplicable", detail: "no requirements" })],
    ["scanner-not-applicable"],
  ),
  pass("the policy lets it not apply", [
    policy({ mayNotApply: ["safety"] }),
    run("safety", { status: "notApplicable", detail: "no requirements" }),
  ]),
  block(
    "it may not apply, but says no evidence",
    [policy({ mayNotApply: ["safety"] }), run("safety", { status: "notApplicable" })],
    ["scanner-not-applicable"],
  ),
  block(
    "its evidence is blank",
    [policy({ mayNotApply: ["safety"] }), run("safety", { status: "notApplicable", detail: " " })],
    ["scanner-not-applicable"],
  ),
  block(
    "it may not apply, but failed",
    [policy({ mayNotApply: ["safety"] }), run("safety", { status: "failed" })],
    ["scanner-failed"],
  ),
  block(
    "another may not apply",
    [policy({ mayNotApply: ["grype"] }), run("safety", { status: "notApplicable", detail: "no" })],
    ["scanner-not-applicable"],
  ),
  block(
    "it does not apply to another source",
    [
      policy({ mayNotApply: ["safety"] }),
      run("safety", {
        status: "notApplicable",
        detail: "no",
        source: { sha256: "b".repeat(64), objectVersion: "v-1" },
      }),
    ],
    ["source-differs"],
  ),
  pass("a scanner that is not required failed", [
    policy({ requiredScanners: ["bandit"] }),
    run("junit", { status: "failed" }),
  ]),
  block("a scanner of another version", [run("trivy", { version: "0.73.0" })], ["version-differs"], {
    says: ["0.73.0", "0.74.0"],
  }),
  block("a scanner of no version", [run("trivy", { version: "" })], ["version-differs"]),
  block("another workload was scanned", [run("bandit", { workload: "shop" })], ["run-of-another-workload"]),
  block("it was another execution", [run("bandit", { execution: "e-0" })], ["run-of-another-execution"]),
  block(
    "it was another source",
    [run("bandit", { source: { sha256: "b".repeat(64), objectVersion: "v-1" } })],
    ["source-differs"],
  ),
  block(
    "it was another version of the object",
    [run("bandit", { source: { sha256: "a".repeat(64), objectVersion: "v-0" } })],
    ["source-differs"],
  ),
];

const databaseOf = (kind: "real" | "example" | "none", builtAt: string | null) =>
  run("grype", { database: { kind, builtAt } });

const databaseCases: readonly GateCase[] = [
  pass("a database of 72 hours", [databaseOf("real", "2026-05-29T12:00:00Z")]),
  block("a database of 73 hours", [databaseOf("real", "2026-05-29T11:00:00Z")], ["database-stale"], {
    says: ["73 hours", "allowed are 72"],
  }),
  block("a database without a date", [databaseOf("real", null)], ["database-date-unknown"]),
  block("a database of tomorrow", [databaseOf("real", "2026-06-02T12:00:00Z")], ["database-date-unknown"]),
  block("no database", [databaseOf("none", null)], ["database-missing"]),
  block("the example database", [databaseOf("example", "2026-06-01T06:00:00Z")], ["database-example"]),
  block(
    "the example database is allowed and old",
    [policy({ exampleDatabase: "allow" }), databaseOf("example", "2020-01-01T00:00:00Z")],
    ["database-stale"],
  ),
];

const reportCases: readonly GateCase[] = [
  block("a report is missing", [folder("bandit", { report: undefined as never })], ["report-missing"]),
  block("run.json names no report", [run("bandit", { report: null })], ["report-missing"]),
  block("a report is empty now", [folder("bandit", { report: source("") })], ["report-changed"]),
  block(
    "a report was cut off after the run",
    [folder("bandit", { report: source('{"results":[') })],
    ["report-changed"],
  ),
  block("a report could not be read", [report("bandit", { error: "it is truncated" })], ["report-unreadable"], {
    says: ["bandit", "it is truncated"],
  }),
  block(
    "an entry was not understood",
    [report("bandit", { entries: 1, dropped: [{ reason: "entry that is no object", count: 1 }] })],
    ["entries-not-understood"],
  ),
  ...["check skipped by a comment in the source", "result suppressed in the source or by the tool's own list"].map(
    (reason) =>
      block(
        `the source lets off what was found: ${reason}`,
        [report("checkov", { entries: 2, dropped: [{ reason, count: 2 }] })],
        ["entries-let-off"],
        { says: ["2 entries of checkov/", reason, "docs/waivers.md"] },
      ),
  ),
  pass("an entry was left out by somebody's choice", [
    report("junit", { entries: 1, dropped: [{ reason: "test skipped", count: 1 }] }),
  ]),
  block("an entry was lost", [report("bandit", { entries: 1 })], ["entries-lost"]),
  block("a report was never normalized", [report("bandit", { scanner: "sarif" })], ["report-not-normalized"]),
  block("no summary.json", [request({ summaryJson: undefined })], ["summary-missing"]),
  block("summary.json was cut off", [request({ summaryJson: '{"schemaVersion":1,' })], ["summary-unreadable"]),
  block("no findings.json", [request({ findings: undefined })], ["findings-missing"]),
  block(
    "findings.json was cut off",
    [findings(low), request({ findings: source(JSON.stringify([low]).slice(0, -9)) })],
    ["findings-unreadable", "findings-incomplete"],
  ),
  block("findings.json is empty", [request({ findings: source("") })], ["findings-unreadable"]),
  block("a finding is left out", [findings(low), request({ findings: source("[]") })], ["findings-incomplete"]),
  block("a finding is added", [request({ findings: source(JSON.stringify([low])) })], ["findings-incomplete"]),
  block(
    "a finding has no severity",
    [findings({ ...low, FindingProviderFields: {} })],
    ["finding-unreadable", "findings-incomplete"],
  ),
  block(
    "a finding is of another workload",
    [findings(weakness({ severity: "LOW", fields: { "gatehouse/workload": "shop" } }))],
    ["findings-foreign"],
  ),
  block(
    "a finding is of another execution",
    [findings(weakness({ severity: "LOW", fields: { "gatehouse/execution": "e-0" } }))],
    ["findings-foreign"],
  ),
  block(
    "a finding does not say of which execution it is",
    [findings(weakness({ severity: "LOW", fields: { "gatehouse/execution": "" } }))],
    ["findings-foreign"],
  ),
];

const inputCases: readonly GateCase[] = [
  ...[
    ["is empty", ""],
    ["was cut off", policyJson({}).slice(0, -1)],
    ["is of another schema version", policyJson({ schemaVersion: 2 })],
    ["has no severities that block", policyJson({ default: { ...clean.policy.default, blockingSeverities: [] } })],
    ["says nothing of KEV", without("knownExploited")],
    ["says nothing of counts", without("maximumFindings")],
    ["says nothing of waivers", policyJson({ waivers: undefined })],
    ["says nothing of versions", policyJson({ scannerVersions: undefined })],
    ["has an odd baseline", policyJson({ default: { ...clean.policy.default, newFindingsOnlySince: "2026-02-30" } })],
    ["has an EPSS threshold of 0", policyJson({ default: { ...clean.policy.default, epssBlocksFrom: 0 } })],
    ["has an EPSS threshold above 1", policyJson({ default: { ...clean.policy.default, epssBlocksFrom: 50 } })],
  ].map(([words, text = ""]) => block(`the policy ${words}`, [request({ policyJson: text })], ["policy-unreadable"])),
  ...[
    ["are empty", ""],
    ["were cut off", waiversJson(waiver()).slice(0, -1)],
    ["are of another schema version", JSON.stringify({ schemaVersion: 2, waivers: [] })],
    ["have one that is none", waiversJson(waiver(), {})],
    ["have a malformed end", waiversJson(waiver({ expires: "next week" }))],
    ["have a day that is none", waiversJson(waiver({ expires: "2026-06-31" }))],
    ["have no end", waiversJson(waiver({ expires: undefined }))],
    ["end before they begin", waiversJson(waiver({ approved: "2026-07-16" }))],
    ["are of no kind", waiversJson(waiver({ kind: "forever" }))],
    ["are of no rule and no finding", waiversJson(waiver({ rule: undefined }))],
    ["are approved by the owner", waiversJson(waiver({ approver: "shop-team" }))],
    ["are of a finding and a path", waiversJson(waiver({ finding: low.Id, path: "**" }))],
    ["have an id twice", waiversJson(waiver(), waiver({ rule: "bandit/B101" }))],
    ["have an emergency of more than 24 hours", waiversJson(emergency({ expires: "2026-06-02T09:00:01Z" }))],
    ["have an emergency with one approver", waiversJson(emergency({ approvers: ["jane@example.com"] }))],
    ["have an emergency with one approver twice", waiversJson(emergency({ approvers: ["j@e.com", "j@e.com"] }))],
    [
      "have an emergency with one approver, written twice",
      waiversJson(emergency({ approvers: ["j@e.com", "J@e.com "] })),
    ],
    ["have an emergency that its owner approves", waiversJson(emergency({ approvers: ["j@e.com", "shop-team"] }))],
  ].map(([words, text]) => block(`the waivers ${words}`, [request({ waiversJson: text })], ["waivers-unreadable"])),
  block(
    "of unreadable waivers none applies",
    [findings(weakness()), request({ waiversJson: waiversJson(waiver(), 7) })],
    ["waivers-unreadable", "finding-blocks"],
  ),
  pass("nobody gives waivers", [request({ waiversJson: undefined })]),
  pass("nobody gives data on exploitation", [request({ exploitDataJson: undefined })], {
    notices: ["kev-data-missing"],
  }),
  pass("there are no data on exploitation", [exploitData({ kev: null, epss: null })], {
    notices: ["kev-data-missing"],
  }),
  ...[
    ["are empty", ""],
    ["were cut off", exploitJson({}).slice(0, -1)],
    ["have no list", exploitJson({ kev: { date: "2026-05-31" } })],
    ["have no date", exploitJson({ kev: { ids: ["CVE-2021-44228"] } })],
    ["have an odd score", exploitJson({ epss: { date: "2026-05-31", scores: { "CVE-2021-44228": "high" } } })],
  ].map(([words, text]) =>
    block(`the data on exploitation ${words}`, [request({ exploitDataJson: text })], ["exploit-data-unreadable"]),
  ),
];

describe.each([
  ["a scanner run", runCases],
  ["a vulnerability database", databaseCases],
  ["a report and what was made of it", reportCases],
  ["what the gate judges by", inputCases],
])("%s", (_name, cases) => {
  test.each(cases)("$expected: $name", check);
});

test("several defects are told at once, first what makes the rest doubtful", () => {
  check(
    block(
      "",
      [
        runs((all) => all.filter(({ folder }) => folder !== "grype")),
        run("bandit", { status: "failed", exitCode: 2 }),
        run("trivy", { version: "0.73.0" }),
        findings(weakness()),
        waivers(),
      ],
      ["scanner-missing", "scanner-failed", "version-differs", "finding-blocks"],
    ),
  );
});
