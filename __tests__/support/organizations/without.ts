import type { GeneratedOrganization, WorkloadDocument } from "./generated-organization";

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

/** The organization without one member account and without the workloads that need it; `undefined` where there is none. */
export function withoutAccount(generated: GeneratedOrganization, choice: number): GeneratedOrganization | undefined {
  const { organization } = generated;
  const members = organization.accounts.filter(({ role }) => role === undefined);
  const excluded = members[choice % members.length];
  if (excluded === undefined) return undefined;
  const needs = ({ toolingAccount, deployments }: WorkloadDocument) =>
    [toolingAccount, ...deployments.map(({ account }) => account)].includes(excluded.name);
  // A workload that goes with the account would change the stacks of its other accounts, and rightly.
  if (organization.workloads.some(needs)) return undefined;
  const accounts = organization.accounts.filter((account) => account !== excluded);
  const sections = withoutMentions(organization, (word) => word === excluded.name);
  return { ...generated, organization: { ...sections, accounts } };
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
