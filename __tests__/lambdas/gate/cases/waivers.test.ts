import { sha256 } from "../../../../lambdas/shared/source-digest";
import { block, check, type GateCase, pass, verdictOn } from "../../../support/gate-cases/check";
import { vulnerability, weakness } from "../../../support/gate-cases/findings";
import { findings, policy, request, waiverPolicy, waivers } from "../../../support/gate-cases/given";
import { waiver } from "../../../support/gate-cases/waivers";

const blocks = ["finding-blocks"];
const unused = { notices: ["waiver-unused"] };
/** The example weakness, with one waiver. */
const waived = (change: object, ...more: readonly object[]) => [
  findings(weakness(), ...more),
  waivers(waiver({ ...change })),
];

const dateCases: readonly GateCase[] = [
  pass("it is active", waived({})),
  pass("it begins today", waived({ approved: "2026-06-01" })),
  block("it begins tomorrow", waived({ approved: "2026-06-02" }), blocks, { says: ["PAY-2026-001", "2026-06-02"] }),
  pass("it ends tonight", waived({ expires: "2026-06-02" }), {
    notices: ["waiver-ends-soon"],
    notes: ["PAY-2026-001", "2026-06-02"],
  }),
  block("it ended as today began", waived({ expires: "2026-06-01" }), blocks, {
    says: ["PAY-2026-001", "2026-06-01"],
    notices: ["waiver-expired"],
    notes: ["PAY-2026-001", "shop-team"],
  }),
  pass(
    "the last moment",
    [request({ now: new Date("2026-06-01T23:59:59.999Z") }), ...waived({ expires: "2026-06-02" })],
    {
      notices: ["waiver-ends-soon"],
    },
  ),
  block(
    "the first moment after it",
    [request({ now: new Date("2026-06-02T00:00:00Z") }), ...waived({ expires: "2026-06-02" })],
    blocks,
    {
      notices: ["waiver-expired"],
    },
  ),
  pass("it expired, and there is nothing for it", [waivers(waiver({ expires: "2026-05-20" }))], {
    notices: ["waiver-expired"],
  }),
  pass("it has not begun, and there is nothing for it", [waivers(waiver({ approved: "2026-06-20" }))]),
  pass("it ends within a month", waived({ expires: "2026-06-30" }), { notices: ["waiver-ends-soon"] }),
  pass("it ends after a month", waived({ expires: "2026-07-02" })),
  pass("it ends within a month, of which the policy warns later", [
    waiverPolicy({ warnDays: 7 }),
    ...waived({ expires: "2026-06-30" }),
  ]),
  pass(
    "a second one follows an expired one",
    [findings(weakness()), waivers(waiver({ id: "A", expires: "2026-05-20" }), waiver({ id: "B" }))],
    { notices: ["waiver-expired"] },
  ),
];

const severityCases: readonly GateCase[] = [
  block("too long for CRITICAL", [findings(weakness({ severity: "CRITICAL" })), waivers(waiver())], blocks, {
    says: ["PAY-2026-001 does not apply", "75 days", "30", "CRITICAL"],
  }),
  pass(
    "as long as CRITICAL may be",
    [findings(weakness({ severity: "CRITICAL" })), waivers(waiver({ approved: "2026-05-15", expires: "2026-06-14" }))],
    { notices: ["waiver-ends-soon"] },
  ),
  pass("as long as HIGH may be", waived({ approved: "2026-05-01", expires: "2026-07-30" })),
  block("a day too long for HIGH", waived({ approved: "2026-05-01", expires: "2026-07-31" }), blocks, {
    says: ["91 days", "90"],
  }),
  block(
    "long enough for one finding, too long for another",
    [findings(weakness({ id: "a", severity: "CRITICAL" }), weakness({ id: "b" })), waivers(waiver())],
    blocks,
    { says: ["CRITICAL"] },
  ),
  block(
    "too long for what nobody rated",
    [findings(weakness({ severity: "UNKNOWN" })), waivers(waiver())],
    ["finding-unrated"],
    {
      says: ["UNKNOWN", "30"],
    },
  ),
  pass(
    "for what nobody rated",
    [findings(weakness({ severity: "UNKNOWN" })), waivers(waiver({ approved: "2026-05-20", expires: "2026-06-15" }))],
    { notices: ["waiver-ends-soon"] },
  ),
  block(
    "too long by the policy",
    [
      waiverPolicy({ maximumDays: { CRITICAL: 1, HIGH: 7, MEDIUM: 7, LOW: 7, INFORMATIONAL: 7, UNKNOWN: 1 } }),
      ...waived({}),
    ],
    blocks,
  ),
];

