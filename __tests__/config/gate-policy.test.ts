import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadGatePolicy } from "../../config/gate-policy";
import { projectRoot } from "../../config/project-root";
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

test.each([
  ["a misspelt key", `${base}workload: {}\n`, "workload"],
  ["an unknown key in an override", `${base}workloads: { w: { blocking: [] } }\n`, "workloads.w.blocking"],
  ["a missing setting", base.replace("  unknownSeverity: block\n", ""), "default.unknownSeverity"],
  ["an age of nothing", base.replace("24", "0"), "default.maximumDatabaseAgeHours"],
  ["another schema version", base.replace("schemaVersion: 1", "schemaVersion: 2"), "schemaVersion"],
])("fails when it has %s", (_name, yaml, path) => {
  expect(load(yaml).problems.map((problem) => problem.path)).toContain(path);
});
