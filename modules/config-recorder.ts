import { ConfigConfigurationRecorder } from "@cdktf/provider-aws/lib/config-configuration-recorder";
import { ConfigConfigurationRecorderStatus } from "@cdktf/provider-aws/lib/config-configuration-recorder-status";
import { ConfigDeliveryChannel } from "@cdktf/provider-aws/lib/config-delivery-channel";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { waive } from "./waive";

export interface ConfigRecorderProps {
  readonly accountId: string;
  /** IAM and other global types are recorded in one region only, or every change counts once per region. */
  readonly recordsGlobalTypes: boolean;
  readonly deliveryBucketName: string;
  /**
   * What makes the service-linked role.
   * @default the role exists, made by the account's home region
   */
  readonly dependsOn?: ITerraformDependable[];
}

/** The one recorder and delivery channel an account may have in a region, switched on. */
export class ConfigRecorder extends Construct {
  constructor(scope: Construct, id: string, props: ConfigRecorderProps) {
    super(scope, id);

    const recorder = new ConfigConfigurationRecorder(this, "Default", {
      name: "default",
      // Security Hub's control Config.1 fails with any other role.
      roleArn: `arn:aws:iam::${props.accountId}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`,
      recordingGroup: { allSupported: true, includeGlobalResourceTypes: props.recordsGlobalTypes },
      dependsOn: props.dependsOn ?? [],
    });
    if (!props.recordsGlobalTypes)
      waive(recorder, {
        rule: "CKV2_AWS_48",
        reason:
          "Global types are recorded in the home region alone; recording them in every region would count each change once per region.",
        owner: "platform-team",
        expires: "2027-05-15",
      });
    const channel = new ConfigDeliveryChannel(this, "channel", {
      name: "default",
      s3BucketName: props.deliveryBucketName,
      snapshotDeliveryProperties: { deliveryFrequency: "TwentyFour_Hours" },
      dependsOn: [recorder],
    });
    new ConfigConfigurationRecorderStatus(this, "status", {
      name: recorder.name,
      isEnabled: true,
      dependsOn: [channel],
    });
  }
}
