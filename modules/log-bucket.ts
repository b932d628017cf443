import { Construct } from "constructs";
import { nobodyListens, oneHomeRegion } from "./bucket-waivers";
import { EncryptedBucket, type EncryptedBucketProps } from "./encrypted-bucket";

export interface LogBucketProps
  extends Pick<
    EncryptedBucketProps,
    "bucketName" | "kmsKeyArn" | "lockDays" | "lockMode" | "statements" | "transitions" | "waivers"
  > {
  /** Days after which what was delivered is deleted. */
  readonly retentionDays: number;
}

/** An expired object is a version that is no longer current, and its days begin then. */
const versionRetentionDays = 30;

/** A bucket that a service delivers to and nobody changes; who delivers is in `modules/deliveries/`. */
export class LogBucket extends Construct {
  readonly name: string;

  constructor(scope: Construct, id: string, { retentionDays, waivers = [], ...props }: LogBucketProps) {
    super(scope, id);

    const bucket = new EncryptedBucket(this, "Default", {
      ...props,
      expirationDays: retentionDays,
      versionRetentionDays,
      waivers: [nobodyListens, oneHomeRegion, ...waivers],
    });
    this.name = bucket.name;
  }
}
