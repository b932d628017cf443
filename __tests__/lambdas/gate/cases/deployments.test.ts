import type { WorkloadPolicy } from "../../../../lambdas/gate/policy";
import { block, check, type GateCase, pass } from "../../../support/gate-cases/check";
import { weakness } from "../../../support/gate-cases/findings";
import { clean, findings, policyFile, request, run, waivers } from "../../../support/gate-cases/given";
import { emergency, waiver } from "../../../support/gate-cases/waivers";

const entry = (change: Partial<WorkloadPolicy>): WorkloadPolicy => ({ ...clean.policy.default, ...change });

/** Staging takes HIGH findings and needs no tests of its own; production takes no MEDIUM one either. */
const two = policyFile({
  workloads: {
    payments: {
      ...entry({}),
      deployments: {
        staging: entry({
          blockingSeverities: ["CRITICAL"],
          requiredScanners: ["bandit", "checkov", "safety", "trivy", "grype"],
        }),
        production: entry({ blockingSeverities: ["CRITICAL", "HIGH", "MEDIUM"], maximumFindings: { LOW: 0 } }),
      },
    },
    shop: { ...entry({ blockingSeverities: ["LOW"] }), deployments: {} },
  },
});
const to = (deployment: string) => request({ deployment });
const high = findings(weakness());
const medium = findings(weakness({ severity: "MEDIUM" }));
const low = findings(weakness({ severity: "LOW" }));
const noTests = run("junit", { status: "failed" });

const policyCases: readonly GateCase[] = [
  pass("a HIGH finding to staging", [two, to("staging"), high]),
  block("a HIGH finding to production", [two, to("production"), high], ["finding-blocks"]),
  block("a HIGH finding to the others", [two, high], ["finding-blocks"]),
  pass("a MEDIUM finding to staging", [two, to("staging"), medium]),
  block("a MEDIUM finding to production", [two, to("production"), medium], ["finding-blocks"]),
  pass("a MEDIUM finding to the others", [two, medium]),
  pass("a MEDIUM finding to one without an entry", [two, to("canary"), medium]),
  block("a HIGH finding to one without an entry", [two, to("canary"), high], ["finding-blocks"]),
  pass("a LOW finding to staging", [two, to("staging"), low]),
  block("a LOW finding to production", [two, to("production"), low], ["too-many-findings"]),
  pass("no tests to staging", [two, to("staging"), noTests]),
  block("no tests to production", [two, to("production"), noTests], ["scanner-failed"]),
  pass("another workload's entry counts for nothing", [two, low]),
  block("a name that every object has", [two, to("constructor"), high], ["finding-blocks"]),
];

const toStaging = waiver({ deployments: ["staging"] });

const waiverCases: readonly GateCase[] = [
  pass("a waiver of the deployment", [to("staging"), high, waivers(toStaging)]),
  block("another deployment's waiver", [to("production"), high, waivers(toStaging)], ["finding-blocks"]),
  block("a single deployment's waiver for all of them", [high, waivers(toStaging)], ["finding-blocks"]),
  pass("a waiver of every deployment", [to("production"), high, waivers(waiver())]),
  pass("a waiver of two deployments", [
    to("production"),
    high,
    waivers(waiver({ deployments: ["staging", "production"] })),
  ]),
  pass(
    "an emergency of the deployment",
    [to("staging"), run("safety", { status: "failed" }), waivers(emergency({ deployments: ["staging"] }))],
    {
      notices: ["waiver-ends-soon"],
    },
  ),
  block(
    "another deployment's emergency",
    [to("production"), run("safety", { status: "failed" }), waivers(emergency({ deployments: ["staging"] }))],
    ["scanner-failed"],
  ),
];

describe.each([
  ["two deployments with policies of their own", policyCases],
  ["waivers of deployments", waiverCases],
])("%s", (_name, cases) => {
  test.each(cases)("$expected: $name", check);
});
