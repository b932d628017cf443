import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import { readObjects } from "./access";
import { pullActions } from "./image-repository";
import { type Owned, ownKeys, ownResources } from "./own-resources";
import { accountOf, forRoles, type PolicyStatement, stringEquals } from "./policy";
import { roleActions } from "./role-actions";
import { ServiceRole } from "./service-role";
import { waive } from "./waive";

export interface DeploymentRolesProps extends Owned {
  readonly region: string;
  readonly organizationId: string;
  readonly permissionsBoundaryArn: string;
  readonly deployRoleName: string;
  readonly cloudFormationRoleName: string;
  /** The pipeline that deploys, in its tooling account. */
  readonly pipelineRoleArn: string;
  readonly artifactBucketName: string;
  readonly stackNames: readonly string[];
  /** Repository of the workload's images. @default it publishes none */
  readonly imageRepositoryArn?: string;
}

/** The pair a pipeline deploys one workload with: one role changes the stack, the other creates what is in it. */
export class DeploymentRoles extends Construct {
  constructor(scope: Construct, id: string, props: DeploymentRolesProps) {
    super(scope, id);

    const { accountId, region, stackNames } = props;
    const stackArns = stackNames.map((name) => `arn:aws:cloudformation:${region}:${accountId}:stack/${name}/*`);
    const cloudFormation = new ServiceRole(this, "cloudformation", {
      roleName: props.cloudFormationRoleName,
      service: "cloudformation.amazonaws.com",
      sourceArns: stackArns,
      accountId,
      permissionsBoundaryArn: props.permissionsBoundaryArn,
      statements: [
        workloadResources,
        ...manageRoles(accountId, stackNames),
        ...pullImages(props),
        ...leaveAlone(props),
      ],
    });
    waive(
      cloudFormation.permissions,
      { ...workloadsBusiness, rule: "CKV_AWS_109", expires: "2027-02-15" },
      { ...workloadsBusiness, rule: "CKV_AWS_111", expires: "2027-05-15" },
    );

    const trust = new DataAwsIamPolicyDocument(this, "trust", {
      statement: [
        {
          sid: "AssumedByPipeline",
          actions: ["sts:AssumeRole"],
          ...forRoles(props.organizationId, [props.pipelineRoleArn]),
        },
      ],
    });
    const role = new IamRole(this, "deploy", {
      name: props.deployRoleName,
      assumeRolePolicy: trust.json,
      permissionsBoundary: props.permissionsBoundaryArn,
    });
    const permissions = new DataAwsIamPolicyDocument(this, "permissions", {
      statement: deployStatements(props, stackArns, cloudFormation.arn),
    });
    new IamRolePolicy(this, "policy", { name: "permissions", role: role.name, policy: permissions.json });
  }
}

const workloadsBusiness = {
  reason:
    "What a template holds is the workload's business; only CloudFormation, for the workload's own stacks, can use the role, and the boundary limits it.",
  owner: "platform-team",
};

/** What a template may hold is the workload's business; how far it reaches is the boundary's. */
const workloadResources: PolicyStatement = {
  sid: "CreateWorkloadResources",
  actions: ["cloudwatch:*", "dynamodb:*", "events:*", "kms:*", "lambda:*", "logs:*", "s3:*", "sns:*", "sqs:*"],
  resources: ["*"],
};

/** Services of a template that act by a role. */
const servicesWithRoles = ["events", "lambda", "logs", "s3", "sns"].map((service) => `${service}.amazonaws.com`);

/** CloudFormation names the roles of a template after its stack; a role with a name of its own must begin like it. */
function manageRoles(accountId: string, stackNames: readonly string[]): PolicyStatement[] {
  const resources = stackNames.map((name) => `arn:aws:iam::${accountId}:role/${name}-*`);
  return [
    { sid: "ManageOwnRoles", actions: [...roleActions], resources },
    {
      sid: "PassOwnRoles",
      actions: ["iam:PassRole"],
      resources,
      condition: [stringEquals("iam:PassedToService", ...servicesWithRoles)],
    },
  ];
}

/** A template makes what it likes, but touches nothing that is Gatehouse's and tells no verdicts. */
function leaveAlone(props: DeploymentRolesProps): PolicyStatement[] {
  return [
    { sid: "LeaveOwnResources", effect: "Deny", ...ownResources(props) },
    { sid: "LeaveOwnKeys", effect: "Deny", ...ownKeys(props) },
    { sid: "TellNoVerdicts", effect: "Deny", actions: ["events:PutEvents"], resources: ["*"] },
  ];
}

/** Lambda looks whether whoever makes a function of an image may pull it. */
function pullImages({ imageRepositoryArn }: DeploymentRolesProps): PolicyStatement[] {
  return imageRepositoryArn === undefined
    ? []
    : [{ sid: "PullImages", actions: pullActions, resources: [imageRepositoryArn] }];
}

function deployStatements(
  props: DeploymentRolesProps,
  stackArns: string[],
  cloudFormationRoleArn: string,
): PolicyStatement[] {
  return [
    {
      sid: "ChangeStack",
      actions: [
        "cloudformation:CreateChangeSet",
        "cloudformation:DeleteChangeSet",
        "cloudformation:DescribeChangeSet",
        "cloudformation:DescribeStacks",
        "cloudformation:ExecuteChangeSet",
      ],
      resources: stackArns,
    },
    {
      sid: "PassCloudFormationRole",
      actions: ["iam:PassRole"],
      resources: [cloudFormationRoleArn],
      condition: [stringEquals("iam:PassedToService", "cloudformation.amazonaws.com")],
    },
    readObjects("ReadArtifacts", `arn:aws:s3:::${props.artifactBucketName}`, "*"),
    {
      // The key's id is the tooling account's to know: its policy names this role, this statement names the account.
      sid: "DecryptArtifacts",
      actions: ["kms:Decrypt", "kms:DescribeKey"],
      resources: [`arn:aws:kms:${props.region}:${accountOf(props.pipelineRoleArn)}:key/*`],
      condition: [stringEquals("kms:ViaService", `s3.${props.region}.amazonaws.com`)],
    },
  ];
}
