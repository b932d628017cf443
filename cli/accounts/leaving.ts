import { accountWithRole } from "../../config/load";
import type { Account, Organization } from "../../config/schema";
import { sharedNames } from "../../config/shared-names";
import type { StackEntry } from "../../stacks/catalog";
import type { ForFile } from "./for-file";

/** One step of an account's way out. */
export interface LeavingStep {
  readonly title: string;
  /** Name of the account whose credentials are wanted. */
  readonly account: string;
  /** Why it comes here, or what to look for. */
  readonly why: string;
  readonly commands: readonly string[];
}

/** What is done, in this order, before an account leaves the organization or is closed. */
export function leavingSteps(
  account: Account,
  organization: Organization,
  catalog: readonly StackEntry[],
  { option, environment }: ForFile,
): readonly LeavingStep[] {
  const { homeRegion, regions } = organization;
  const { id, name } = account;
  const management = accountWithRole(organization, "management").name;
  const security = accountWithRole(organization, "security").name;
  const deployment = accountWithRole(organization, "deployment").name;
  const everywhere = (command: string) => `for region in ${regions.join(" ")}; do ${command}; done`;
  // Later waves first, and what an account has once, in its home region, last.
  const stacks = catalog.filter((entry) => entry.account.id === id).reverse();
  return [
    {
      title: "it administers nothing for the organization",
      account: management,
      why: 'it must be "not registered", else deregister it from each service; of an account that is gone already only the steps about the file and its stacks\' associations remain',
      commands: [`aws organizations list-delegated-services-for-account --account-id ${id}`],
    },
    {
      title: "no stack of a workload is left in it",
      account: deployment,
      why: `the file names no workload that uses it; states may be left of ${stacks.map((stack) => stack.id).join(", ") || "no stack"}`,
      commands: [`aws s3 ls s3://${sharedNames(organization).stateBucket}/${id}/`],
    },
    {
      title: "its findings are settled",
      account: security,
      why: "while the security account may still change them: an account that is no member any more takes its findings along",
      commands: [
        `aws securityhub get-findings --region ${homeRegion} --filters '${findingsOf(id)}' --query 'Findings[].[Id,ProductArn]' --output text | while read -r finding product; do aws securityhub batch-update-findings --region ${homeRegion} --finding-identifiers "Id=$finding,ProductArn=$product" --workflow Status=RESOLVED --note "Text=${name} leaves,UpdatedBy=platform-team"; done`,
        everywhere(
          `detector=$(aws guardduty list-detectors --region $region --query 'DetectorIds[0]' --output text); aws guardduty list-findings --region $region --detector-id $detector --finding-criteria '${guardDutyFindingsOf(id)}' --query 'FindingIds[]' --output text | xargs -r -n 50 aws guardduty archive-findings --region $region --detector-id $detector --finding-ids`,
        ),
      ],
    },
    {
      title: "the security services let go of it",
      account: security,
      why: "a member can't be deleted before; skip a service that is not on. GuardDuty, which enables every member, refuses until the account has left",
      commands: [
        `aws securityhub start-configuration-policy-association --region ${homeRegion} --configuration-policy-identifier SELF_MANAGED_SECURITY_HUB --target AccountId=${id}`,
        everywhere(`aws securityhub disassociate-members --region $region --account-ids ${id}`),
        everywhere(
          `aws inspector2 disable --region $region --account-ids ${id}; aws inspector2 disassociate-member --region $region --account-id ${id}`,
        ),
        everywhere(
          `aws macie2 disassociate-member --region $region --id ${id}; aws macie2 delete-member --region $region --id ${id}`,
        ),
        everywhere(
          `aws detective delete-members --region $region --account-ids ${id} --graph-arn $(aws detective list-graphs --region $region --query 'GraphList[0].Arn' --output text)`,
        ),
      ],
    },
    {
      title: "its stacks are destroyed",
      account: deployment,
      why: 'access logs and the permissions boundary are kept from destruction: Terraform names them, and "terraform state rm" in the stack\'s folder leaves them behind',
      commands: stacks.map((stack) => `${environment}npx cdktf destroy ${stack.id}`),
    },
    {
      title: "it leaves the file",
      account: deployment,
      why: "from here on the configuration knows it no more",
      commands: [`gatehouse accounts remove ${name} --write${option}`],
    },
    {
      title: "exclusions, associations and aggregations follow",
      account: deployment,
      why: "of the home region first; what was made for this account goes",
      commands: [
        ...regions.map((region) => `${environment}npx cdktf deploy security-services-${region}`),
        ...regions.map((region) => `${environment}npx cdktf deploy security-compliance-${region}`),
      ],
    },
    {
      title: "it leaves the organization, or is closed",
      account: management,
      why: "one of the two; a closed account stays suspended for 90 days",
      commands: [
        `aws organizations remove-account-from-organization --account-id ${id}`,
        `aws organizations close-account --account-id ${id}`,
      ],
    },
    {
      title: "GuardDuty lets go of it, and nothing differs any more",
      account: security,
      why: "facts and accounts answer with 0",
      commands: [
        everywhere(
          `detector=$(aws guardduty list-detectors --region $region --query 'DetectorIds[0]' --output text); aws guardduty disassociate-members --region $region --detector-id $detector --account-ids ${id}; aws guardduty delete-members --region $region --detector-id $detector --account-ids ${id}`,
        ),
        `gatehouse facts --check${option}`,
        `gatehouse accounts${option}`,
      ],
    },
  ];
}

function findingsOf(id: string): string {
  return JSON.stringify({
    AwsAccountId: [{ Value: id, Comparison: "EQUALS" }],
    RecordState: [{ Value: "ACTIVE", Comparison: "EQUALS" }],
    WorkflowStatus: [{ Value: "RESOLVED", Comparison: "NOT_EQUALS" }],
  });
}

function guardDutyFindingsOf(id: string): string {
  return JSON.stringify({ Criterion: { accountId: { Eq: [id] }, "service.archived": { Eq: ["false"] } } });
}

export function leavingText(steps: readonly LeavingStep[]): string {
  return steps
    .map(({ title, account, why, commands }, index) =>
      [`${index + 1}. ${title} (${account})`, `   ${why}`, ...commands.map((command) => `     ${command}`)].join("\n"),
    )
    .join("\n");
}
