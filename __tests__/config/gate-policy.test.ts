import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadGatePolicy } from "../../config/gate-policy";
import { projectRoot } from "../../config/project-root";
import { pinnedVersions } from "../../config/scan-configuration";
import { policyFor } from "../../lambdas/gate/policy";
import { readPolicy } from "../../lambdas/gate/read-policy";
import { scratchFolder } from "../support/scratch";

/** As the gate does. */
function judging(compiled: string, workload: string, deployment?: string) {
  const policy = readPolicy(compiled);
  return policy && policyFor(policy, workload, deployment);
}

function load(yaml: string) {
  const file = join(scratchFolder(), "policy.yaml");
  writeFileSync(file, yaml);
  return loadGatePolicy(file);
}
const base = `schemaVersion: 1
default:
  blockingSeverities: [CRITICAL]
  requiredScanners: [bandit]
  unknownSeverity: block
  maximumDatabaseAgeHours: 24
  exampleDatabase: refuse
`;

test("the committed policy is right, and the gate reads what it is compiled to", () => {
  const { value, problems } = loadGatePolicy(join(projectRoot, "scan-config", "gate-policy.yaml"));
  expect(problems).toEqual([]);
  const compiled = JSON.stringify(value);
  expect(judging(compiled, "payments")).toMatchObject({
    requiredScanners: ["bandit", "safety", "checkov", "trivy", "grype", "junit"],
    exampleDatabase: "allow",
    unknownSeverity: "block",
  });
  expect(judging(compiled, "anything else")).toMatchObject({ exampleDatabase: "refuse" });
});

test("a deployment inherits from its workload, and that from the default", () => {
  const { value } = load(`${base}workloads:
  w:
    unknownSeverity: allow
    deployments:
      d: { blockingSeverities: [LOW] }
`);
  expect(judging(JSON.stringify(value), "w", "d")).toMatchObject({
    blockingSeverities: ["LOW"],
    unknownSeverity: "allow",
    requiredScanners: ["bandit"],
  });
});

test("every problem at once, each with its line", () => {
  const { problems } = load(
    base
      .replace("[CRITICAL]", "[SEVERE]")
      .replace("refuse", "maybe")
      .replace("requiredScanners: [bandit]", "requiredScanners: []"),
  );
  expect(problems.map(({ line, path }) => [line, path])).toEqual([
    [3, "default.blockingSeverities[0]"],
    [4, "default.requiredScanners"],
    [7, "default.exampleDatabase"],
  ]);
});

test("what is left out lets nothing pass", () => {
  const { value } = load(base);
  expect(value).toMatchObject({
    default: {
      mayNotApply: [],
      maximumFindings: {},
      alwaysBlock: [],
      onlyIfFixable: false,
      graceDays: {},
      knownExploited: "block",
    },
    waivers: {
      maximumDays: { CRITICAL: 30, HIGH: 90, MEDIUM: 180, LOW: 365, INFORMATIONAL: 365, UNKNOWN: 30 },
      never: [],
      warnDays: 30,
    },
    scannerVersions: pinnedVersions(),
  });
  expect(Object.keys(value?.default ?? {})).not.toContain("epssBlocksFrom");
});

test("every member is compiled, inherited one by one, and read by the gate", () => {
  const { value, problems } = load(`${base}  mayNotApply: [bandit]
  maximumFindings: { MEDIUM: 20, UNKNOWN: 0 }
  alwaysBlock: [checkov/CKV_AWS_18, "CVE-2026-*"]
  onlyIfFixable: true
  graceDays: { HIGH: 7 }
  knownExploited: allow
  epssBlocksFrom: 0.5
  newFindingsOnlySince: 2026-11-01
waivers:
  maximumDays: { CRITICAL: 7 }
  never: [bandit/B602]
  warnDays: 14
workloads:
  w:
    graceDays: { LOW: 3 }
    deployments:
      d: { knownExploited: block, epssBlocksFrom: 1 }
`);
  expect(problems).toEqual([]);
  expect(judging(JSON.stringify(value), "w", "d")).toEqual({
    ...{ blockingSeverities: ["CRITICAL"], requiredScanners: ["bandit"], unknownSeverity: "block" },
    ...{ maximumDatabaseAgeHours: 24, exampleDatabase: "refuse", mayNotApply: ["bandit"] },
    maximumFindings: { MEDIUM: 20, UNKNOWN: 0 },
    alwaysBlock: ["checkov/CKV_AWS_18", "CVE-2026-*"],
    onlyIfFixable: true,
    graceDays: { LOW: 3 },
    knownExploited: "block",
    epssBlocksFrom: 1,
    newFindingsOnlySince: "2026-11-01",
    waivers: {
      maximumDays: { CRITICAL: 7, HIGH: 90, MEDIUM: 180, LOW: 365, INFORMATIONAL: 365, UNKNOWN: 30 },
      never: ["bandit/B602"],
      warnDays: 14,
    },
    scannerVersions: pinnedVersions(),
  });
});

