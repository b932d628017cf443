import {
  AWSOrganizationsNotInUseException,
  CreateOrganizationCommand,
  DescribeOrganizationCommand,
  ListRootsCommand,
  type Organization as LiveOrganization,
  type OrganizationsClient,
  type Root,
} from "@aws-sdk/client-organizations";
import { CannotError } from "../../support/errors";
import { done, type Step, toDo } from "../step";

export interface OrganizationStepProps {
  readonly organizations: OrganizationsClient;
  readonly managementAccountId: string;
  /** What the facts say, where there are any. */
  readonly lockedId: string | undefined;
}

/** The organization with all features, in which the configuration's management account manages. */
export function organizationStep(props: OrganizationStepProps): Step {
  const { organizations } = props;
  return {
    name: "the organization, with all features",
    command: "aws organizations create-organization --feature-set ALL",
    find: async () => {
      const live = await liveOrganization(organizations);
      if (live === undefined) return toDo("the account is in no organization");
      requireSame(live, props);
      if (live.FeatureSet === "ALL") return done(`${live.Id}`);
      return toDo(`${live.Id} has no feature but consolidated billing`);
    },
    perform: async () => {
      if (await liveOrganization(organizations))
        throw new CannotError(
          "an organization with consolidated billing alone gets all features only when each invited account agrees",
          "run: aws organizations enable-all-features",
        );
      await organizations.send(new CreateOrganizationCommand({ FeatureSet: "ALL" }));
    },
  };
}

/** `undefined` where the account is in none. */
export async function liveOrganization(organizations: OrganizationsClient): Promise<LiveOrganization | undefined> {
  try {
    return (await organizations.send(new DescribeOrganizationCommand({}))).Organization;
  } catch (error) {
    if (error instanceof AWSOrganizationsNotInUseException) return undefined;
    throw error;
  }
}

/** An organization has exactly one. */
export async function liveRoot(organizations: OrganizationsClient): Promise<Root & { readonly Id: string }> {
  const { Roots } = await organizations.send(new ListRootsCommand({}));
  const [root] = Roots ?? [];
  if (!root?.Id) throw new CannotError("AWS Organizations names no root", "run it again in a minute");
  return { ...root, Id: root.Id };
}

function requireSame(live: LiveOrganization, { managementAccountId, lockedId }: OrganizationStepProps): void {
  if (live.MasterAccountId !== managementAccountId)
    throw new CannotError(
      `${managementAccountId} is a member of ${live.Id}, which ${live.MasterAccountId} manages`,
      `give ${live.MasterAccountId} the role management in the configuration, if that is your organization`,
    );
  if (lockedId !== undefined && live.Id !== lockedId)
    throw new CannotError(
      `the account manages ${live.Id}, and the configuration's lock file says ${lockedId}`,
      'run "gatehouse facts" and review the change',
    );
}
