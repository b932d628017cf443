import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import { onlyFor, type PolicyStatement, servicePrincipal } from "./policy";

export interface ServiceRoleProps {
  readonly roleName: string;
  /** Service that assumes the role, e.g. `codebuild.amazonaws.com`. */
  readonly service: string;
  /** The resources on whose behalf the service may assume it; almost always one. */
  readonly sourceArns: readonly string[];
  readonly accountId: string;
  readonly permissionsBoundaryArn: string;
  /** All that the role may do. */
  readonly statements: readonly PolicyStatement[];
}

/** A role for one purpose of one resource, with a permissions boundary. */
export class ServiceRole extends Construct {
  readonly arn: string;
  /** All that the role may do, for whoever has to waive a check of it. */
  readonly permissions: DataAwsIamPolicyDocument;
  /** What a resource that uses the role at once must depend on. */
  readonly policy: IamRolePolicy;

  constructor(scope: Construct, id: string, props: ServiceRoleProps) {
    super(scope, id);

    const trust = new DataAwsIamPolicyDocument(this, "trust", {
      statement: [
        {
          sid: "AssumedByService",
          actions: ["sts:AssumeRole"],
          principals: servicePrincipal(props.service),
          condition: onlyFor(props.accountId, ...props.sourceArns),
        },
      ],
    });
    const role = new IamRole(this, "Default", {
      name: props.roleName,
      assumeRolePolicy: trust.json,
      permissionsBoundary: props.permissionsBoundaryArn,
    });
    this.permissions = new DataAwsIamPolicyDocument(this, "permissions", { statement: [...props.statements] });
    this.policy = new IamRolePolicy(this, "policy", {
      name: "permissions",
      role: role.name,
      policy: this.permissions.json,
    });
    this.arn = role.arn;
  }
}
