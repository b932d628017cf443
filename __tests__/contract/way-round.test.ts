import { ExampleOrganization, type Statement } from "./stacks";

const organization = new ExampleOrganization();
const statements = organization.statements();

/** Statements by the document that they are in. */
const documents = new Map<string, (typeof statements)[number][]>();
for (const statement of statements) {
  const document = statement.where.split(" ").slice(0, 2).join(" ");
  documents.set(document, [...(documents.get(document) ?? []), statement]);
}
const allows = (body: Statement, action: string) => body.effect !== "Deny" && body.actions?.includes(action);
const denials = (bodies: readonly Statement[]) => bodies.filter(({ effect }) => effect === "Deny");

/** Whether a statement names the action, by itself or by a pattern. */
const names = ({ actions = [] }: Statement, action: string) => actions.some((pattern) => like(pattern, action));
const like = (pattern: string, text: string) =>
  new RegExp(
    `^${pattern
      .split("*")
      .map((part) => part.replace(/[.$^+?()[\]{}|\\]/g, "\\$&"))
      .join(".*")}$`,
  ).test(text);
const covers = ({ resources = [] }: Statement, arn: string) => resources.some((pattern) => like(pattern, arn));

describe("a role that starts builds", () => {
  const starting = [...documents.values()]
    .map((located) => located.map(({ body }) => body))
    .filter((bodies) => bodies.some((body) => allows(body, "codebuild:StartBuild")));

  test("is a pipeline's, or the schedule's of the database mirror", () => {
    expect(starting).toHaveLength(4);
  });

  // https://docs.aws.amazon.com/codebuild/latest/userguide/action-context-keys.html
  test.each([
    "codebuild:source.buildspec",
    "codebuild:environment.image",
    "codebuild:environment.privilegedMode",
    "codebuild:environment.type",
    "codebuild:environment.computeType",
    "codebuild:environment.fleet.fleetArn",
    "codebuild:environment.certificate",
    "codebuild:environment.imagePullCredentialsType",
    "codebuild:environment.registryCredential",
    "codebuild:serviceRole",
    "codebuild:logsConfig",
    "codebuild:cache",
  ])("can't override %s", (variable) => {
    for (const bodies of starting)
      expect(denials(bodies)).toContainEqual({
        sid: expect.any(String),
        effect: "Deny",
        actions: ["codebuild:StartBuild"],
        resources: ["*"],
        condition: [{ test: "Null", variable, values: ["false"] }],
      });
  });

  test("starts named projects, and no batches", () => {
    for (const bodies of starting)
      for (const body of bodies.filter((one) => allows(one, "codebuild:StartBuild"))) {
        expect(body.resources?.every((resource) => /^\$\{aws_codebuild_project\.\w[\w-]*\.arn\}$/.test(resource))).toBe(
          true,
        );
        expect(["codebuild:StartBuild", "codebuild:BatchGetBuilds"]).toEqual(
          expect.arrayContaining([...(body.actions ?? [])]),
        );
      }
  });
});

