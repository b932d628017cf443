import {
  ActivateOrganizationsAccessCommand,
  type CloudFormationClient,
  DescribeOrganizationsAccessCommand,
} from "@aws-sdk/client-cloudformation";
import { done, type Step, toDo } from "../step";

/**
 * StackSets may deploy to all accounts. Only CloudFormation's own call makes its service-linked role beside the trust:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-activate-trusted-access.html
 */
export function stackSetsAccessStep(cloudFormation: CloudFormationClient, region: string): Step {
  return {
    name: "trusted access of member.org.stacksets.cloudformation.amazonaws.com",
    command: `aws cloudformation activate-organizations-access --region ${region}`,
    find: async () => {
      const { Status } = await cloudFormation.send(new DescribeOrganizationsAccessCommand({}));
      return Status === "ENABLED" ? done("trusted") : toDo(`not trusted (${Status})`);
    },
    perform: async () => {
      await cloudFormation.send(new ActivateOrganizationsAccessCommand({}));
    },
  };
}
