import { existsSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import type { ExploitData } from "../lambdas/gate/exploit-data";
import type { GatePolicy } from "../lambdas/gate/policy";
import type { Waivers } from "../lambdas/gate/waivers/waiver";
import type { CheckovSeverities } from "../lambdas/shared/checkov-severity";
import { loadCheckovSeverities } from "./checkov-severity";
import { readComplianceFiles } from "./compliance/files";
import { loadExploitData } from "./exploit-data";
import { type Facts, factsSchema } from "./facts";
import { loadGatePolicy } from "./gate-policy";
import { deploymentsOf } from "./known-deployments";
import { projectRoot } from "./project-root";
import { readText } from "./read-text";
import { organizationRules } from "./rules";
import { type Account, type AccountRole, type Organization, organizationSchema } from "./schema";
import { loadWaivers } from "./waivers";
import { formatProblem, type Loaded, loadYaml, type Problem, readYaml } from "./yaml-document";

/** The configuration or its facts are wrong; the message holds every problem, a line each. */
export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";

  constructor(readonly problems: readonly [Problem, ...Problem[]]) {
    super(`the configuration is wrong:\n${problems.map((problem) => `  ${formatProblem(problem)}`).join("\n")}`);
  }
}

/** The file does not exist: nothing can be said of it. */
export class MissingFileError extends Error {
  override readonly name = "MissingFileError";
}

/** All that people write or review, read and found right. */
export interface Configuration {
  /** As shown in messages. */
  readonly file: string;
  readonly organization: Organization;
  /** Texts of the files beside the organization file that `compliance` names, by path as written. */
  readonly complianceFiles: ReadonlyMap<string, string>;
  readonly facts: Facts;
  readonly gatePolicy: GatePolicy;
  readonly waivers: Waivers;
  readonly checkovSeverities: CheckovSeverities;
  readonly exploitData: ExploitData;
}

/** The file that `--config` or `GATEHOUSE_CONFIG` names, else the example in Gatehouse's own folder. */
export function configurationFile(named = process.env.GATEHOUSE_CONFIG): string {
  return named ? resolve(named) : join(projectRoot, "config", "organization.yaml");
}

/** The organization alone, for what is done before its facts are known. */
export interface OrganizationFile {
  readonly path: string;
  /** As shown in messages. */
  readonly file: string;
  /** As it was read, to the byte. */
  readonly text: string;
  readonly organization: Organization;
}

/**
 * @throws ConfigurationError with every problem of the file
 * @throws MissingFileError
 * @throws UnreadableFileError
 */
export function loadOrganization(path = configurationFile()): OrganizationFile {
  const text = readText(existing(path));
  return { path, file: displayed(path), text, organization: organizationIn(text, path) };
}

/**
 * @param path the file that the text is, or will be, in
 * @throws ConfigurationError with every problem of the text
 */
export function organizationIn(text: string, path: string): Organization {
  const { value, problems } = readYaml(text, displayed(path), organizationSchema, organizationRules);
  const [first, ...others] = problems;
  if (first) throw new ConfigurationError([first, ...others]);
  return required(value, "an organization that was read without a problem");
}

/** The facts' file beside an organization file. */
export function lockFileOf(file: string): string {
  return join(dirname(file), `${basename(file).replace(/\.ya?ml$/, "")}.lock.yaml`);
}

/**
 * Reads the organization, its facts beside it (`<name>.lock.yaml`), and the gate policy, waivers, Checkov severities and
 * data on exploitation of `scan-config/`.
 * @throws ConfigurationError with every problem of all files
 * @throws MissingFileError
 */
export function loadConfiguration(file = configurationFile()): Configuration {
  const scanConfig = join(projectRoot, "scan-config");
  const organization = loadYaml(existing(file), organizationSchema, organizationRules);
  const facts = loadYaml(existing(lockFileOf(file)), factsSchema);
  const known = deploymentsOf(organization.value);
  const gatePolicy = loadGatePolicy(join(scanConfig, "gate-policy.yaml"), known);
  const waivers = loadWaivers(join(scanConfig, "waivers.yaml"), gatePolicy.value?.waivers, known);
  const checkovSeverities = loadCheckovSeverities(join(scanConfig, "checkov-severity.yaml"));
  const exploitData = loadExploitData(join(scanConfig, "exploit-data"));

  const [first, ...others] = [organization, facts, gatePolicy, waivers, checkovSeverities, exploitData]
    .flatMap(({ problems }) => problems)
    .map((problem) => ({ ...problem, file: displayed(problem.file) }));
  if (first) throw new ConfigurationError([first, ...others]);
  return {
    file: displayed(file),
    organization: read(organization),
    complianceFiles: readComplianceFiles(read(organization), dirname(file)),
    facts: read(facts),
    gatePolicy: read(gatePolicy),
    waivers: read(waivers),
    checkovSeverities: read(checkovSeverities),
    exploitData: read(exploitData),
  };
}

/** The value of a document without problems. */
function read<Value>({ value }: Loaded<Value>): Value {
  return required(value, "a document that was read without a problem");
}

/** @throws Error when the configuration, which validation has already judged, has no such account */
export function accountNamed({ accounts }: Organization, name: string): Account {
  return required(
    accounts.find((account) => account.name === name),
    `the account "${name}"`,
  );
}

export function accountWithRole({ accounts }: Organization, role: AccountRole): Account {
  return required(
    accounts.find((account) => account.role === role),
    `an account with the role ${role}`,
  );
}

function required<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`the configuration lacks ${what}`);
  return value;
}

function existing(file: string): string {
  if (!existsSync(file))
    throw new MissingFileError(
      `${displayed(file)} does not exist: name another file with --config or GATEHOUSE_CONFIG`,
    );
  return file;
}

/** Relative below the working directory, where it is short; absolute elsewhere. */
export function displayed(file: string): string {
  const path = relative(process.cwd(), file);
  return path.startsWith("..") ? file : path;
}