const forbiddenCases: readonly GateCase[] = [
  block("its rule can never be waived", [waiverPolicy({ never: ["bandit/B602"] }), ...waived({})], blocks, {
    says: ["can never be waived"],
  }),
  block("rules that begin alike can never be", [waiverPolicy({ never: ["B6*"] }), ...waived({})], blocks, {
    says: ["can never be waived"],
  }),
  block(
    "not by its id either",
    [waiverPolicy({ never: ["bandit/*"] }), ...waived({ finding: weakness().Id })],
    blocks,
    { says: ["can never be waived"] },
  ),
  pass("another rule can never be waived", [waiverPolicy({ never: ["bandit/B101"] }), ...waived({})]),
  pass("what always blocks may be waived", [policy({ alwaysBlock: ["B602"] }), ...waived({})]),
  block(
    "what always blocks and can never be waived",
    [policy({ alwaysBlock: ["B602"] }), waiverPolicy({ never: ["B602"] }), ...waived({})],
    ["finding-always-blocks"],
  ),
];

const targetCases: readonly GateCase[] = [
  pass("the finding's own id", waived({ finding: weakness().Id })),
  block("another finding's id", waived({ finding: `${weakness().Id}b` }), blocks, unused),
  block("an id is no pattern", waived({ finding: "gatehouse/1/*" }), blocks, unused),
  block("another finding of the rule", [...waived({ finding: weakness().Id }, weakness({ id: "other" }))], blocks),
  pass("all findings of the rule", waived({}, weakness({ id: "other" }))),
  block("another rule", waived({ rule: "bandit/B101" }), blocks, unused),
  block("another scanner's rule", waived({ rule: "checkov/B602" }), blocks, unused),
  pass("a rule of any scanner", waived({ rule: "B602" })),
  block("another workload's", waived({ workload: "shop" }), blocks),
  pass("the file", waived({ path: "payments/bank.py" })),
  pass("a file of the folder", waived({ path: "payments/*.py" })),
  pass("everything below the folder", waived({ path: "payments/**" })),
  pass("the name in any folder", waived({ path: "**/bank.py" })),
  block("the name in no folder", waived({ path: "*.py" }), blocks, unused),
  block("another folder", waived({ path: "infra/**" }), blocks, unused),
  block("a folder that begins alike", waived({ path: "pay/**" }), blocks, unused),
  block(
    "one star is one folder",
    [
      findings(weakness({ fields: { "gatehouse/file": "payments/a/bank.py" } })),
      waivers(waiver({ path: "payments/*.py" })),
    ],
    blocks,
    unused,
  ),
  pass("two stars are any", [
    findings(weakness({ fields: { "gatehouse/file": "payments/a/b/bank.py" } })),
    waivers(waiver({ path: "payments/**/bank.py" })),
  ]),
  block(
    "a file, and the finding names none",
    [findings(weakness({ fields: { "gatehouse/file": undefined } })), waivers(waiver({ path: "**" }))],
    blocks,
    unused,
  ),
  pass("the resource", [
    findings(weakness({ generator: "checkov/CKV_AWS_18", fields: { "gatehouse/resource": "payments/ledger" } })),
    waivers(waiver({ rule: "checkov/CKV_AWS_18", resource: "payments/ledger" })),
  ]),
  block(
    "another resource",
    [
      findings(weakness({ generator: "checkov/CKV_AWS_18", fields: { "gatehouse/resource": "payments/ledger" } })),
      waivers(waiver({ rule: "checkov/CKV_AWS_18", resource: "payments/logs" })),
    ],
    blocks,
    unused,
  ),
];

