import { DataAwsGuarddutyDetector } from "@cdktf/provider-aws/lib/data-aws-guardduty-detector";
import { GuarddutyDetector } from "@cdktf/provider-aws/lib/guardduty-detector";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import type { Configuration } from "../config/load";
import type { Region } from "../config/regions";
import type { Account } from "../config/schema";
import { landingZoneIn } from "../config/services/landing-zone";
import { adopt } from "../modules/adoption";
import { GuardDuty } from "../modules/guardduty";

/**
 * The detector that an account must have before GuardDuty is delegated, made or adopted.
 * @returns what delegation waits for; nothing where the detector is somebody else's
 */
export function guardDutyDetector(
  scope: Construct,
  { organization }: Configuration,
  account: Account,
  region: Region,
): ITerraformDependable[] {
  const { mode } = landingZoneIn(organization, account, region).detector;
  if (mode === "external") return [];
  const { detector } = new GuardDuty(scope, "guardduty", organization.guardDuty);
  if (mode === "adopt")
    // An account has one in a region, so that Terraform finds its id by itself.
    adopt(detector, {
      [GuarddutyDetector.tfResourceType]: new DataAwsGuarddutyDetector(scope, "existing-detector").id,
    });
  return [detector];
}
