import { type OrganizationsClient, paginateListOrganizationalUnitsForParent } from "@aws-sdk/client-organizations";
import { CannotError } from "../../support/errors";
import { liveRoot } from "./organization";

/**
 * Ids of the units with these paths, asked from AWS: whether facts have been written does not matter.
 * @throws CannotError which names the first unit that there is not
 */
export async function unitIds(organizations: OrganizationsClient, paths: readonly string[]): Promise<string[]> {
  const root = await liveRoot(organizations);
  return Promise.all(paths.map((path) => unitId(organizations, root.Id, path)));
}

async function unitId(organizations: OrganizationsClient, rootId: string, path: string): Promise<string> {
  let id = rootId;
  for (const name of path.split("/").filter(Boolean)) {
    const child = await childNamed(organizations, id, name);
    if (child === undefined)
      throw new CannotError(
        `AWS Organizations has no unit ${path}, which terraform.organizationalUnits names`,
        "create it, or name another",
      );
    id = child;
  }
  return id;
}

async function childNamed(organizations: OrganizationsClient, ParentId: string, name: string) {
  for await (const { OrganizationalUnits = [] } of paginateListOrganizationalUnitsForParent(
    { client: organizations },
    { ParentId },
  )) {
    const found = OrganizationalUnits.find(({ Name }) => Name === name);
    if (found) return found.Id;
  }
  return undefined;
}
