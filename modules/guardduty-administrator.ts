import { GuarddutyDetectorFeature } from "@cdktf/provider-aws/lib/guardduty-detector-feature";
import { Construct } from "constructs";
import { type AutoEnable, featureId, type GuardDutyFeature } from "./guardduty-feature";

export interface GuardDutyAdministratorProps {
  readonly detectorId: string;
  /** Every protection: one that is left out is forgotten, and stays as it was. */
  readonly features: readonly GuardDutyFeature[];
}

/**
 * The protections of the administrator itself, which the organization's configuration does not reach: a new detector has
 * all but Runtime Monitoring. What the members have, it has too; only what is off for all is off here.
 */
export class GuardDutyAdministrator extends Construct {
  constructor(scope: Construct, id: string, { detectorId, features }: GuardDutyAdministratorProps) {
    super(scope, id);

    for (const feature of features)
      new GuarddutyDetectorFeature(this, featureId(feature), {
        detectorId,
        name: feature.name,
        status: statusOf(feature.autoEnable),
        ...(feature.agents && {
          additionalConfiguration: feature.agents.map(({ name, autoEnable }) => ({
            name,
            status: statusOf(autoEnable),
          })),
        }),
      });
  }
}

function statusOf(autoEnable: AutoEnable): string {
  return autoEnable === "NONE" ? "DISABLED" : "ENABLED";
}
