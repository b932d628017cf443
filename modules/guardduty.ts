import { GuarddutyDetector } from "@cdktf/provider-aws/lib/guardduty-detector";
import { Construct } from "constructs";
import { waive } from "./waive";

/** GuardDuty of one account and region; its protections are the organization's to switch on. */
export class GuardDuty extends Construct {
  readonly detectorId: string;
  readonly detector: GuarddutyDetector;

  constructor(scope: Construct, id: string) {
    super(scope, id);

    this.detector = new GuarddutyDetector(this, "Default", {
      enable: true,
      findingPublishingFrequency: "FIFTEEN_MINUTES",
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
