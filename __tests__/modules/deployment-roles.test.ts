import { DeploymentRoles, type DeploymentRolesProps } from "../../modules/deployment-roles";
import { PermissionsBoundary } from "../../modules/permissions-boundary";
import type { Statement } from "../contract/stacks";
import { synthConstruct } from "../support/synth-stack";

const boundaryArn = "arn:aws:iam::666666666666:policy/gatehouse-boundary";
const props: DeploymentRolesProps = {
  accountId: "666666666666",
  namePrefix: "gatehouse",
  region: "eu-central-1",
  organizationId: "o-exampleorg1",
  permissionsBoundaryArn: boundaryArn,
  deployRoleName: "gatehouse-payments-deploy",
  cloudFormationRoleName: "gatehouse-payments-cloudformation",
  pipelineRoleArn: "arn:aws:iam::555555555555:role/gatehouse-payments-pipeline",
  artifactBucketName: "artifacts",
  stackNames: ["payments", "payments-eu"],
};
const json = synthConstruct((stack) => new DeploymentRoles(stack, "deploy", props));
const roles = Object.values(json.resource.aws_iam_role ?? {});
const statements = Object.values(json.data?.aws_iam_policy_document ?? {}).flatMap(
  ({ statement }) => statement as Statement[],
);
const statement = (sid: string) => statements.find((one) => one.sid === sid);
const stackArns = ["payments", "payments-eu"].map(
  (name) => `arn:aws:cloudformation:eu-central-1:666666666666:stack/${name}/*`,
);

/**
 * With what CloudFormation changes a role of a template, but for its tags and the boundary, which it sets when it makes the
 * role: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html
 */
const changesOfRoles = [
  "iam:AttachRolePolicy",
  "iam:CreateRole",
  "iam:DeleteRole",
  "iam:DeleteRolePolicy",
  "iam:DetachRolePolicy",
  "iam:PutRolePolicy",
  "iam:UpdateAssumeRolePolicy",
  "iam:UpdateRole",
];

test("is a pair, both within the boundary", () => {
  expect(roles.map(({ name, permissions_boundary }) => [name, permissions_boundary]).sort()).toEqual([
    ["gatehouse-payments-cloudformation", boundaryArn],
    ["gatehouse-payments-deploy", boundaryArn],
  ]);
});

test("only the workload's pipeline assumes the one", () => {
  expect(statement("AssumedByPipeline")).toEqual({
    sid: "AssumedByPipeline",
    actions: ["sts:AssumeRole"],
    principals: [{ type: "AWS", identifiers: ["arn:aws:iam::555555555555:root"] }],
    condition: [
      { test: "StringEquals", variable: "aws:PrincipalOrgID", values: ["o-exampleorg1"] },
      { test: "ArnEquals", variable: "aws:PrincipalArn", values: [props.pipelineRoleArn] },
    ],
  });
});

test("only CloudFormation assumes the other, for the workload's stacks", () => {
  expect(statement("AssumedByService")).toMatchObject({
    principals: [{ type: "Service", identifiers: ["cloudformation.amazonaws.com"] }],
    condition: [
      { test: "StringEquals", variable: "aws:SourceAccount", values: ["666666666666"] },
      { test: "ArnLike", variable: "aws:SourceArn", values: stackArns },
    ],
  });
});

test("the one changes these stacks, and hands CloudFormation nothing but the other", () => {
  expect(statement("ChangeStack")?.resources).toEqual(stackArns);
  expect(statement("PassCloudFormationRole")).toMatchObject({
    resources: [expect.stringMatching(/^\$\{aws_iam_role\.deploy_cloudformation_\w+\.arn\}$/)],
    condition: [{ test: "StringEquals", variable: "iam:PassedToService", values: ["cloudformation.amazonaws.com"] }],
  });
});

test.each(changesOfRoles)("the other may %s, on roles named after its stacks alone", (action) => {
  const allowing = statements.filter(({ effect, actions }) => effect !== "Deny" && actions?.includes(action));
  expect(allowing.map(({ resources }) => resources)).toEqual([
    ["arn:aws:iam::666666666666:role/payments-*", "arn:aws:iam::666666666666:role/payments-eu-*"],
  ]);
});

describe("the boundary", () => {
  const boundary = synthConstruct(
    (stack) =>
      new PermissionsBoundary(stack, "boundary", {
        policyName: "gatehouse-boundary",
        accountId: "666666666666",
        namePrefix: "gatehouse",
        organizationId: "o-exampleorg1",
        terraformRoleNames: ["gatehouse-apply", "gatehouse-plan"],
      }),
  );
  const [document] = Object.values(boundary.data?.aws_iam_policy_document ?? {});
  const limits = document?.statement as Statement[];

  test.each(changesOfRoles)("leaves %s to Gatehouse's roles, and on none of Gatehouse's and Terraform's", (action) => {
    expect(limits.find(({ sid }) => sid === "ManageRoles")?.actions).toContain(action);
    expect(limits.find(({ sid }) => sid === "KeepOwnRoles")).toMatchObject({
      effect: "Deny",
      actions: expect.arrayContaining([action]),
      resources: [
        "arn:aws:iam::666666666666:role/gatehouse-*",
        "arn:aws:iam::666666666666:role/gatehouse-apply",
        "arn:aws:iam::666666666666:role/gatehouse-plan",
      ],
    });
  });

  test.each(["iam:CreateRole", "iam:PutRolePermissionsBoundary", "iam:AttachRolePolicy", "iam:PutRolePolicy"])(
    "refuses %s of a role without it",
    (action) => {
      expect(limits.find(({ sid }) => sid === "OnlyBoundedRoles")).toMatchObject({
        effect: "Deny",
        actions: expect.arrayContaining([action]),
        condition: [{ test: "StringNotEquals", variable: "iam:PermissionsBoundary", values: [boundaryArn] }],
      });
    },
  );
});
