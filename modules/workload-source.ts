import { Construct } from "constructs";
import type { AccountContext } from "./account-context";
import { madeAgainFromSource } from "./bucket-waivers";
import { EncryptedBucket } from "./encrypted-bucket";
import { type PolicyStatement, stringNotEquals } from "./policy";
import { type Uploader, UploadRole } from "./upload-role";

export interface WorkloadSourceProps extends AccountContext {
  readonly bucketName: string;
  readonly accessLogBucketName: string;
  /** The one key whose new versions are delivered. */
  readonly objectKey: string;
  readonly pipelineArn: string;
  readonly uploadRoleName: string;
  /** @default nobody: there is no upload role */
  readonly uploader?: Uploader | undefined;
}

/** Versions can't be deleted while an incident about them may still be looked into. */
const lockDays = 30;

/** Where a workload's packages arrive: every version is kept, locked and encrypted with the pipeline's key. */
export class WorkloadSource extends Construct {
  readonly bucketName: string;
  readonly bucketArn: string;

  constructor(scope: Construct, id: string, props: WorkloadSourceProps) {
    super(scope, id);

    const { uploader, ...context } = props;
    const bucket = new EncryptedBucket(this, "Default", {
      bucketName: props.bucketName,
      kmsKeyArn: props.kmsKeyArn,
      accessLogBucketName: props.accessLogBucketName,
      lockDays,
      versionRetentionDays: 365,
      waivers: [madeAgainFromSource],
      statements: onlyEncryptedWith(props.kmsKeyArn, `arn:aws:s3:::${props.bucketName}/*`),
    });
    if (uploader)
      new UploadRole(this, "upload", {
        ...context,
        uploader,
        roleName: props.uploadRoleName,
        bucketArn: bucket.arn,
      });
    this.bucketName = bucket.name;
    this.bucketArn = bucket.arn;
  }
}

/**
 * Whoever names an encryption of his own is refused; without a header S3 takes the bucket's.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html
 */
function onlyEncryptedWith(kmsKeyArn: string, objects: string): PolicyStatement[] {
  const header = "s3:x-amz-server-side-encryption";
  const present = (variable: string) => ({ test: "Null", variable, values: ["false"] });
  const refused = (sid: string, variable: string, allowed: string[]): PolicyStatement => ({
    sid,
    effect: "Deny",
    actions: ["s3:PutObject"],
    resources: [objects],
    principals: [{ type: "*", identifiers: ["*"] }],
    condition: [present(variable), ...allowed.map((value) => stringNotEquals(variable, value))],
  });
  return [
    refused("OnlyKms", header, ["aws:kms"]),
    refused("OnlyPipelineKey", `${header}-aws-kms-key-id`, [kmsKeyArn]),
    refused("NoCustomerKey", `${header}-customer-algorithm`, []),
  ];
}
