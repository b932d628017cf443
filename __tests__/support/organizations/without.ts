import type { GeneratedOrganization, OrganizationDocument, WorkloadDocument } from "./generated-organization";

/** The organization without one governed region other than the home region; `undefined` where there is only one. */
export function withoutRegion(generated: GeneratedOrganization, choice: number): GeneratedOrganization | undefined {
  const { organization } = generated;
  const [home, ...others] = organization.regions;
  const excluded = others[choice % others.length];
  if (home === undefined || excluded === undefined) return undefined;
  const regions = organization.regions.filter((region) => region !== excluded);
  const sections = withoutMentions(organization, (key) => key === excluded);
  return { ...generated, organization: { ...sections, regions, globalEvents: regions.includes("us-east-1") } };
}

/**
 * The organization without one member account; `undefined` where there is none, or where others need it: workloads, a
 * policy that names it alone, a section that names its unit. Who takes those along changes more than an account, and rightly.
 */
export function withoutAccount(generated: GeneratedOrganization, choice: number): GeneratedOrganization | undefined {
  const { organization } = generated;
  const members = organization.accounts.filter(({ role }) => role === undefined);
  const excluded = members[choice % members.length];
  if (excluded === undefined) return undefined;
  const needs = ({ toolingAccount, deployments }: WorkloadDocument) =>
    [toolingAccount, ...deployments.map(({ account }) => account)].includes(excluded.name);
  const isAlone = (names: readonly string[]) => names.length === 1 && names[0] === excluded.name;
  if (organization.workloads.some(needs) || policiesOf(organization).some(({ accounts }) => isAlone(accounts)))
    return undefined;
  const inUnit = organization.accounts.filter((account) => account.organizationalUnit === excluded.organizationalUnit);
  if (inUnit.length === 1) return undefined;
  const accounts = organization.accounts.filter((account) => account !== excluded);
  const sections = withoutMentions(organization, (word) => word === excluded.name);
  return { ...generated, organization: { ...sections, accounts } };
}

function policiesOf({ securityHub }: OrganizationDocument): readonly { readonly accounts: readonly string[] }[] {
  return (
    (securityHub as { readonly policies?: readonly { readonly accounts: readonly string[] }[] } | undefined)
      ?.policies ?? []
  );
}

/** The file without what it says of a region or account: keys, items, and items with that account. */
function withoutMentions<Value>(value: Value, isExcluded: (word: unknown) => boolean): Value {
  const json = JSON.stringify(value, (_key, inner) => {
    if (Array.isArray(inner)) return inner.filter((item) => !isExcluded(item) && !isExcluded(item?.account));
    if (typeof inner !== "object" || inner === null) return inner;
    return Object.fromEntries(Object.entries(inner).filter(([key]) => !isExcluded(key)));
  });
  return JSON.parse(json) as Value;
}
