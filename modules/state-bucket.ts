import { Construct } from "constructs";
import { madeBeforeAccessLogs, nobodyListens, oneHomeRegion } from "./bucket-waivers";
import { EncryptedBucket } from "./encrypted-bucket";
import { EncryptionKey } from "./encryption-key";
import { onlyRolesNamed, organizationPrincipal, stringEquals } from "./policy";

export interface StateBucketProps {
  readonly bucketName: string;
  readonly keyAlias: string;
  readonly accountId: string;
  readonly region: string;
  readonly organizationId: string;
  /** Role in every account that changes are made with. */
  readonly applyRoleName: string;
  /** Role in every account that plans are made with: it reads states, and writes no more than their locks. */
  readonly planRoleName: string;
}

/** Old states are what a bad apply is undone with. */
const versionRetentionDays = 365;

/** Terraform states of all accounts; an account's role reaches only what lies below its own id. */
export class StateBucket extends Construct {
  constructor(scope: Construct, id: string, props: StateBucketProps) {
    super(scope, id);

    const { organizationId, applyRoleName, planRoleName } = props;
    const byApply = onlyRolesNamed(organizationId, applyRoleName);
    const byPlan = onlyRolesNamed(organizationId, planRoleName);
    const byTerraform = onlyRolesNamed(organizationId, applyRoleName, planRoleName);
    const bucketArn = `arn:aws:s3:::${props.bucketName}`;
    const principals = organizationPrincipal();
    const key = new EncryptionKey(this, "key", {
      alias: props.keyAlias,
      description: "Terraform states of the organization",
      accountId: props.accountId,
      statements: [
        {
          sid: "UseState",
          actions: ["kms:Decrypt", "kms:GenerateDataKey"],
          resources: ["*"],
          principals,
          condition: [...byTerraform, stringEquals("kms:ViaService", `s3.${props.region}.amazonaws.com`)],
        },
      ],
    });
    new EncryptedBucket(this, "Default", {
      bucketName: props.bucketName,
      kmsKeyArn: key.arn,
      versionRetentionDays,
      waivers: [nobodyListens, oneHomeRegion, madeBeforeAccessLogs],
      statements: [
        {
          sid: "OwnState",
          // Terraform's lock is an object, which it deletes when it is done.
          actions: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"],
          // "&{…}" is how Terraform spells IAM's own variables.
          resources: [`${bucketArn}/&{aws:PrincipalAccount}/*`],
          principals,
          condition: byApply,
        },
        {
          sid: "ReadOwnState",
          actions: ["s3:GetObject"],
          resources: [`${bucketArn}/&{aws:PrincipalAccount}/*`],
          principals,
          condition: byPlan,
        },
        {
          sid: "LockOwnState",
          actions: ["s3:PutObject", "s3:DeleteObject"],
          resources: [`${bucketArn}/&{aws:PrincipalAccount}/*.tflock`],
          principals,
          condition: byPlan,
        },
        {
          sid: "FindOwnState",
          actions: ["s3:ListBucket"],
          resources: [bucketArn],
          principals,
          condition: [
            ...byTerraform,
            { test: "StringLike", variable: "s3:prefix", values: ["&{aws:PrincipalAccount}/*"] },
          ],
        },
      ],
    });
  }
}
