import {
  CloseAccountCommand,
  CreateAccountCommand,
  CreateOrganizationalUnitCommand,
  CreateOrganizationCommand,
  ListRootsCommand,
  MoveAccountCommand,
  OrganizationsClient,
  RegisterDelegatedAdministratorCommand,
  RemoveAccountFromOrganizationCommand,
} from "@aws-sdk/client-organizations";
import type { SessionCredentials } from "../../cli/preview/aws/assume-role";

/** An organization in Moto whose management account the credentials are of. */
export async function motoOrganization(endpoint: string, credentials: SessionCredentials) {
  const client = new OrganizationsClient({ endpoint, region: "us-east-1", credentials });
  const { Organization } = await client.send(new CreateOrganizationCommand({ FeatureSet: "ALL" }));
  const { Roots = [] } = await client.send(new ListRootsCommand({}));
  const units = new Map([["/", Roots[0]?.Id ?? ""]]);
  const unitId = (path: string) => {
    const id = units.get(path);
    if (id === undefined) throw new Error(`no unit ${path}`);
    return id;
  };
  return {
    organizationId: Organization?.Id ?? "",
    /** Makes a unit below one that is there. */
    async unit(path: string): Promise<void> {
      const above = path.slice(0, path.lastIndexOf("/")) || "/";
      const Name = path.slice(path.lastIndexOf("/") + 1);
      const { OrganizationalUnit } = await client.send(
        new CreateOrganizationalUnitCommand({ ParentId: unitId(above), Name }),
      );
      units.set(path, OrganizationalUnit?.Id ?? "");
    },
    /** Makes an account, and gives its id, which Moto draws. */
    async account(AccountName: string, path: string, Email = `${AccountName.replace(/\W+/g, "-")}@example.com`) {
      const { CreateAccountStatus } = await client.send(new CreateAccountCommand({ AccountName, Email }));
      const id = CreateAccountStatus?.AccountId ?? "";
      if (path !== "/") await this.move(id, "/", path);
      return id;
    },
    async move(AccountId: string, from: string, to: string): Promise<void> {
      const place = { SourceParentId: unitId(from), DestinationParentId: unitId(to) };
      await client.send(new MoveAccountCommand({ AccountId, ...place }));
    },
    close: async (AccountId: string) => void (await client.send(new CloseAccountCommand({ AccountId }))),
    leave: async (AccountId: string) =>
      void (await client.send(new RemoveAccountFromOrganizationCommand({ AccountId }))),
    delegate: async (AccountId: string, ServicePrincipal: string) =>
      void (await client.send(new RegisterDelegatedAdministratorCommand({ AccountId, ServicePrincipal }))),
    unitId,
    stop: () => client.destroy(),
  };
}

export type MotoOrganization = Awaited<ReturnType<typeof motoOrganization>>;
