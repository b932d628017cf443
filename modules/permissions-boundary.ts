import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { Construct } from "constructs";

export interface PermissionsBoundaryProps {
  readonly policyName: string;
  readonly accountId: string;
  readonly namePrefix: string;
  readonly organizationId: string;
}

/**
 * The most that any role here can do. It allows all, because a boundary grants nothing by itself, and then denies what
 * would let a role leave its bounds or blind the security services.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
export class PermissionsBoundary extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: PermissionsBoundaryProps) {
    super(scope, id);

    const { accountId, namePrefix, policyName } = props;
    this.arn = `arn:aws:iam::${accountId}:policy/${policyName}`;
    const document = new DataAwsIamPolicyDocument(this, "document", {
      statement: [
        { sid: "Ceiling", actions: ["*"], resources: ["*"] },
        {
          sid: "StayInside",
          effect: "Deny",
          actions: ["iam:DeleteRolePermissionsBoundary", "iam:DeleteUserPermissionsBoundary"],
          resources: ["*"],
        },
        {
          sid: "OnlyBoundedRoles",
          effect: "Deny",
          actions: ["iam:CreateRole", "iam:PutRolePermissionsBoundary", "iam:AttachRolePolicy", "iam:PutRolePolicy"],
          resources: ["*"],
          condition: [{ test: "StringNotEquals", variable: "iam:PermissionsBoundary", values: [this.arn] }],
        },
        {
          sid: "KeepBoundary",
          effect: "Deny",
          actions: [
            "iam:CreatePolicyVersion",
            "iam:DeletePolicy",
            "iam:DeletePolicyVersion",
            "iam:SetDefaultPolicyVersion",
          ],
          resources: [this.arn],
        },
        {
          sid: "NoUsers",
          effect: "Deny",
          actions: ["iam:CreateUser", "iam:CreateAccessKey", "iam:CreateLoginProfile"],
          resources: ["*"],
        },
        {
          sid: "KeepOwnRoles",
          effect: "Deny",
          actions: ["iam:UpdateAssumeRolePolicy", "iam:DeleteRole", "iam:DeleteRolePolicy", "iam:DetachRolePolicy"],
          resources: [`arn:aws:iam::${accountId}:role/${namePrefix}-*`],
        },
        {
          sid: "KeepSecurityServices",
          effect: "Deny",
          actions: [
            "cloudtrail:DeleteTrail",
            "cloudtrail:StopLogging",
            "config:DeleteConfigurationRecorder",
            "config:DeleteDeliveryChannel",
            "config:StopConfigurationRecorder",
            "guardduty:DeleteDetector",
            "guardduty:UpdateDetector",
            "securityhub:DisableSecurityHub",
          ],
          resources: ["*"],
        },
        {
          sid: "StayInOrganization",
          effect: "Deny",
          actions: ["sts:AssumeRole"],
          resources: ["*"],
          condition: [{ test: "StringNotEquals", variable: "aws:ResourceOrgID", values: [props.organizationId] }],
        },
      ],
    });
    new IamPolicy(this, "Default", {
      name: policyName,
      description: "Boundary of every role that Gatehouse and the workloads' deployments create",
      policy: document.json,
      lifecycle: { preventDestroy: true },
    });
  }
}
