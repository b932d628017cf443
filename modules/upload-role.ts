import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import { writeObjects } from "./access";
import type { AccountContext } from "./account-context";
import { forRoles, type PolicyStatement, stringEquals } from "./policy";

/** Jobs of a build system outside AWS, by the tokens it signs. */
export interface OidcUploader {
  readonly providerArn: string;
  /** https address of who signs. */
  readonly issuer: string;
  /** The only `sub` that is taken. */
  readonly subject: string;
  /** The only `aud` that is taken. */
  readonly audience: string;
}

/** A role of the organization. */
export interface RoleUploader {
  readonly roleArn: string;
  readonly organizationId: string;
}

export type Uploader = OidcUploader | RoleUploader;

export interface UploadRoleProps extends AccountContext {
  readonly roleName: string;
  readonly uploader: Uploader;
  readonly bucketArn: string;
  readonly objectKey: string;
  readonly pipelineArn: string;
}

/** What a workload's own build system may do here: upload new versions of one object, and watch what becomes of them. */
export class UploadRole extends Construct {
  constructor(scope: Construct, id: string, props: UploadRoleProps) {
    super(scope, id);

    const trust = new DataAwsIamPolicyDocument(this, "trust", { statement: [assumedBy(props.uploader)] });
    const role = new IamRole(this, "Default", {
      name: props.roleName,
      assumeRolePolicy: trust.json,
      permissionsBoundary: props.permissionsBoundaryArn,
    });
    const permissions = new DataAwsIamPolicyDocument(this, "permissions", { statement: uploadStatements(props) });
    new IamRolePolicy(this, "policy", { name: "permissions", role: role.name, policy: permissions.json });
  }
}

/** Compared letter by letter: what a pattern lets in besides is somebody else's job. */
function assumedBy(uploader: Uploader): PolicyStatement {
  if ("roleArn" in uploader)
    return {
      sid: "AssumedByBuildSystem",
      actions: ["sts:AssumeRole"],
      ...forRoles(uploader.organizationId, [uploader.roleArn]),
    };
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
  const claims = uploader.issuer.replace("https://", "");
  return {
    sid: "AssumedByBuildJobs",
    actions: ["sts:AssumeRoleWithWebIdentity"],
    principals: [{ type: "Federated", identifiers: [uploader.providerArn] }],
    condition: [stringEquals(`${claims}:aud`, uploader.audience), stringEquals(`${claims}:sub`, uploader.subject)],
  };
}

function uploadStatements({
  bucketArn,
  objectKey,
  kmsKeyArn,
  region,
  pipelineArn,
}: UploadRoleProps): PolicyStatement[] {
  return [
    writeObjects("WriteSource", bucketArn, objectKey),
    // Of what lies there If-Match compares the ETag. Without kms:Decrypt nothing can be read.
    { sid: "CompareSource", actions: ["s3:GetObject"], resources: [`${bucketArn}/${objectKey}`] },
    {
      sid: "EncryptSource",
      actions: ["kms:GenerateDataKey"],
      resources: [kmsKeyArn],
      condition: [stringEquals("kms:ViaService", `s3.${region}.amazonaws.com`)],
    },
    {
      sid: "FollowExecutions",
      actions: [
        "codepipeline:GetPipelineExecution",
        "codepipeline:GetPipelineState",
        "codepipeline:ListActionExecutions",
        "codepipeline:ListPipelineExecutions",
      ],
      resources: [pipelineArn],
    },
  ];
}
