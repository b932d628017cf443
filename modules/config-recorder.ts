import { ConfigConfigurationRecorder } from "@cdktf/provider-aws/lib/config-configuration-recorder";
import { ConfigConfigurationRecorderStatus } from "@cdktf/provider-aws/lib/config-configuration-recorder-status";
import { ConfigDeliveryChannel } from "@cdktf/provider-aws/lib/config-delivery-channel";
import { ConfigRetentionConfiguration } from "@cdktf/provider-aws/lib/config-retention-configuration";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { recordingGroup } from "./recording-group";
import { waive } from "./waive";

export type RecordingFrequency = "CONTINUOUS" | "DAILY";

export interface DeliveryChannel {
  readonly name: string;
  readonly bucketName: string;
  /**
   * What the keys of all objects begin with.
   * @default they begin with AWSLogs
   */
  readonly keyPrefix?: string;
  /** @default what the bucket encrypts with */
  readonly kmsKeyArn?: string;
  /** How often a snapshot is delivered, e.g. `TwentyFour_Hours`. */
  readonly snapshotDeliveryFrequency: string;
}

export interface ConfigRecorderProps {
  readonly accountId: string;
  /** Another name would be another recorder, and AWS allows one. */
  readonly recorderName: string;
  /** @default somebody else's, which is there already */
  readonly channel?: DeliveryChannel;
  /** IAM and other global types are recorded in one region only, or every change counts once per region. */
  readonly recordsGlobalTypes: boolean;
  readonly recordingFrequency: RecordingFrequency;
  /** Resource types that are recorded at the other frequency. */
  readonly otherwiseRecordedTypes: readonly string[];
  readonly excludedResourceTypes: readonly string[];
  /** Days that AWS Config keeps the history, 30 to 2557. */
  readonly retentionDays: number;
  /**
   * What makes the service-linked role.
   * @default the role exists
   */
  readonly dependsOn?: ITerraformDependable[];
}

const answered = { owner: "platform-team", expires: "2027-05-15" };

const homeRegionOnly = {
  ...answered,
  reason:
    "Global types are recorded in the home region alone; recording them in every region would count each change once per region.",
};

const chosenExclusions = {
  ...answered,
  reason: "The organization's configuration, which is reviewed, names the resource types that are not recorded.",
};

/** The one recorder and delivery channel an account may have in a region, switched on. */
export class ConfigRecorder extends Construct {
  constructor(scope: Construct, id: string, props: ConfigRecorderProps) {
    super(scope, id);

    const recorder = new ConfigConfigurationRecorder(this, "Default", {
      name: props.recorderName,
      // Security Hub's control Config.1 fails with any other role.
      roleArn: `arn:aws:iam::${props.accountId}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`,
      recordingGroup: recordingGroup(props),
      recordingMode: recordingMode(props),
      dependsOn: props.dependsOn ?? [],
    });
    if (props.excludedResourceTypes.length > 0) waive(recorder, { ...chosenExclusions, rule: "CKV2_AWS_48" });
    else if (!props.recordsGlobalTypes) waive(recorder, { ...homeRegionOnly, rule: "CKV2_AWS_48" });
    const channels = props.channel ? [this.channel(props.channel, recorder)] : [];
    // Destroyed first, too: AWS deletes no channel of a recorder that runs.
    const status = new ConfigConfigurationRecorderStatus(this, "status", {
      name: recorder.name,
      isEnabled: true,
      dependsOn: channels,
    });
    if (props.excludedResourceTypes.length > 0) waive(status, { ...chosenExclusions, rule: "CKV2_AWS_45" });
    new ConfigRetentionConfiguration(this, "retention", { retentionPeriodInDays: props.retentionDays });
  }

  private channel(props: DeliveryChannel, recorder: ConfigConfigurationRecorder): ConfigDeliveryChannel {
    const { name, bucketName, keyPrefix, kmsKeyArn, snapshotDeliveryFrequency } = props;
    return new ConfigDeliveryChannel(this, "channel", {
      name,
      s3BucketName: bucketName,
      ...(keyPrefix !== undefined && { s3KeyPrefix: keyPrefix }),
      ...(kmsKeyArn !== undefined && { s3KmsKeyArn: kmsKeyArn }),
      snapshotDeliveryProperties: { deliveryFrequency: snapshotDeliveryFrequency },
      dependsOn: [recorder],
    });
  }
}

/** Always whole: what is left out of it Terraform leaves as it is in AWS. */
function recordingMode({ recordingFrequency, otherwiseRecordedTypes }: ConfigRecorderProps) {
  const other = recordingFrequency === "DAILY" ? "CONTINUOUS" : "DAILY";
  return {
    recordingFrequency,
    ...(otherwiseRecordedTypes.length > 0 && {
      recordingModeOverride: {
        description: `Recorded ${other}`,
        recordingFrequency: other,
        resourceTypes: [...otherwiseRecordedTypes].sort(),
      },
    }),
  };
}
