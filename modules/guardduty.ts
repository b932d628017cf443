import { GuarddutyDetector } from "@cdktf/provider-aws/lib/guardduty-detector";
import { Construct } from "constructs";

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
    this.detectorId = this.detector.id;
  }
}
