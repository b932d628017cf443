import { loadConfiguration } from "../../config/load";
import type { Waiver } from "../../lambdas/gate/waivers/waiver";
import { deployStage } from "../../modules/pipeline-actions";
import { deploymentTargets, scannersOf } from "../../stacks/workload";

const configuration = loadConfiguration();
const [workload] = configuration.organization.workloads;
if (!workload) throw new Error("the example organization has no workload");

/** The variable that each deployment's stage waits for, with a policy of their own for the named deployments. */
const variables = (judgedApart: readonly string[] = [], waivers: readonly Waiver[] = []): readonly unknown[] => {
  const { gatePolicy } = configuration;
  const deployments = Object.fromEntries(judgedApart.map((name) => [name, gatePolicy.default]));
  const workloads = { ...gatePolicy.workloads, payments: { ...gatePolicy.default, deployments } };
  const changed = {
    ...configuration,
    gatePolicy: { ...gatePolicy, workloads },
    waivers: { schemaVersion: 1, waivers } as const,
  };
  return deploymentTargets(changed, workload)
    .map(deployStage)
    .map(({ name, beforeEntry }) => [name, beforeEntry?.condition.rule]);
};

const passOf = (Variable: string) => [
  {
    name: "GateSaysPass",
    ruleTypeId: { category: "Rule", owner: "AWS", provider: "VariableCheck", version: "1" },
    configuration: { Variable, Operator: "EQ", Value: "PASS" },
  },
];

test("a deployment waits for the workload's verdict", () => {
  expect(variables()).toEqual([
    ["Deploy-staging", passOf("#{Gate.verdict}")],
    ["Deploy-production", passOf("#{Gate.verdict}")],
  ]);
});

test("one with a policy of its own waits for its own verdict", () => {
  expect(variables(["production"])).toEqual([
    ["Deploy-staging", passOf("#{Gate.verdict}")],
    ["Deploy-production", passOf("#{Gate.verdict_production}")],
  ]);
});

test("one that a waiver names waits for its own verdict, and only in the waiver's workload", () => {
  const waiver: Waiver = {
    id: "PAY-1",
    kind: "standard",
    workload: "payments",
    deployments: ["staging"],
    rule: "checkov/CKV_AWS_18",
    path: "infra/**",
    reason: "access logs of a bucket for a test",
    owner: "shop-team",
    approver: "jane@example.com",
    ticket: "SEC-1",
    approved: "2026-11-20",
    expires: "2026-12-20",
  };
  expect(variables([], [waiver, { ...waiver, id: "PAY-2", workload: "other", deployments: ["production"] }])).toEqual([
    ["Deploy-staging", passOf("#{Gate.verdict_staging}")],
    ["Deploy-production", passOf("#{Gate.verdict}")],
  ]);
});

test.each(["junit", "sarif"] as const)("the workload's own tests are the scanner of what they write: %s", (report) => {
  const scanners = scannersOf({ ...workload, customTests: { command: "make check", report } }, "databases");
  expect(scanners.at(-1)).toEqual({ scanner: report, environment: { GATEHOUSE_TEST_COMMAND: "make check" } });
});

test("a workload without tests of its own has no project for them", () => {
  const { customTests: _, ...without } = workload;
  expect(scannersOf(without, "databases").map(({ scanner }) => scanner)).toEqual([
    "bandit",
    "checkov",
    "safety",
    "trivy",
    "grype",
  ]);
});
