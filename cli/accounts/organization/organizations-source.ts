import {
  type Account,
  AccountNotFoundException,
  DescribeAccountCommand,
  DescribeOrganizationCommand,
  ListRootsCommand,
  type OrganizationsClient,
  paginateListAccountsForParent,
  paginateListDelegatedAdministrators,
  paginateListDelegatedServicesForAccount,
  paginateListOrganizationalUnitsForParent,
} from "@aws-sdk/client-organizations";
import type { OrganizationSource } from "./live-organization";

/** AWS Organizations by its SDK. Whatever it refuses is thrown as it says it. */
export function organizationsSource(client: OrganizationsClient, abortSignal: AbortSignal): OrganizationSource {
  const options = { abortSignal };
  const pages = { client };
  return {
    async describe() {
      const { Organization } = await client.send(new DescribeOrganizationCommand({}), options);
      // There is exactly one: https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListRoots.html
      const { Roots = [] } = await client.send(new ListRootsCommand({}), options);
      return {
        id: said(Organization?.Id, "DescribeOrganization", "id"),
        managementAccountId: said(Organization?.MasterAccountId, "DescribeOrganization", "management account"),
        rootId: said(Roots[0]?.Id, "ListRoots", "root"),
      };
    },
    async unitsBelow(ParentId) {
      const found = [];
      for await (const { OrganizationalUnits = [] } of paginateListOrganizationalUnitsForParent(
        pages,
        { ParentId },
        options,
      ))
        found.push(...OrganizationalUnits.map(({ Id = "", Name = "" }) => ({ id: Id, name: Name })));
      return found;
    },
    async accountsIn(ParentId) {
      const found = [];
      for await (const { Accounts = [] } of paginateListAccountsForParent(pages, { ParentId }, options))
        found.push(...Accounts.map(asLive));
      return found;
    },
    async hasAccount(AccountId) {
      try {
        await client.send(new DescribeAccountCommand({ AccountId }), options);
        return true;
      } catch (error) {
        if (error instanceof AccountNotFoundException) return false;
        throw error;
      }
    },
    async delegatedAdministrators() {
      const found = new Map<string, string[]>();
      for await (const { DelegatedAdministrators = [] } of paginateListDelegatedAdministrators(pages, {}, options))
        for (const { Id: AccountId = "" } of DelegatedAdministrators)
          for await (const { DelegatedServices = [] } of paginateListDelegatedServicesForAccount(
            pages,
            { AccountId },
            options,
          ))
            for (const { ServicePrincipal = "" } of DelegatedServices)
              found.set(ServicePrincipal, [...(found.get(ServicePrincipal) ?? []), AccountId]);
      return found;
    },
  };
}

/** `State` replaces `Status`, which AWS gives until September 2026. */
function asLive({ Id: id = "", Name: name = "", Email: email = "", State, Status }: Account) {
  const status = ["SUSPENDED", "PENDING_CLOSURE", "CLOSED"].includes(State ?? Status ?? "") ? "suspended" : "active";
  return { id, name, email, status } as const;
}

function said(value: string | undefined, operation: string, what: string): string {
  if (value === undefined) throw new Error(`AWS Organizations answers ${operation} without the ${what}`);
  return value;
}
