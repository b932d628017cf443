import { Construct } from "constructs";
import { madeAgainFromSource, nobodyListens } from "./bucket-waivers";
import { EncryptedBucket } from "./encrypted-bucket";
import { artifactKeys } from "./pipeline-actions";
import { forRoles } from "./policy";

export interface ArtifactBucketProps {
  readonly bucketName: string;
  readonly kmsKeyArn: string;
  readonly accessLogBucketName: string;
  readonly organizationId: string;
  readonly pipelineName: string;
  /** Roles of the target accounts that read the artifacts. */
  readonly deployRoleArns: readonly string[];
}

const expirationDays = 30;
const versionRetentionDays = 7;

/** What a pipeline passes between its actions; the target accounts' deployment roles read it. */
export class ArtifactBucket extends Construct {
  readonly name: string;
  readonly arn: string;

  constructor(scope: Construct, id: string, props: ArtifactBucketProps) {
    super(scope, id);

    const bucket = new EncryptedBucket(this, "Default", {
      ...props,
      expirationDays,
      // The scan configuration lies in the same bucket, and every build needs it.
      expirationPrefix: artifactKeys(props.pipelineName),
      versionRetentionDays,
      waivers: [nobodyListens, madeAgainFromSource],
      statements: [
        {
          sid: "ReadByDeployments",
          actions: ["s3:GetObject", "s3:GetObjectVersion"],
          resources: [`arn:aws:s3:::${props.bucketName}/*`],
          ...forRoles(props.organizationId, props.deployRoleArns),
        },
      ],
    });
    this.name = bucket.name;
    this.arn = bucket.arn;
  }
}