/** The example vulnerability, with one waiver. */
const vulnerable = (change: object, more: object = {}) => [
  findings(vulnerability({}, { ...more })),
  waivers(waiver({ rule: "CVE-2026-1000", ...change })),
];

const packageCases: readonly GateCase[] = [
  pass("the vulnerability", vulnerable({})),
  pass(
    "one of its other ids",
    vulnerable({ rule: "GHSA-aaaa-bbbb-cccc" }, { RelatedVulnerabilities: ["GHSA-aaaa-bbbb-cccc"] }),
  ),
  pass("the package", vulnerable({ package: "requests" })),
  pass("packages that begin alike", vulnerable({ package: "req*" })),
  block("another package", vulnerable({ package: "flask" }), blocks, unused),
  block("a package that begins alike", vulnerable({ package: "request" }), blocks, unused),
  block("a package, and it is no vulnerability", waived({ package: "*" }), blocks, unused),
  pass("any vulnerability of the package", vulnerable({ rule: "CVE-*", package: "requests" })),
  block("the package in another file", vulnerable({ package: "requests", path: "infra/**" }), blocks, unused),
];

const countCases: readonly GateCase[] = [
  pass("waived findings don't count", [policy({ maximumFindings: { HIGH: 0 } }), ...waived({})]),
  block(
    "the others do",
    [policy({ maximumFindings: { HIGH: 0 } }), ...waived({}, weakness({ id: "b", generator: "bandit/B101" }))],
    ["finding-blocks", "too-many-findings"],
  ),
  block(
    "with an expired waiver they count",
    [
      policy({ maximumFindings: { LOW: 0 } }),
      findings(weakness({ severity: "LOW" })),
      waivers(waiver({ expires: "2026-05-20" })),
    ],
    ["too-many-findings"],
    { notices: ["waiver-expired"] },
  ),
  pass("nothing fits it", [waivers(waiver())], { ...unused, notes: ["PAY-2026-001", "shop-team"] }),
  pass("another workload's is nobody's business here", [waivers(waiver({ workload: "shop", expires: "2026-05-20" }))]),
];

describe.each([
  ["when a waiver applies", dateCases],
  ["how long a waiver may last", severityCases],
  ["what can never be waived", forbiddenCases],
  ["what a waiver is for", targetCases],
  ["a waiver of a vulnerability", packageCases],
  ["waivers and counts", countCases],
])("%s", (_name, cases) => {
  test.each(cases)("$expected: $name", check);
});

test("the verdict says which waiver let what pass, and what it was", () => {
  const given = waiver();
  const {
    waivers: said,
    counts,
    waived: without,
  } = verdictOn([
    findings(
      weakness({ id: "a" }),
      weakness({ id: "b", severity: "LOW" }),
      weakness({ id: "c", generator: "bandit/B101", severity: "LOW" }),
    ),
    waivers(given, waiver({ id: "OTHER", rule: "bandit/B1" })),
  ]);
  const canonical = JSON.stringify(Object.fromEntries(Object.entries(given).sort(([a], [b]) => (a < b ? -1 : 1))));
  expect(said.sha256).toBe(
    sha256(JSON.stringify({ schemaVersion: 1, waivers: [given, waiver({ id: "OTHER", rule: "bandit/B1" })] })),
  );
  expect(said.applied).toEqual([
    {
      ...{ id: "PAY-2026-001", kind: "standard", expires: "2026-07-15" },
      sha256: sha256(canonical),
      findings: ["a", "b"],
      reasons: ["finding-blocks"],
    },
  ]);
  expect(counts).toMatchObject({ HIGH: 1, LOW: 2 });
  expect(without).toMatchObject({ HIGH: 1, LOW: 1 });
});

test.each([
  ["expired", { expires: "2026-05-20" }],
  ["pending", { approved: "2026-06-20" }],
  ["of another workload", { workload: "shop" }],
  ["of another deployment", { deployments: ["staging"] }],
])("a waiver that is %s is not among the applied ones", (_name, change) => {
  expect(verdictOn(waived(change)).waivers.applied).toEqual([]);
});