describe("the boundary of every role", () => {
  const boundary = statements
    .filter(({ where }) => where.startsWith("member-555555555555-eu-central-1: boundary_document"))
    .map(({ body }) => body);
  const deniedTo = (arn: string, action: string) =>
    denials(boundary).filter((body) => names(body, action) && covers(body, arn));
  const always = (arn: string, action: string) =>
    deniedTo(arn, action).some(({ condition }) => condition === undefined);
  const toOthers = [
    {
      test: "ArnNotLike",
      variable: "aws:PrincipalArn",
      values: ["arn:aws:iam::555555555555:role/gatehouse-*"],
    },
  ];

  const pipeline = "arn:aws:codepipeline:eu-central-1:555555555555:gatehouse-payments-pipeline";
  const stage = `${pipeline}/Deploy-production`;
  const project = "arn:aws:codebuild:eu-central-1:555555555555:project/gatehouse-payments-scan-trivy";
  const gate = "arn:aws:lambda:eu-central-1:555555555555:function:gatehouse-payments-gate";
  const rule = "arn:aws:events:us-east-1:555555555555:rule/gatehouse-forward-roles";
  const bucket = "arn:aws:s3:::gatehouse-555555555555-eu-central-1-payments-reports";

  test.each([
    ["codepipeline:OverrideStageCondition", stage],
    ["codepipeline:RetryStageExecution", stage],
    ["codepipeline:RollbackStage", stage],
    ["codepipeline:EnableStageTransition", stage],
    ["codepipeline:DisableStageTransition", stage],
    ["codepipeline:PutApprovalResult", `${stage}/Approve`],
    ["codepipeline:UpdatePipeline", pipeline],
    ["codepipeline:DeletePipeline", pipeline],
    ["codebuild:UpdateProject", project],
    ["codebuild:DeleteProject", project],
    ["codebuild:StartBuildBatch", project],
    ["lambda:UpdateFunctionCode", gate],
    ["lambda:UpdateFunctionConfiguration", gate],
    ["lambda:UpdateAlias", gate],
    ["lambda:DeleteFunction", gate],
    ["lambda:AddPermission", gate],
    ["lambda:CreateFunctionUrlConfig", gate],
    ["lambda:PutFunctionConcurrency", gate],
    ["lambda:PutFunctionCodeSigningConfig", gate],
    ["events:DisableRule", rule],
    ["events:DeleteRule", rule],
    ["events:PutRule", rule],
    ["events:PutTargets", rule],
    ["events:RemoveTargets", rule],
    ["s3:PutBucketPolicy", bucket],
    ["s3:DeleteBucketPolicy", bucket],
    ["s3:PutLifecycleConfiguration", bucket],
    ["s3:PutBucketObjectLockConfiguration", bucket],
    ["s3:PutEncryptionConfiguration", bucket],
    ["s3:PutReplicationConfiguration", bucket],
    ["s3:PutBucketVersioning", bucket],
    ["s3:DeleteBucket", bucket],
    ["s3:DeleteObjectVersion", `${bucket}/reports/x`],
  ])("denies %s on %s to all, whatever their names", (action, arn) => {
    expect(always(arn, action)).toBe(true);
  });

  test.each([
    ["codebuild:StartBuild", project],
    ["codepipeline:StartPipelineExecution", pipeline],
    ["codepipeline:PutJobSuccessResult", "*"],
    ["codepipeline:PollForJobs", "*"],
    ["dynamodb:UpdateItem", "arn:aws:dynamodb:eu-central-1:555555555555:table/gatehouse-payments-ledger"],
    ["lambda:InvokeFunction", gate],
    ["s3:PutObject", `${bucket}/reports/payments/e-1/trivy/run.json`],
    ["sqs:DeleteMessage", "arn:aws:sqs:eu-central-1:555555555555:gatehouse-payments-start-failed"],
    ["sns:Publish", "arn:aws:sns:eu-central-1:555555555555:gatehouse-alerts"],
    ["cloudwatch:DisableAlarmActions", "arn:aws:cloudwatch:eu-central-1:555555555555:alarm:gatehouse-payments-waivers"],
    ["logs:DeleteLogGroup", "arn:aws:logs:eu-central-1:555555555555:log-group:/aws/lambda/gatehouse-payments-gate"],
    ["logs:CreateLogGroup", "arn:aws:logs:eu-central-1:555555555555:log-group:/aws/lambda/payments-Charge-1"],
  ])("denies %s on %s to a role that is not Gatehouse's", (action, arn) => {
    expect(deniedTo(arn, action).map(({ condition }) => condition)).toContainEqual(toOthers);
  });

  test("denies Gatehouse's keys, which have no name but their alias, and its events to a role that is not Gatehouse's", () => {
    const conditional = (action: string) =>
      denials(boundary).filter((body) => names(body, action) && body.condition?.length === 2);
    expect(conditional("kms:Decrypt").map(({ condition }) => condition)).toEqual([
      [{ test: "ForAnyValue:StringLike", variable: "kms:ResourceAliases", values: ["alias/gatehouse-*"] }, ...toOthers],
    ]);
    expect(conditional("events:PutEvents").map(({ condition }) => condition)).toEqual([
      [{ test: "ForAnyValue:StringLike", variable: "events:source", values: ["gatehouse.*"] }, ...toOthers],
    ]);
  });

  test.each([
    ["lambda:UpdateFunctionCode", "arn:aws:lambda:eu-central-1:555555555555:function:payments-Charge-1"],
    ["s3:PutBucketPolicy", "arn:aws:s3:::payments-receipts-1"],
    ["events:PutRule", "arn:aws:events:eu-central-1:555555555555:rule/payments-nightly"],
    ["dynamodb:PutItem", "arn:aws:dynamodb:eu-central-1:555555555555:table/payments-charges"],
    ["logs:PutLogEvents", "arn:aws:logs:eu-central-1:555555555555:log-group:/aws/lambda/payments-Charge-1:*"],
  ])("leaves %s on %s, which is the workload's own", (action, arn) => {
    expect(deniedTo(arn, action)).toEqual([]);
  });
});

