import type { ExploitData } from "../../../lambdas/gate/exploit-data";
import type { WorkloadPolicy } from "../../../lambdas/gate/policy";
import { type Weighing, weigh } from "../../../lambdas/gate/weigh";
import { gateFinding, vulnerable } from "../../support/gate-findings";
import { strictPolicy, waiverPolicy } from "../../support/gate-policy";
import { now } from "../../support/runs";
import { standardWaiver } from "../../support/waivers";

const data: ExploitData = {
  schemaVersion: 1,
  kev: { date: "2026-05-31", ids: ["CVE-2021-44228"] },
  epss: { date: "2026-05-31", scores: { "CVE-2026-1000": 0.5 } },
};
const by = (policy: Partial<WorkloadPolicy> = {}, more: Partial<Weighing> = {}): Weighing => ({
  workload: "payments",
  policy: { ...strictPolicy, waivers: waiverPolicy, scannerVersions: {}, ...policy },
  waivers: [],
  exploitData: data,
  now,
  ...more,
});
const objection = (finding: ReturnType<typeof gateFinding>, given = by()) => weigh([finding], given)[0]?.objection;

const low = gateFinding(vulnerable({ severity: "LOW" }));
const log4j = gateFinding(vulnerable({ severity: "LOW" }, { RelatedVulnerabilities: ["cve-2021-44228"] }));
const unfixable = { FixAvailable: "NO" };

test.each([
  ["CRITICAL", "finding-blocks"],
  ["HIGH", "finding-blocks"],
  ["MEDIUM", undefined],
  ["LOW", undefined],
  ["INFORMATIONAL", undefined],
  ["UNKNOWN", "finding-unrated"],
])("severity %s: %s", (severity, expected) => {
  expect(objection(gateFinding({ severity }))).toBe(expected);
});

test("what nobody rated may be let pass, also where its severity is listed as blocking", () => {
  const policy = { unknownSeverity: "allow", blockingSeverities: ["UNKNOWN", "HIGH"] } as const;
  expect(objection(gateFinding({ severity: "UNKNOWN" }), by(policy))).toBeUndefined();
});

test.each([
  ["CISA lists an alias", log4j],
  [
    "a scanner names the day",
    gateFinding(vulnerable({ severity: "LOW", fields: { "gatehouse/knownExploited": "x" } })),
  ],
  ["a scanner says so", gateFinding(vulnerable({ severity: "INFORMATIONAL" }, { ExploitAvailable: "YES" }))],
  ["CISA lists what a SARIF rule names", gateFinding({ generatorId: "sarif/CVE-2021-44228", severity: "LOW" })],
])("known to be exploited when %s, whatever severity, fix and age", (_name, finding) => {
  const relief = { onlyIfFixable: true, graceDays: { LOW: 999 }, newFindingsOnlySince: "2026-06-01" };
  expect(objection(finding, by(relief))).toBe("finding-known-exploited");
  expect(objection(finding, by({ knownExploited: "allow" }))).toBeUndefined();
});

test("without data only scanners say what is exploited", () => {
  expect(objection(log4j, by({}, { exploitData: { schemaVersion: 1, kev: null, epss: null } }))).toBeUndefined();
});

test.each([["CVE-2026-1000"], ["grype/cve-2026-*"], ["*"]])(
  "%s always blocks, whatever severity, fix and age",
  (pattern) => {
    const relief = { onlyIfFixable: true, newFindingsOnlySince: "2026-06-01", alwaysBlock: ["other", pattern] };
    const old = gateFinding(vulnerable({ severity: "LOW", createdAt: "2026-01-01T00:00:00Z" }, unfixable));
    expect(objection(old, by(relief))).toBe("finding-always-blocks");
    expect(objection(gateFinding({ severity: "LOW" }), by({ alwaysBlock: ["CVE-2026-1000"] }))).toBeUndefined();
  },
);

test.each([
  [0.5, low, "finding-likely-exploited"],
  [0.51, low, undefined],
  [0.7, gateFinding(vulnerable({ severity: "LOW" }, { EpssScore: 0.7 })), "finding-likely-exploited"],
  [0.5, gateFinding(vulnerable({ severity: "LOW" }, { EpssScore: 0.1 })), "finding-likely-exploited"],
  [1, gateFinding(vulnerable({ severity: "LOW" }, { EpssScore: "much" })), "finding-likely-exploited"],
  [undefined, gateFinding(vulnerable({ severity: "LOW" }, { EpssScore: 1 })), undefined],
])("EPSS from %s: the highest that anybody says counts", (epssBlocksFrom, finding, expected) => {
  const policy = epssBlocksFrom === undefined ? {} : { epssBlocksFrom, onlyIfFixable: true };
  expect(objection(finding, by(policy))).toBe(expected);
});

test.each([
  ["HIGH", "finding-blocks"],
  ["UNKNOWN", "finding-unrated"],
])("relief lets %s pass: without it %s", (severity, expected) => {
  const finding = gateFinding(vulnerable({ severity }, unfixable));
  expect([objection(finding), objection(finding, by({ onlyIfFixable: true }))]).toEqual([expected, undefined]);
});

test("the strongest objection is the only one", () => {
  const policy = { alwaysBlock: ["*"], epssBlocksFrom: 0.1 };
  const high = gateFinding(vulnerable({}, { EpssScore: 0.9 }));
  expect(objection(gateFinding(vulnerable({}, { EpssScore: 0.9, ExploitAvailable: "YES" })), by(policy))).toBe(
    "finding-known-exploited",
  );
  expect(objection(high, by(policy))).toBe("finding-always-blocks");
  expect(objection(high, by({ epssBlocksFrom: 0.1 }))).toBe("finding-likely-exploited");
});

test("a waived finding keeps what speaks against it", () => {
  const [weighed] = weigh([gateFinding()], by({}, { waivers: [standardWaiver()] }));
  expect([weighed?.objection, weighed?.waiving.waiver?.id]).toEqual(["finding-blocks", "PAY-1"]);
});
