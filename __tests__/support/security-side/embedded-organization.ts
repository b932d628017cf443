import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  CloseAccountCommand,
  CreateAccountCommand,
  CreateOrganizationalUnitCommand,
  CreateOrganizationCommand,
  ListRootsCommand,
  MoveAccountCommand,
  OrganizationsClient,
} from "@aws-sdk/client-organizations";
import { parse, stringify } from "yaml";
import type { EmbeddedAws } from "../../../cli/preview/aws/embedded-aws";
import type { Facts } from "../../../config/facts";
import { projectRoot } from "../../../config/project-root";
import type { Account } from "../../../config/schema";

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

  const organizations = new OrganizationsClient({
    endpoint: aws.endpoints.AWS_ENDPOINT_URL,
    region: "us-east-1",
    credentials: await aws.credentialsFor(management.id),
  });
  const { Organization } = await organizations.send(new CreateOrganizationCommand({ FeatureSet: "ALL" }));
  const { Roots } = await organizations.send(new ListRootsCommand({}));
  const root = given(Roots?.[0]?.Id);

  const units = await makeUnits(organizations, root, accounts);
  const ids = new Map([[management.name, management.id]]);
  for (const account of accounts.filter(({ name }) => name !== management.name))
    ids.set(account.name, await makeAccount(organizations, root, units, account));
  organizations.destroy();

  const configurationFile = join(folder, "organization.yaml");
  const lockFile = join(folder, "organization.lock.yaml");
  const renamed = accounts.reduce((text, { id, name }) => text.replaceAll(id, given(ids.get(name))), example);
  writeFileSync(configurationFile, renamed);
  const organizationId = given(Organization?.Id);
  let facts: object = {
    schemaVersion: 1,
    organizationId,
    rootId: root,
    organizationalUnits: Object.fromEntries(units),
  };
  const learn = (more: Partial<Facts>) => {
    facts = { ...facts, ...more };
    writeFileSync(lockFile, stringify(facts));
  };
  learn({});
  return { configurationFile, organizationId, accountId: (name) => given(ids.get(name)), learn };
}

/** Ids of the units that the accounts are in, by path; a unit comes after the one that it is in. */
async function makeUnits(organizations: OrganizationsClient, root: string, accounts: readonly Account[]) {
  const paths = accounts.flatMap(({ organizationalUnit }) => {
    const names = organizationalUnit.split("/").filter((name) => name !== "");
    return names.map((_, index) => `/${names.slice(0, index + 1).join("/")}`);
  });
  const units = new Map<string, string>();
  for (const path of [...new Set(paths)].sort()) {
    const at = path.lastIndexOf("/");
    const ParentId = at === 0 ? root : given(units.get(path.slice(0, at)));
    const command = new CreateOrganizationalUnitCommand({ ParentId, Name: path.slice(at + 1) });
    units.set(path, given((await organizations.send(command)).OrganizationalUnit?.Id));
  }
  return units;
}

async function makeAccount(
  organizations: OrganizationsClient,
  root: string,
  units: ReadonlyMap<string, string>,
  { name, email, organizationalUnit, status }: Account,
): Promise<string> {
  const { CreateAccountStatus } = await organizations.send(
    new CreateAccountCommand({ AccountName: name, Email: email }),
  );
  const AccountId = given(CreateAccountStatus?.AccountId);
  const DestinationParentId = given(units.get(organizationalUnit));
  await organizations.send(new MoveAccountCommand({ AccountId, SourceParentId: root, DestinationParentId }));
  if (status === "suspended") await organizations.send(new CloseAccountCommand({ AccountId }));
  return AccountId;
}

function given(value: string | undefined): string {
  if (value === undefined) throw new Error("the embedded AWS answered without an id");
  return value;
}