const more = (text: string) => `${base}  ${text}\n`;

test.each([
  ["a scanner that may not apply", more("mayNotApply: [bandits]"), "8:17 default.mayNotApply[0]: must be one of"],
  ["a count", more("maximumFindings: { MEDIUM: -1 }"), "8:22 default.maximumFindings.MEDIUM: must be 0 or more"],
  ["a half count", more("maximumFindings: { LOW: 1.5 }"), "8:22 default.maximumFindings.LOW: must be a whole number"],
  ["a severity", more("maximumFindings: { SEVERE: 1 }"), "8:22 default.maximumFindings.SEVERE: unknown key"],
  ["a pattern", more('alwaysBlock: [" x"]'), "8:17 default.alwaysBlock[0]: must be <scanner>/<rule> or <rule>"],
  ["a yes", more("onlyIfFixable: yes"), "8:3 default.onlyIfFixable: must be of type boolean"],
  ["grace", more("graceDays: { HIGH: a week }"), "8:16 default.graceDays.HIGH: must be of type"],
  ["exploited ones", more("knownExploited: ignore"), "8:3 default.knownExploited: must be block or allow"],
  ["a percentage", more("epssBlocksFrom: 50"), "8:3 default.epssBlocksFrom: must be 1 or less: it is a probability"],
  [
    "a probability that the data leave out",
    more("epssBlocksFrom: 0.09"),
    "8:3 default.epssBlocksFrom: must be 0.1 or more: scan-config/exploit-data knows no lower scores (found 0.09)",
  ],
  ["a day", more("newFindingsOnlySince: 2026-02-30"), "8:3 default.newFindingsOnlySince: must be a day"],
  [
    "a deployment's name",
    `${base}workloads: { w: { deployments: { ../x: {} } } }\n`,
    "8:34 workloads.w.deployments.../x: must be the name of a deployment",
  ],
  ["a longest life", `${base}waivers: { maximumDays: { LOW: x } }\n`, "8:27 waivers.maximumDays.LOW: must be of type"],
  ["what can't be waived", `${base}waivers: { never: all }\n`, "8:12 waivers.never: must be of type array"],
  ["days to warn", `${base}waivers: { warnDays: -1 }\n`, "8:12 waivers.warnDays: must be 0 or more"],
  ["a waiver among the rules for waivers", `${base}waivers: { rule: x }\n`, "8:12 waivers.rule: unknown key"],
])("a mistake in %s is told with its place", (_name, yaml, message) => {
  const told = load(yaml).problems.map(
    (problem) => `${problem.line}:${problem.column} ${problem.path}: ${problem.message}`,
  );
  expect(told).toEqual([expect.stringContaining(message)]);
});

test.each([
  ["a misspelt key", `${base}workload: {}\n`, "workload"],
  ["an unknown key in an override", `${base}workloads: { w: { blocking: [] } }\n`, "workloads.w.blocking"],
  ["a missing setting", base.replace("  unknownSeverity: block\n", ""), "default.unknownSeverity"],
  ["an age of nothing", base.replace("24", "0"), "default.maximumDatabaseAgeHours"],
  ["another schema version", base.replace("schemaVersion: 1", "schemaVersion: 2"), "schemaVersion"],
])("fails when it has %s", (_name, yaml, path) => {
  expect(load(yaml).problems.map((problem) => problem.path)).toContain(path);
});
