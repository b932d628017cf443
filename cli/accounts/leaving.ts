import { accountWithRole } from "../../config/load";
import type { Account, Organization } from "../../config/schema";
import { sharedNames } from "../../config/shared-names";
import type { StackEntry } from "../../stacks/catalog";
import { destruction } from "./destruction";
import type { ForFile } from "./for-file";
import { inEach, lettingGo } from "./letting-go";
import { homeFirst, ownStacks } from "./stacks-of";

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
  const stacks = ownStacks(catalog, id, homeRegion);
  const following = ["security-services", "security-compliance"].flatMap((stack) =>
    homeFirst(organization).map(
      (region) => `${environment}GATEHOUSE_STACKS='${stack}-*' npx cdktf deploy ${stack}-${region}`,
    ),
  );
  return [
    {
      title: "it administers nothing for the organization",
      account: management,
      why: 'it must be "not registered", else deregister it from each service; of an account that is closed already only the steps 3, 4, 6, 7 and 9 remain, of one that is gone 6, 7 and 9',
      commands: [`aws organizations list-delegated-services-for-account --account-id ${id}`],
    },
    {
      title: "no stack of a workload is left in it",
      account: deployment,
      why: "the file names no workload that uses it; the states that are listed should be those of its member stacks alone",
      commands: [`aws s3 ls s3://${sharedNames(organization).stateBucket}/${id}/`],
    },
    {
      title: "its findings are settled",
      account: security,
      why: "while the security account may still change them: an account that is no member any more takes its findings along",
      commands: [
        `aws securityhub get-findings --region ${homeRegion} --filters '${findingsOf(id)}' --query 'Findings[].[Id,ProductArn]' --output text | while read -r finding product; do aws securityhub batch-update-findings --region ${homeRegion} --finding-identifiers "Id=$finding,ProductArn=$product" --workflow Status=RESOLVED --note "Text=${name} leaves,UpdatedBy=platform-team"; done`,
        ...inEach(
          regions,
          `detector=$(aws guardduty list-detectors --region $region --query 'DetectorIds[0]' --output text); aws guardduty list-findings --region $region --detector-id $detector --finding-criteria '${guardDutyFindingsOf(id)}' --query 'FindingIds[]' --output text | xargs -r -n 50 aws guardduty archive-findings --region $region --detector-id $detector --finding-ids`,
        ),
      ],
    },
    {
      title: "the security services let go of it",
      account: security,
      why: "those that are on. GuardDuty, which enables every member, refuses until the account has left",
      commands: lettingGo(account, organization),
    },
    {
      title: "its stacks are destroyed",
      account: deployment,
      why: "access logs and the permissions boundary stay in the account: only without them in its state Terraform destroys the others; of a closed account nothing can be destroyed",
      commands: destruction(stacks, homeRegion, environment),
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
      commands: following,
    },
    {
      title: "it leaves the organization, or is closed",
      account: management,
      why: "to leave it needs a way to pay of its own; a closed account stays suspended for 90 days",
      commands: [
        `aws organizations remove-account-from-organization --account-id ${id}`,
        `# or: aws organizations close-account --account-id ${id}`,
      ],
    },
    {
      title: "GuardDuty lets go of it, and nothing differs any more",
      account: security,
      why: "facts and accounts answer with 0",
      commands: [
        ...inEach(
          regions,
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
