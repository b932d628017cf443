import { join } from "node:path";
import { loadCheckovSeverities } from "../../config/checkov-severity";
import { loadGatePolicy } from "../../config/gate-policy";
import { projectRoot } from "../../config/project-root";
import { loadWaivers } from "../../config/waivers";
import { formatProblem, type Loaded } from "../../config/yaml-document";
import type { GatePolicy, WaiverPolicy } from "../../lambdas/gate/policy";
import type { Waivers } from "../../lambdas/gate/waivers/waiver";
import type { CheckovSeverities } from "../../lambdas/shared/checkov-severity";
import { CannotError } from "../support/errors";
import { readInput } from "../support/files";

/** @throws CannotError with every problem of scan-config/checkov-severity.yaml */
export function checkovSeverities(): CheckovSeverities {
  const file = inScanConfig("checkov-severity.yaml");
  return rightValue(read(file, "the Checkov severities", loadCheckovSeverities));
}

/** @throws CannotError with every problem of scan-config/gate-policy.yaml */
export function waiverPolicy(): WaiverPolicy {
  const file = inScanConfig("gate-policy.yaml");
  return rightValue(read(file, "the gate's policy", (named) => loadGatePolicy(named))).waivers;
}

/** Which files the gate judges by; those in `scan-config/` unless others are named. */
export interface GateFiles {
  readonly policy?: string | undefined;
  readonly waivers?: string | undefined;
}

/**
 * Policy and waivers, as the gate Lambda's bundle holds them.
 * @throws CannotError with every problem of both files
 */
export function gateFiles(files: GateFiles): { readonly policy: GatePolicy; readonly waivers: Waivers } {
  const policy = read(files.policy ?? inScanConfig("gate-policy.yaml"), "--policy", (file) => loadGatePolicy(file));
  const waivers = read(files.waivers ?? inScanConfig("waivers.yaml"), "--waivers", (file) =>
    loadWaivers(file, policy.loaded.value?.waivers),
  );
  const complaints = [policy, waivers].flatMap(complaint);
  if (complaints.length > 0) throw new CannotError(complaints.join("\n"), "correct these lines");
  return { policy: rightValue(policy), waivers: rightValue(waivers) };
}

interface ReadFile<Value> {
  readonly file: string;
  readonly what: string;
  readonly loaded: Loaded<Value>;
}

function read<Value>(file: string, what: string, load: (file: string) => Loaded<Value>): ReadFile<Value> {
  readInput(file, what);
  return { file, what, loaded: load(file) };
}

function rightValue<Value>(read: ReadFile<Value>): Value {
  const { value } = read.loaded;
  if (value === undefined) throw new CannotError(complaint(read).join("\n"), "correct these lines");
  return value;
}

function complaint({ file, what, loaded: { problems } }: ReadFile<unknown>): readonly string[] {
  return problems.length === 0
    ? []
    : [`${what}: ${file} is wrong:`, ...problems.map((problem) => `  ${formatProblem(problem)}`)];
}

function inScanConfig(name: string): string {
  return join(projectRoot, "scan-config", name);
}
