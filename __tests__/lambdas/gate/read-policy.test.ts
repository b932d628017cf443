import { policyFor } from "../../../lambdas/gate/policy";
import { readPolicy } from "../../../lambdas/gate/read-policy";
import { gatePolicy, strictPolicy as strict } from "../../support/gate-policy";

const entry = (change: object) => ({ default: { ...strict, ...change } });
const full = {
  mayNotApply: ["safety"],
  maximumFindings: { MEDIUM: 20, UNKNOWN: 0 },
  alwaysBlock: ["bandit/*"],
  onlyIfFixable: true,
  graceDays: { HIGH: 7 },
  knownExploited: "allow",
  epssBlocksFrom: 1,
  newFindingsOnlySince: "2026-05-01",
};

test("a complete policy is read as it is", () => {
  const policy = { ...gatePolicy(), ...entry(full), workloads: { w: { ...strict, deployments: { d: strict } } } };
  expect(readPolicy(JSON.stringify(policy))).toEqual(policy);
});

const { waivers } = gatePolicy();
const deployment = { workloads: { w: { ...strict, deployments: { d: { ...strict, knownExploited: 1 } } } } };

test.each<[string, object]>([
  ["another schema version", { schemaVersion: 2 }],
  ["no workloads", { workloads: undefined }],
  ["workloads as a list", { workloads: [] }],
  ["no default", { default: undefined }],
  ["no versions of scanners", { scannerVersions: undefined }],
  ["no version of a scanner that it requires", { scannerVersions: { bandit: "1" } }],
  ["a version that is none", { scannerVersions: { bandit: "" } }],
  ["a version of an unknown scanner", { scannerVersions: { bandits: "1" } }],
  ["no waivers", { waivers: undefined }],
  ["a longest life for some severities only", { waivers: { ...waivers, maximumDays: { CRITICAL: 30 } } }],
  ["a longest life as text", { waivers: { ...waivers, maximumDays: { ...waivers.maximumDays, LOW: "9999" } } }],
  ["a longest life that is negative", { waivers: { ...waivers, maximumDays: { ...waivers.maximumDays, LOW: -1 } } }],
  ["never as a text", { waivers: { ...waivers, never: "*" } }],
  ["no days to warn", { waivers: { ...waivers, warnDays: null } }],
  ["no severity that blocks", entry({ blockingSeverities: [] })],
  ["an unknown severity", entry({ blockingSeverities: ["SEVERE"] })],
  ["severities as a text", entry({ blockingSeverities: "CRITICAL" })],
  ["no required scanner", entry({ requiredScanners: [] })],
  ["an unknown scanner", entry({ requiredScanners: ["bandits"] })],
  ["an age as text", entry({ maximumDatabaseAgeHours: "24" })],
  ["an age of nothing", entry({ maximumDatabaseAgeHours: 0 })],
  ["an age that is null, as JSON writes infinity", entry({ maximumDatabaseAgeHours: Number.POSITIVE_INFINITY })],
  ["another word for the example database", entry({ exampleDatabase: "accept" })],
  ["another word for unrated findings", entry({ unknownSeverity: true })],
  ["another word for exploited ones", entry({ knownExploited: ["block"] })],
  ["no answer to exploited ones", entry({ knownExploited: undefined })],
  ["an unknown scanner that may not apply", entry({ mayNotApply: ["*"] })],
  ["nothing about what may not apply", entry({ mayNotApply: undefined })],
  ["a count that is none", entry({ maximumFindings: { MEDIUM: 1.5 } })],
  ["a count of an unknown severity", entry({ maximumFindings: { SEVERE: 1 } })],
  ["a pattern that is no text", entry({ alwaysBlock: [1] })],
  ["an empty pattern", entry({ alwaysBlock: [""] })],
  ["a fix as text", entry({ onlyIfFixable: "false" })],
  ["grace as text", entry({ graceDays: { HIGH: "7" } })],
  ["negative grace", entry({ graceDays: { HIGH: -7 } })],
  ["a probability of 0", entry({ epssBlocksFrom: 0 })],
  ["a probability above 1", entry({ epssBlocksFrom: 50 })],
  ["a probability that is null, as JSON writes NaN", entry({ epssBlocksFrom: Number.NaN })],
  ["a first day that is none", entry({ newFindingsOnlySince: "2026-02-30" })],
  ["a first day that is null", entry({ newFindingsOnlySince: null })],
  ["an odd entry of another workload", { workloads: { other: { ...strict, alwaysBlock: {}, deployments: {} } } }],
  ["a workload without deployments", { workloads: { w: strict } }],
  ["an odd deployment", deployment],
  ["a deployment with a path for a name", { workloads: { w: { ...strict, deployments: { "../x": strict } } } }],
])("refused: %s", (_name, change) => {
  expect(readPolicy(JSON.stringify({ ...gatePolicy(), ...change }))).toBeUndefined();
});

test.each([["{"], [""], ["null"], ["[]"], ['"policy"'], ["{}"]])("refused: the text %s", (text) => {
  expect(readPolicy(text)).toBeUndefined();
});

test("members of a prototype are no members", () => {
  const { onlyIfFixable: _, ...rest } = strict;
  const text = JSON.stringify({ ...gatePolicy(), default: rest });
  expect(readPolicy(text.replace('"default":{', '"default":{"__proto__":{"onlyIfFixable":true},'))).toBeUndefined();
});

test.each([["__proto__"], ["constructor"], ["toString"]])("the name %s is judged by the default", (name) => {
  const policy = gatePolicy({ maximumDatabaseAgeHours: 7 }, { workloads: { w: { ...strict, deployments: {} } } });
  expect(policyFor(policy, name, undefined).maximumDatabaseAgeHours).toBe(7);
  expect(policyFor(policy, "w", name).maximumDatabaseAgeHours).toBe(24);
});
