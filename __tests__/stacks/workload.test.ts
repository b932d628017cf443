import { loadConfiguration } from "../../config/load";
import type { Waiver } from "../../lambdas/gate/waivers/waiver";
import { deliveries } from "../../modules/deployment-stages";
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
  const live = { qualifiedName: "f:live", arn: "arn" };
  return deliveries(deploymentTargets(changed, workload), { fingerprint: live, remember: live }).map(
    ({ name, beforeEntry }) => [name, beforeEntry?.condition.result, beforeEntry?.condition.rule],
  );
};

const rule = (name: string, Variable: string, Value: string) => ({
  name,
  ruleTypeId: { category: "Rule", owner: "AWS", provider: "VariableCheck", version: "1" },
  configuration: { Variable, Operator: "EQ", Value },
});

/** The two stages of a deployment that waits for this variable. */
const stagesOf = (name: string, verdict: string) => [
  [`Admit-${name}`, "FAIL", [rule("GateSaysPass", verdict, "PASS")]],
  [
    `Deploy-${name}`,
    "SKIP",
    [rule("GateSaysPass", verdict, "PASS"), rule("ExecutionDelivers", "#{variables.mode}", "deliver")],
  ],
];

test("a deployment waits for the workload's verdict", () => {
  expect(variables()).toEqual([
    ...stagesOf("staging", "#{Gate.verdict}"),
    ...stagesOf("production", "#{Gate.verdict}"),
  ]);
});

test("one with a policy of its own waits for its own verdict", () => {
  expect(variables(["production"])).toEqual([
    ...stagesOf("staging", "#{Gate.verdict}"),
    ...stagesOf("production", "#{Gate.verdict_production}"),
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
    ...stagesOf("staging", "#{Gate.verdict_staging}"),
    ...stagesOf("production", "#{Gate.verdict}"),
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
