import type { GateRequest } from "../../../lambdas/gate/decide";
import { reportInputs } from "../../../lambdas/normalizer/report-inputs";
import type { RunManifest } from "../../../lambdas/shared/run-manifest";
import { strictPolicy as strict } from "../../support/gate-policy";
import {
  bandit,
  but,
  changed,
  clean,
  codes,
  json,
  otherDigest,
  policy,
  requestFor,
  verdictOn,
  withReport,
  withRun,
} from "../../support/gate-request";
import { cleanRun, cleanRuns, type ExampleScanner, manifestOf, now, runOf } from "../../support/runs";

test("PASS when every required scanner completed on this source and found nothing that blocks", async () => {
  expect(await verdictOn(clean)).toEqual({
    schemaVersion: 1,
    verdict: "PASS",
    workload: "payments",
    execution: "e-1",
    reasons: [],
    policy: { schemaVersion: 1, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    waivers: { sha256: null, applied: [] },
    notices: [{ code: "kev-data-missing", message: expect.stringContaining("scan-config/exploit-data/kev.json") }],
    source: { sha256: "a".repeat(64), objectVersion: "v-1" },
    scanners: cleanRuns().map(({ folder }) => expect.objectContaining({ scanner: folder, status: "completed" })),
    counts: { CRITICAL: 0, HIGH: 0, MEDIUM: 0, LOW: 0, INFORMATIONAL: 0, UNKNOWN: 0 },
    waived: { CRITICAL: 0, HIGH: 0, MEDIUM: 0, LOW: 0, INFORMATIONAL: 0, UNKNOWN: 0 },
    exploitData: { kev: null, epss: null },
    exampleDatabase: false,
    decidedAt: now.toISOString(),
  });
});

/** Checkov's report of a source whose comment skips a check. */
const skipped = JSON.stringify({
  results: { failed_checks: [], skipped_checks: [{ check_id: "CKV_AWS_20" }] },
  summary: { passed: 1, failed: 0 },
});

const dropSafety = cleanRuns().filter(({ folder }) => folder !== "safety");
const failedCase: readonly (readonly [string, Promise<GateRequest>, readonly string[]])[] = [
  ["no findings.json", but(clean, { findings: undefined }), ["findings-missing"]],
  ["findings.json cut off", but(clean, { findings: json('[{"Id":') }), ["findings-unreadable"]],
  ["findings.json empty", but(clean, { findings: json("") }), ["findings-unreadable"]],
  ["findings.json an object", but(clean, { findings: json('{"Findings":[]}') }), ["findings-unreadable"]],
  ["a finding that is none", but(clean, { findings: json("[{}]") }), ["finding-unreadable"]],
  ["no summary", but(clean, { summaryJson: undefined }), ["summary-missing"]],
  ["a summary cut off", but(clean, { summaryJson: "{" }), ["summary-unreadable"]],
  ["a summary of another kind", but(clean, { summaryJson: '{"schemaVersion":2}' }), ["summary-unreadable"]],
  ["policy unreadable", but(clean, { policyJson: "{" }), ["policy-unreadable"]],
  ["policy empty", but(clean, { policyJson: "{}" }), ["policy-unreadable"]],
  [
    "policy without severities",
    but(clean, { policyJson: JSON.stringify({ ...policy, default: { ...strict, blockingSeverities: [] } }) }),
    ["policy-unreadable"],
  ],
  [
    "policy without scanners",
    but(clean, { policyJson: JSON.stringify({ ...policy, default: { ...strict, requiredScanners: [] } }) }),
    ["policy-unreadable"],
  ],
  [
    "policy with an unknown scanner",
    but(clean, { policyJson: JSON.stringify({ ...policy, default: { ...strict, requiredScanners: ["bandits"] } }) }),
    ["policy-unreadable"],
  ],
  ["no runs", but(clean, { runs: undefined }), ["runs-missing"]],
  ["not one run", requestFor([]), ["scanner-missing", "scanner-missing", "scanner-missing", "scanner-missing"]],
  ["a required scanner missing", requestFor(dropSafety), ["scanner-missing"]],
  ["a run.json missing", withRun({ folder: "safety", manifest: { problem: "is missing" } }), ["run-unreadable"]],
  [
    "a foreign folder",
    requestFor([...cleanRuns(), { folder: "x", manifest: { problem: "is missing" } }]),
    ["run-unreadable"],
  ],
  ["a manifest in another's folder", withRun({ ...cleanRun("bandit"), folder: "junit" }), ["run-foreign"]],
  ["a scanner failed", changed("bandit", { status: "failed", exitCode: 2 }), ["scanner-failed"]],
  ["a scanner killed", changed("bandit", { exitCode: null }), ["scanner-failed"]],
  ["a required scanner not applicable", changed("bandit", { status: "notApplicable" }), ["scanner-not-applicable"]],
  ["no file scanned", changed("bandit", { filesScanned: 0 }), ["nothing-scanned"]],
  ["another workload's run", changed("bandit", { workload: "other" }), ["run-of-another-workload"]],
  ["another execution's run", changed("bandit", { execution: "e-0" }), ["run-of-another-execution"]],
  ["another source", changed("bandit", { source: { sha256: otherDigest, objectVersion: "v-1" } }), ["source-differs"]],
  [
    "another object version",
    changed("bandit", { source: { sha256: "a".repeat(64), objectVersion: "v-0" } }),
    ["source-differs"],
  ],
  [
    "a report missing",
    withRun({ folder: "bandit", manifest: manifestOf("bandit", "x") }),
    ["report-missing", "report-unreadable"],
  ],
  ["no report named", changed("bandit", { report: null }), ["report-missing", "report-unreadable"]],
  [
    "a report replaced",
    withRun({ ...cleanRun("bandit"), report: json(bandit("LOW")) }),
    ["report-changed", "report-unreadable"],
  ],
  ["a report empty", withReport("bandit", ""), ["report-unreadable"]],
  ["a report cut off", withReport("bandit", bandit("HIGH").slice(0, 40)), ["report-unreadable"]],
  ["a report of another scanner", withReport("bandit", '{"results":{"failed_checks":[]}}'), ["report-unreadable"]],
  [
    "a file that the scanner could not read",
    withReport("bandit", '{"results":[],"errors":[{}],"metrics":{"a.py":{}}}'),
    ["entries-not-understood"],
  ],
  ["another tool's empty report", withReport("bandit", '{"results":[],"errors":[]}'), ["report-unreadable"]],
  ["an entry that is no finding", withReport("bandit", '{"results":[{}],"errors":[]}'), ["entries-not-understood"]],
  ["a check skipped in the source", withReport("checkov", skipped), ["entries-let-off"]],
  [
    "a report that was never normalized",
    requestFor(cleanRuns(), "payments", reportInputs(dropSafety)),
    ["report-not-normalized"],
  ],
  ["findings left out", but(withReport("bandit", bandit("LOW")), { findings: json("[]") }), ["findings-incomplete"]],
  [
    "the example database",
    changed("safety", { database: { kind: "example", builtAt: now.toISOString() } }),
    ["database-example"],
  ],
  ["no database", changed("safety", { database: { kind: "none", builtAt: null } }), ["database-missing"]],
  [
    "an old database",
    changed("safety", { database: { kind: "real", builtAt: "2026-05-31T11:00:00Z" } }),
    ["database-stale"],
  ],
  ["an undated database", changed("safety", { database: { kind: "real", builtAt: null } }), ["database-date-unknown"]],
  [
    "a database of tomorrow",
    changed("safety", { database: { kind: "real", builtAt: "2026-06-02T12:00:00Z" } }),
    ["database-date-unknown"],
  ],
  ["a finding of a blocking severity", withReport("bandit", bandit("HIGH")), ["finding-blocks"]],
  ["a finding that nobody rated", withReport("bandit", bandit("UNDEFINED")), ["finding-unrated"]],
  [
    "findings of another workload",
    but(withReport("bandit", bandit("LOW")), { workload: "lenient" }),
    [...Array<string>(6).fill("run-of-another-workload"), "findings-foreign"],
  ],
];

test.each(failedCase)("BLOCK: %s", async (_name, request, expected) => {
  expect(await codes(request)).toEqual(expected);
  expect((await verdictOn(request)).verdict).toBe("BLOCK");
});

test("a reason tells rule, place, what and how to go on", async () => {
  const [reason] = (await verdictOn(withReport("bandit", bandit("HIGH")))).reasons;
  expect(reason).toEqual({
    code: "finding-blocks",
    scanner: "bandit",
    findingId: expect.stringMatching(/^gatehouse\/1\/111122223333\/code\//),
    message: "HIGH bandit/B602 in a.py:7: shell",
    remedy: "correct it (if it has to wait, ask for a waiver: docs/waivers.md)",
  });
});

describe("the policy decides", () => {
  const lenient = (scanner: ExampleScanner, change: Partial<RunManifest>, report?: string) =>
    requestFor(
      cleanRuns().map((run) =>
        run.folder === scanner && report !== undefined
          ? runOf(scanner, report, { workload: "lenient" })
          : cleanRun(run.folder as ExampleScanner, { workload: "lenient", ...(run.folder === scanner ? change : {}) }),
      ),
      "lenient",
    );

  test("the example database may be allowed and is named in the verdict", async () => {
    const verdict = await verdictOn(lenient("safety", { database: { kind: "example", builtAt: now.toISOString() } }));
    expect([verdict.verdict, verdict.exampleDatabase]).toEqual(["PASS", true]);
  });

  test("an allowed example database may still not be old", async () => {
    expect(await codes(lenient("safety", { database: { kind: "example", builtAt: "2020-01-01T00:00:00Z" } }))).toEqual([
      "database-stale",
    ]);
  });

  test("unrated findings may be allowed", async () => {
    const verdict = await verdictOn(lenient("bandit", {}, bandit("UNDEFINED")));
    expect([verdict.verdict, verdict.counts.UNKNOWN]).toEqual(["PASS", 1]);
  });

  test("a deployment may have a policy of its own", async () => {
    const request = lenient("bandit", {}, bandit("HIGH"));
    expect(await codes(request)).toEqual(["finding-blocks"]);
    expect(await codes(but(request, { deployment: "staging" }))).toEqual([]);
    expect((await verdictOn(but(request, { deployment: "staging" }))).deployment).toBe("staging");
  });

  test("a scanner that is not required may fail", async () => {
    const requires = { ...policy, default: { ...strict, requiredScanners: ["bandit"] } };
    expect(await codes(but(changed("junit", { status: "failed" }), { policyJson: JSON.stringify(requires) }))).toEqual(
      [],
    );
  });

  test("a name such as __proto__ is no way around it", async () => {
    expect(await codes(but(clean, { workload: "__proto__" }))).toContain("run-of-another-workload");
    expect((await verdictOn(but(clean, { workload: "constructor" }))).verdict).toBe("BLOCK");
  });
});

test("unrated counts only under the label that an unrated finding is given", async () => {
  const finding = {
    Id: "x",
    GeneratorId: "bandit/B1",
    Title: "t",
    ProductFields: { "gatehouse/workload": "payments", "gatehouse/severity": "UNKNOWN" },
    FindingProviderFields: { Severity: { Label: "CRITICAL" } },
  };
  expect(await codes(but(clean, { findings: json(JSON.stringify([finding])) }))).toContain("finding-blocks");
});

test("no credential, and nothing that attacks its reader, is in a verdict", async () => {
  const secret = ["hunter2", "secret"].join("");
  const detail = `login failed: https://user:${secret}@registry.example.com \u001b[31m\u202e password=${secret}`;
  const { verdict, reasons } = await verdictOn(changed("bandit", { status: "failed", exitCode: 2, detail }));
  expect(verdict).toBe("BLOCK");
  expect(reasons.map(({ message }) => message).join("\n")).toContain(
    "login failed: https://user:***@registry.example.com  password=***",
  );
  expect(JSON.stringify(reasons)).not.toMatch(/hunter2|\\u001b|\u202e/);
});
