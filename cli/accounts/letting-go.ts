import type { Region } from "../../config/regions";
import type { Account, Organization } from "../../config/schema";
import { inspectorResourceTypes } from "../../config/services/inspector";
import { isOnIn } from "../../config/services/regional";

/** A command in each of the regions; nothing without a region. */
export function inEach(regions: readonly Region[], command: string): string[] {
  return regions.length > 0 ? [`for region in ${regions.join(" ")}; do ${command}; done`] : [];
}

/** What the security account does so that its services let go of a member, of each service where it is on. */
export function lettingGo({ id }: Account, organization: Organization): string[] {
  const { homeRegion, regions, inspector, macie, detective } = organization;
  const where = (isOn: (region: Region) => boolean) => regions.filter(isOn);
  return [
    `aws securityhub start-configuration-policy-association --region ${homeRegion} --configuration-policy-identifier SELF_MANAGED_SECURITY_HUB --target AccountId=${id}`,
    ...inEach(regions, `aws securityhub disassociate-members --region $region --account-ids ${id}`),
    ...inEach(
      where((region) => inspectorResourceTypes(inspector, region).length > 0),
      `aws inspector2 disable --region $region --account-ids ${id}; aws inspector2 disassociate-member --region $region --account-id ${id}`,
    ),
    ...inEach(
      where((region) => isOnIn(macie, region)),
      `aws macie2 disassociate-member --region $region --id ${id}; aws macie2 delete-member --region $region --id ${id}`,
    ),
    ...inEach(
      where((region) => isOnIn(detective, region)),
      `aws detective delete-members --region $region --account-ids ${id} --graph-arn $(aws detective list-graphs --region $region --query 'GraphList[0].Arn' --output text)`,
    ),
  ];
}
