import { join } from "node:path";
import { loadCheckovSeverities } from "../../config/checkov-severity";
import { loadGatePolicy } from "../../config/gate-policy";
import { projectRoot } from "../../config/project-root";
import { formatProblem, type Loaded } from "../../config/yaml-document";
import type { CheckovSeverities } from "../../lambdas/shared/checkov-severity";
import { CannotError } from "../support/errors";
import { readInput } from "../support/files";

/** @throws CannotError with every problem of scan-config/checkov-severity.yaml */
export function checkovSeverities(): CheckovSeverities {
  const file = join(projectRoot, "scan-config", "checkov-severity.yaml");
  return valueIn(file, "the Checkov severities", loadCheckovSeverities);
}

/**
 * The policy as the gate Lambda's bundle holds it.
 * @throws CannotError with every problem of the file
 */
export function gatePolicyJson(file = join(projectRoot, "scan-config", "gate-policy.yaml")): string {
  return JSON.stringify(valueIn(file, "--policy", loadGatePolicy));
}

function valueIn<Value>(file: string, what: string, load: (file: string) => Loaded<Value>): Value {
  readInput(file, what);
  const { value, problems } = load(file);
  if (value === undefined)
    throw new CannotError(
      `${what}: ${file} is wrong:\n${problems.map((problem) => `  ${formatProblem(problem)}`).join("\n")}`,
      "correct these lines",
    );
  return value;
}
