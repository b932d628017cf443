import { EnablePolicyTypeCommand, type OrganizationsClient } from "@aws-sdk/client-organizations";
import { done, type Step, toDo } from "../step";
import { liveRoot } from "./organization";

const policyType = "SERVICE_CONTROL_POLICY";

/** Service control policies can be attached. */
export function policyTypeStep(organizations: OrganizationsClient): Step {
  return {
    name: "service control policies",
    command: `aws organizations enable-policy-type --policy-type ${policyType} --root-id ${rootIdInShell}`,
    find: async () => {
      const { PolicyTypes = [] } = await liveRoot(organizations);
      const status = PolicyTypes.find(({ Type }) => Type === policyType)?.Status;
      return status === "ENABLED" ? done("enabled") : toDo(status ?? "not enabled");
    },
    perform: async () => {
      const { Id } = await liveRoot(organizations);
      await organizations.send(new EnablePolicyTypeCommand({ RootId: Id, PolicyType: policyType }));
    },
  };
}

/** The root's id, which only AWS knows, for a command line. */
export const rootIdInShell = `"$(aws organizations list-roots --query 'Roots[0].Id' --output text)"`;
