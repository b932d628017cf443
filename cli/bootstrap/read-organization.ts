import { existsSync } from "node:fs";
import { type Facts, factsSchema } from "../../config/facts";
import { ConfigurationError, loadOrganization, lockFileOf } from "../../config/load";
import type { Organization } from "../../config/schema";
import { loadYaml } from "../../config/yaml-document";

/** The organization file, and its facts where there are any: the first ones are written after the organization exists. */
export function readOrganization(file: string): { readonly organization: Organization; readonly facts?: Facts } {
  const { organization } = loadOrganization(file);
  const lockFile = lockFileOf(file);
  if (!existsSync(lockFile)) return { organization };
  const facts = loadYaml(lockFile, factsSchema);
  if (facts.value === undefined) throw new ConfigurationError(facts.problems);
  return { organization, facts: facts.value };
}
