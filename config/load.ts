import { existsSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { type Facts, factsSchema } from "./facts";
import { projectRoot } from "./project-root";
import { organizationRules } from "./rules";
import { type Account, type AccountRole, type Organization, organizationSchema } from "./schema";
import { formatProblem, loadYaml, type Problem } from "./yaml-document";

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

export interface Configuration {
  /** As shown in messages. */
  readonly file: string;
  readonly organization: Organization;
  readonly facts: Facts;
}

/** The file that `--config` or `GATEHOUSE_CONFIG` names, else the example in Gatehouse's own folder. */
export function configurationFile(named = process.env.GATEHOUSE_CONFIG): string {
  return named ? resolve(named) : join(projectRoot, "config", "organization.yaml");
}

/**
 * Reads the organization and, beside it, its facts (`<name>.lock.yaml`).
 * @throws ConfigurationError with every problem of both files
 * @throws MissingFileError
 */
export function loadConfiguration(file = configurationFile()): Configuration {
  const shown = displayed(file);
  const organization = loadYaml(existing(file, shown), organizationSchema, organizationRules);
  const lockFile = join(dirname(file), `${basename(file).replace(/\.ya?ml$/, "")}.lock.yaml`);
  const facts = loadYaml(existing(lockFile, displayed(lockFile)), factsSchema);

  const [first, ...others] = [...organization.problems, ...facts.problems].map((problem) => ({
    ...problem,
    file: displayed(problem.file),
  }));
  if (first || !organization.value || !facts.value) throw new ConfigurationError([first as Problem, ...others]);
  return { file: shown, organization: organization.value, facts: facts.value };
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

function existing(file: string, shown: string): string {
  if (!existsSync(file))
    throw new MissingFileError(`${shown} does not exist: name another file with --config or GATEHOUSE_CONFIG`);
  return file;
}

/** Relative below the working directory, where it is short; absolute elsewhere. */
function displayed(file: string): string {
  const path = relative(process.cwd(), file);
  return path.startsWith("..") ? file : path;
}
