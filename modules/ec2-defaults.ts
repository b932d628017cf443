import { EbsSnapshotBlockPublicAccess } from "@cdktf/provider-aws/lib/ebs-snapshot-block-public-access";
import { Ec2InstanceMetadataDefaults } from "@cdktf/provider-aws/lib/ec2-instance-metadata-defaults";
import { Construct } from "constructs";
import { EbsEncryption, type EbsEncryptionProps } from "./ebs-encryption";

/** Each `false` when something else sets it. */
export interface Ec2DefaultsProps {
  readonly ebsEncryption: EbsEncryptionProps | false;
  /** Snapshots that can't be public. */
  readonly ebsSnapshotBlockPublicAccess: "block-all-sharing" | "block-new-sharing" | false;
  readonly instanceMetadataDefaults: InstanceMetadataDefaults | false;
}

export interface InstanceMetadataDefaults {
  readonly httpPutResponseHopLimit: number;
}

/** What holds in a region of an account for new volumes, snapshots and instances. */
export class Ec2Defaults extends Construct {
  constructor(scope: Construct, id: string, props: Ec2DefaultsProps) {
    super(scope, id);

    if (props.ebsEncryption) new EbsEncryption(this, "encryption", props.ebsEncryption);
    if (props.ebsSnapshotBlockPublicAccess)
      new EbsSnapshotBlockPublicAccess(this, "snapshots", { state: props.ebsSnapshotBlockPublicAccess });
    if (props.instanceMetadataDefaults)
      // Only IMDSv2: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html
      new Ec2InstanceMetadataDefaults(this, "metadata", { ...props.instanceMetadataDefaults, httpTokens: "required" });
  }
}
