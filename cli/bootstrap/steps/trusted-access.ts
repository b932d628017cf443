import {
  EnableAWSServiceAccessCommand,
  type OrganizationsClient,
  paginateListAWSServiceAccessForOrganization,
} from "@aws-sdk/client-organizations";
import { done, type Step, toDo } from "../step";

/** AWS Organizations trusts the service: it may act in all accounts, and have an administrator. */
export function trustedAccessStep(organizations: OrganizationsClient, service: string): Step {
  return {
    name: `trusted access of ${service}`,
    command: `aws organizations enable-aws-service-access --service-principal ${service}`,
    find: async () => {
      for await (const { EnabledServicePrincipals = [] } of paginateListAWSServiceAccessForOrganization(
        { client: organizations },
        {},
      ))
        if (EnabledServicePrincipals.some(({ ServicePrincipal }) => ServicePrincipal === service))
          return done("trusted");
      return toDo("not trusted");
    },
    perform: async () => {
      await organizations.send(new EnableAWSServiceAccessCommand({ ServicePrincipal: service }));
    },
  };
}
