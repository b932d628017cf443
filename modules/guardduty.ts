import { GuarddutyDetector } from "@cdktf/provider-aws/lib/guardduty-detector";
import { Construct } from "constructs";
import { waive } from "./waive";

export interface GuardDutyProps {
  /** A member's is its administrator's to decide, so all detectors of the organization have the same. */
  readonly findingPublishingFrequency: string;
}

/** GuardDuty of one account and region; its protections are the organization's to switch on. */
export class GuardDuty extends Construct {
  readonly detectorId: string;
  readonly detector: GuarddutyDetector;

  constructor(scope: Construct, id: string, { findingPublishingFrequency }: GuardDutyProps) {
    super(scope, id);

    this.detector = new GuarddutyDetector(this, "Default", {
      enable: true,
      findingPublishingFrequency,
      lifecycle: { preventDestroy: true },
    });
    waive(this.detector, {
      rule: "CKV2_AWS_3",
      reason:
        "The organization's configuration is a resource of security-services, a later wave, which the check cannot see from here.",
      owner: "platform-team",
      expires: "2027-05-15",
    });
    this.detectorId = this.detector.id;
  }
}
