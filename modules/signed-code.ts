import { LambdaCodeSigningConfig } from "@cdktf/provider-aws/lib/lambda-code-signing-config";
import { S3Object } from "@cdktf/provider-aws/lib/s3-object";
import { SignerSigningJob } from "@cdktf/provider-aws/lib/signer-signing-job";
import { Construct } from "constructs";
import type { ZipAsset } from "./zip-asset";

export interface CodeSigning {
  /** The first one signs, and what any of them has signed is accepted: so a profile can be replaced. */
  readonly profileVersionArns: readonly [string, ...string[]];
  /** A versioned bucket, which AWS Signer asks for. */
  readonly bucketName: string;
}

export interface SignedCodeProps extends CodeSigning {
  readonly functionName: string;
  readonly code: ZipAsset;
}

/**
 * A function's zip, signed by AWS Signer, and the rule that the function takes no other. Whoever may change the function
 * but not sign can then not change what runs.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-codesigning.html
 */
export class SignedCode extends Construct {
  readonly configArn: string;
  readonly s3Bucket: string;
  readonly s3Key: string;

  constructor(scope: Construct, id: string, props: SignedCodeProps) {
    super(scope, id);

    const { bucketName, code, functionName, profileVersionArns } = props;
    const unsigned = new S3Object(this, "zip", {
      bucket: bucketName,
      key: functionCodeKey(functionName),
      source: code.path,
      sourceHash: code.digest,
    });
    const job = new SignerSigningJob(this, "job", {
      profileName: profileNameOf(profileVersionArns[0]),
      source: { s3: { bucket: unsigned.bucket, key: unsigned.key, version: unsigned.versionId } },
      destination: { s3: { bucket: bucketName, prefix: `functions/signed/${functionName}/` } },
    });
    const signed = job.signedObject.get(0).s3.get(0);
    this.s3Bucket = signed.bucket;
    this.s3Key = signed.key;
    this.configArn = new LambdaCodeSigningConfig(this, "config", {
      description: `What ${functionName} may run`,
      allowedPublishers: { signingProfileVersionArns: [...profileVersionArns] },
      policies: { untrustedArtifactOnDeployment: "Enforce" },
    }).arn;
  }
}

/** Where a function's zip lies before it is signed. */
function functionCodeKey(functionName: string): string {
  return `functions/${functionName}.zip`;
}

/** `arn:aws:signer:<region>:<account>:/signing-profiles/<name>/<version>` */
function profileNameOf(profileVersionArn: string): string {
  return profileVersionArn.split("/")[2] ?? "";
}