describe("the role that CloudFormation creates a workload's resources with", () => {
  const roles = [...documents].filter(([where]) => /^member-.*: deploy-.*_cloudformation_permissions/.test(where));

  test("there is one for each workload in each target account", () => {
    expect(roles).toHaveLength(4);
  });

  // It is named like Gatehouse's own roles, so the boundary's conditions do not meet it.
  test.each(roles)("%s leaves alone what is Gatehouse's", (where, located) => {
    const account = /^member-(\d{12})/.exec(where)?.[1] ?? "";
    const bodies = located.map(({ body }) => body);
    for (const [action, arn] of [
      ["dynamodb:DeleteItem", `arn:aws:dynamodb:eu-central-1:${account}:table/gatehouse-payments-ledger`],
      ["lambda:UpdateFunctionCode", `arn:aws:lambda:eu-central-1:${account}:function:gatehouse-payments-gate`],
      ["events:DeleteRule", `arn:aws:events:eu-central-1:${account}:rule/gatehouse-forward`],
      ["s3:DeleteObject", `arn:aws:s3:::gatehouse-${account}-eu-central-1-access-logs/x`],
      ["cloudwatch:DeleteAlarms", `arn:aws:cloudwatch:eu-central-1:${account}:alarm:gatehouse-x`],
      // A key is known by its aliases, so who moves them takes it out of LeaveOwnKeys.
      ["kms:UpdateAlias", `arn:aws:kms:eu-central-1:${account}:alias/gatehouse-payments`],
      ["kms:DeleteAlias", `arn:aws:kms:eu-central-1:${account}:alias/gatehouse-payments`],
    ] as const)
      expect([
        action,
        denials(bodies).some((body) => !body.condition && names(body, action) && covers(body, arn)),
      ]).toEqual([action, true]);
    expect(denials(bodies).map(({ sid }) => sid)).toEqual(["LeaveOwnResources", "LeaveOwnKeys", "TellNoVerdicts"]);
  });
});

test("a role is passed on only to a named service, and only one whose name is known before", () => {
  const passing = statements.filter(({ body }) => allows(body, "iam:PassRole"));
  const judged = passing.filter(({ body }) => body.sid !== "ManageRoles");
  expect(judged.length).toBeGreaterThan(6);
  for (const { where, body } of judged) {
    const passed = body.condition?.find(({ variable }) => variable === "iam:PassedToService");
    expect([where, passed?.test, passed?.values.length]).toEqual([where, "StringEquals", expect.any(Number)]);
    expect([where, body.resources?.filter((resource) => resource === "*")]).toEqual([where, []]);
  }
});
