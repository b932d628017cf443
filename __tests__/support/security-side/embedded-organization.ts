import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import type { EmbeddedAws } from "../../../cli/preview/aws/embedded-aws";
import type { Facts } from "../../../config/facts";
import { upwards } from "../../../config/organizational-units";
import { projectRoot } from "../../../config/project-root";
import type { Account } from "../../../config/schema";
import { motoOrganization } from "../moto-organization";

export interface EmbeddedOrganization {
  /** The example organization with the ids that the embedded AWS gave out; its lock file lies beside it. */
  readonly configurationFile: string;
  readonly organizationId: string;
  /** 12-digit id of the account of that name. */
  accountId(name: string): string;
  /** Adds to the lock file what AWS has invented since, as `gatehouse facts` does between the waves. */
  learn(facts: Partial<Facts>): void;
}

/**
 * Makes the accounts and organizational units of the example organization and writes what came of it into `folder`.
 * Organizations gives every account but the first an id that nobody can choose, so the configuration follows the ids.
 */
export async function makeOrganization(aws: EmbeddedAws, folder: string): Promise<EmbeddedOrganization> {
  const example = readFileSync(join(projectRoot, "config/organization.yaml"), "utf8");
  const { accounts } = parse(example) as { readonly accounts: readonly Account[] };
  const management = accounts.find(({ role }) => role === "management");
  if (!management) throw new Error("the example organization has no management account");

  const credentials = await aws.credentialsFor(management.id);
  const organization = await motoOrganization(aws.endpoints.AWS_ENDPOINT_URL, credentials);
  // A unit comes after the one that it is in.
  const paths = [...new Set(accounts.flatMap(({ organizationalUnit }) => upwards(organizationalUnit)))].sort();
  for (const path of paths) await organization.unit(path);
  const ids = new Map([[management.name, management.id]]);
  for (const { name, email, organizationalUnit, status } of accounts.filter((account) => account !== management)) {
    const id = await organization.account(name, organizationalUnit, email);
    if (status === "suspended") await organization.close(id);
    ids.set(name, id);
  }
  organization.stop();

  const configurationFile = join(folder, "organization.yaml");
  const lockFile = join(folder, "organization.lock.yaml");
  const renamed = accounts.reduce((text, { id, name }) => text.replaceAll(id, given(ids.get(name))), example);
  writeFileSync(configurationFile, renamed);
  const { organizationId, unitId } = organization;
  let facts: object = {
    schemaVersion: 1,
    organizationId,
    rootId: unitId("/"),
    organizationalUnits: Object.fromEntries(paths.map((path) => [path, unitId(path)])),
  };
  const learn = (more: Partial<Facts>) => {
    facts = { ...facts, ...more };
    writeFileSync(lockFile, stringify(facts));
  };
  learn({});
  return { configurationFile, organizationId, accountId: (name) => given(ids.get(name)), learn };
}

function given(value: string | undefined): string {
  if (value === undefined) throw new Error("the embedded AWS answered without an id");
  return value;
}
