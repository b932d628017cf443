import fc from "fast-check";
import type { Stack } from "../contract/stacks";
import { clashes, namedResources } from "../support/named-resources";
import { buildOrganization } from "../support/organizations/build-organization";
import { differences } from "../support/organizations/differences";
import { changedByExclusion } from "../support/organizations/excluded";
import { type GeneratedOrganization, organizations } from "../support/organizations/generated-organization";
import { accountsInResourcePolicies } from "../support/organizations/named-accounts";
import { oversizedPolicies } from "../support/organizations/policy-sizes";
import { danglingReferences } from "../support/organizations/references";
import { withoutAccount, withoutRegion } from "../support/organizations/without";

const small = organizations(fc.nat(8));
const withMembers = organizations(fc.integer({ min: 3, max: 6 }));
const medium = organizations(fc.integer({ min: 15, max: 30 }));
const largest = organizations(fc.constant(196)).filter(({ organization }) => organization.regions.length === 6);

/** What holds for every organization, whatever is in it. */
function expectInvariants(generated: GeneratedOrganization, stacks: readonly Stack[]): void {
  expect(stacks.length).toBeGreaterThan(0);
  expect(new Set(stacks.map(({ json }) => json.terraform.backend.s3.key)).size).toBe(stacks.length);
  expect(stacks.flatMap(({ id, json }) => danglingReferences(json).map((what) => `${id}: ${what}`))).toEqual([]);
  expect(stacks.filter(({ json }) => json.data?.terraform_remote_state).map(({ id }) => id)).toEqual([]);
  expect(clashes(stacks.flatMap(namedResources))).toEqual([]);
  expect(stacks.flatMap(oversizedPolicies)).toEqual([]);
  expect(stacks.flatMap((stack) => strangers(generated, stack))).toEqual([]);
}

/** Accounts in resource policies that have nothing to do with the stack: the list that grows with the organization. */
function strangers({ organization }: GeneratedOrganization, stack: Stack) {
  const idOf = new Map(organization.accounts.map(({ name, id }) => [name, id]));
  const fixed = organization.accounts.filter(({ role }) => role !== undefined).map(({ id }) => id);
  const partners = organization.workloads
    .map(({ toolingAccount, deployments }) => [toolingAccount, ...deployments.map(({ account }) => account)])
    .map((names) => names.map((name) => idOf.get(name)))
    // A pipeline and the accounts it deploys to name each other, and nobody else does.
    .filter((ids) => /^(tooling|member)-/.test(stack.id) && ids.includes(accountOf(stack)))
    .flat();
  const others = [...idOf.values()].filter((id) => ![...fixed, ...partners].includes(id));
  return accountsInResourcePolicies(stack, new Set(others));
}

function accountOf({ json }: Stack): string {
  return String(json.provider.aws[0]?.allowed_account_ids);
}

test("every organization is Terraform that holds together", () => {
  fc.assert(
    fc.property(small, (generated) => expectInvariants(generated, buildOrganization(generated))),
    { numRuns: 6 },
  );
});

test("so is one of some dozen accounts", () => {
  fc.assert(
    fc.property(medium, (generated) => expectInvariants(generated, buildOrganization(generated))),
    { numRuns: 1 },
  );
});

test("so is one of 200 accounts in 6 regions", () => {
  fc.assert(
    fc.property(largest, (generated) => expectInvariants(generated, buildOrganization(generated))),
    { numRuns: 1 },
  );
});

test("excluding a region or an account changes no other account's stacks", () => {
  fc.assert(
    fc.property(withMembers, fc.nat(), (generated, choice) => {
      const before = buildOrganization(generated);
      for (const change of [withoutRegion, withoutAccount]) {
        const changed = change(generated, choice);
        if (changed === undefined) continue;
        const after = buildOrganization(changed);
        const entries = Object.entries(differences(before, after)).filter(([id]) => !id.startsWith("tooling-"));
        expect(entries.filter(([id]) => !id.startsWith("security-"))).toEqual([]);
        expect(entries.flatMap(([, types]) => types).filter((type) => !changedByExclusion.includes(type))).toEqual([]);
      }
    }),
    { numRuns: 4 },
  );
});
