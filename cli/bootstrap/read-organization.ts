import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type Facts, factsSchema } from "../../config/facts";
import { ConfigurationError, MissingFileError } from "../../config/load";
import { organizationRules } from "../../config/rules";
import { type Organization, organizationSchema } from "../../config/schema";
import { loadYaml } from "../../config/yaml-document";

/** The organization file, and its facts where there are any: the first ones are written after the organization exists. */
export function readOrganization(file: string): { readonly organization: Organization; readonly facts?: Facts } {
  if (!existsSync(file))
    throw new MissingFileError(`${file} does not exist: name another file with --config or GATEHOUSE_CONFIG`);
  const organization = loadYaml(file, organizationSchema, organizationRules);
  if (organization.value === undefined) throw new ConfigurationError(organization.problems);
  const lockFile = join(dirname(file), `${basename(file).replace(/\.ya?ml$/, "")}.lock.yaml`);
  if (!existsSync(lockFile)) return { organization: organization.value };
  const facts = loadYaml(lockFile, factsSchema);
  if (facts.value === undefined) throw new ConfigurationError(facts.problems);
  return { organization: organization.value, facts: facts.value };
}
