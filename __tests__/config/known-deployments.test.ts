import { join } from "node:path";
import { loadGatePolicy } from "../../config/gate-policy";
import { loadWaivers } from "../../config/waivers";
import { formatProblem, type Problem } from "../../config/yaml-document";
import { waiverPolicy } from "../support/gate-policy";
import { scratchFolder } from "../support/scratch";

const known = (workload: string) => (workload === "payments" ? ["staging", "production"] : undefined);
const told = ({ problems }: { readonly problems: readonly Problem[] }) =>
  problems.map((problem) => formatProblem(problem).replace(/^.*\//, ""));

test("a policy for a deployment that the workload does not have is told with its place", () => {
  const folder = scratchFolder({
    "policy.yaml": `schemaVersion: 1
default:
  blockingSeverities: [CRITICAL]
  requiredScanners: [bandit]
  unknownSeverity: block
  maximumDatabaseAgeHours: 24
  exampleDatabase: refuse
workloads:
  payments:
    deployments:
      prodution: { alwaysBlock: [B602] }
      staging: {}
  of-another-organization:
    deployments: { anything: {} }
`,
  });
  expect(told(loadGatePolicy(join(folder, "policy.yaml"), known))).toEqual([
    'policy.yaml:11:7: workloads.payments.deployments.prodution: "prodution" is no deployment of payments: it has staging, production',
  ]);
});

test("so is a waiver for one", () => {
  const waiver = (id: string, workload: string, deployment: string) => `  - id: ${id}
    workload: ${workload}
    deployments: [${deployment}]
    rule: bandit/B602
    reason: the command is fixed and takes no input
    owner: shop-team
    approver: jane@example.com
    ticket: SEC-1
    approved: 2026-05-20
    expires: 2026-06-10
`;
  const folder = scratchFolder({
    "waivers.yaml": `schemaVersion: 1\nwaivers:\n${waiver("A", "payments", "stagin")}${waiver("B", "payments", "staging")}${waiver("C", "other", "x")}`,
  });
  expect(told(loadWaivers(join(folder, "waivers.yaml"), waiverPolicy, known))).toEqual([
    'waivers.yaml:5:19: waivers[0].deployments[0]: "stagin" is no deployment of payments: it has staging, production',
  ]);
});
