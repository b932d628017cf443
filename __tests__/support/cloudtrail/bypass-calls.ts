import { type Call, type Caller, session, user } from "./event";

const tooling = "555555555555";
const alice = session(tooling, "AdministratorAccess", "alice");
const pipeline = "gatehouse-payments-pipeline";

type Row = readonly [service: string, name: string, parameters: object, caller?: Caller];

const pipelineStage = { pipelineName: pipeline, stageName: "Deploy-production" };
const gate = { functionName: "gatehouse-payments-gate" };
const gateRole = { roleName: "gatehouse-payments-gate" };
const rule = "gatehouse-forward-pipelines";
const bucket = { bucketName: "gatehouse-555555555555-eu-central-1-payments-reports" };
const boundary = { policyArn: "arn:aws:iam::555555555555:policy/gatehouse-boundary" };
const scanner = { projectName: "gatehouse-payments-scan-trivy" };

/** Calls that go round a gate, with the parameters that each service's API names. */
const rows: readonly Row[] = [
  [
    "codepipeline",
    "OverrideStageCondition",
    { ...pipelineStage, pipelineExecutionId: "e-1", conditionType: "BEFORE_ENTRY" },
  ],
  [
    "codepipeline",
    "RetryStageExecution",
    { ...pipelineStage, pipelineExecutionId: "e-1", retryMode: "FAILED_ACTIONS" },
  ],
  ["codepipeline", "RollbackStage", { ...pipelineStage, targetPipelineExecutionId: "e-0" }],
  [
    "codepipeline",
    "PutApprovalResult",
    { ...pipelineStage, actionName: "Approve", result: { summary: "fine", status: "Approved" } },
  ],
  ["codepipeline", "UpdatePipeline", { pipeline: { name: pipeline, stages: [{ name: "Source" }] } }],
  ["codepipeline", "DeletePipeline", { name: pipeline }],
  ["codepipeline", "PutJobSuccessResult", { jobId: "j-1", outputVariables: { verdict: "PASS" } }],
  ["codepipeline", "UpdatePipeline", { pipeline: { name: pipeline } }, user(tooling, "mallory")],
  ["codebuild", "UpdateProject", { name: "gatehouse-payments-scan-trivy", source: { buildspec: "version: 0.2" } }],
  ["codebuild", "DeleteProject", { name: "gatehouse-payments-scan-trivy" }],
  ["codebuild", "StartBuild", scanner],
  ["codebuild", "StartBuild", { projectName: "arn:aws:codebuild:eu-central-1:555555555555:project/gatehouse-x" }],
  ["codebuild", "StartBuildBatch", scanner],
  ["codebuild", "StartBuild", { ...scanner, buildspecOverride: "version: 0.2" }, session(tooling, pipeline, "1")],
  ["codebuild", "StartBuild", { ...scanner, privilegedModeOverride: true }, session(tooling, pipeline, "1")],
  [
    "codebuild",
    "StartBuild",
    { ...scanner, registryCredentialOverride: { credential: "arn:aws:secretsmanager:…", credentialProvider: "S" } },
    session(tooling, pipeline, "1"),
  ],
  ["lambda", "UpdateFunctionCode20150331v2", { ...gate, s3Bucket: "b", publish: false, dryRun: false }],
  [
    "lambda",
    "UpdateFunctionCode20150331v2",
    { functionName: `arn:aws:lambda:eu-central-1:${tooling}:function:gatehouse-x` },
  ],
  ["lambda", "UpdateFunctionConfiguration20150331v2", gate],
  ["lambda", "UpdateAlias20150331", { ...gate, name: "live", functionVersion: "1" }],
  ["lambda", "DeleteFunction20150331", gate],
  ["lambda", "AddPermission20150331v2", { ...gate, principal: "*", action: "lambda:InvokeFunction" }],
  ["lambda", "CreateFunctionUrlConfig", gate],
  ["lambda", "PutFunctionConcurrency20171031", { ...gate, reservedConcurrentExecutions: 0 }],
  ["lambda", "DeleteFunctionCodeSigningConfig", gate],
  ["lambda", "PutFunctionCodeSigningConfig", gate],
  ["iam", "AttachRolePolicy", { ...gateRole, policyArn: "arn:aws:iam::aws:policy/AdministratorAccess" }],
  ["iam", "PutRolePolicy", { ...gateRole, policyName: "more", policyDocument: "{}" }],
  ["iam", "UpdateAssumeRolePolicy", { roleName: "gatehouse-apply", policyDocument: "{}" }],
  ["iam", "CreateRole", { roleName: "gatehouse-other-gate", assumeRolePolicyDocument: "{}" }],
  ["iam", "DeleteRole", gateRole],
  ["iam", "DeleteRolePolicy", { ...gateRole, policyName: "permissions" }],
  ["iam", "DetachRolePolicy", { ...gateRole, policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" }],
  ["iam", "DeleteRolePermissionsBoundary", gateRole],
  ["iam", "PutRolePermissionsBoundary", { ...gateRole, permissionsBoundary: "arn:aws:iam::aws:policy/ReadOnlyAccess" }],
  ["iam", "CreatePolicyVersion", { ...boundary, policyDocument: "{}", setAsDefault: true }],
  ["iam", "SetDefaultPolicyVersion", { ...boundary, versionId: "v1" }],
  ["iam", "DeletePolicy", boundary],
  ["events", "DisableRule", { name: rule }],
  ["events", "DeleteRule", { name: rule, force: false }],
  ["events", "PutRule", { name: rule, eventPattern: "{}" }],
  ["events", "PutTargets", { rule, targets: [] }],
  ["events", "RemoveTargets", { rule, ids: ["terraform-1"] }],
  ["events", "PutPermission", { eventBusName: "gatehouse-events", policy: "{}" }],
  ["events", "RemovePermission", { eventBusName: "gatehouse-events", statementId: "s" }],
  ["events", "DeleteEventBus", { name: "gatehouse-events" }],
  ["events", "DeleteRule", { name: "mine", eventBusName: "arn:aws:events:eu-central-1:2:event-bus/gatehouse-events" }],
  ["s3", "PutBucketPolicy", { ...bucket, policy: "", bucketPolicy: {} }],
  ["s3", "DeleteBucketPolicy", bucket],
  ["s3", "PutBucketLifecycle", bucket],
  ["s3", "DeleteBucketLifecycle", bucket],
  ["s3", "PutObjectLockConfiguration", bucket],
  ["s3", "PutBucketObjectLockConfiguration", bucket],
  ["s3", "PutBucketVersioning", bucket],
  ["s3", "PutBucketEncryption", bucket],
  ["s3", "DeleteBucketEncryption", bucket],
  ["s3", "PutBucketPublicAccessBlock", bucket],
  ["s3", "DeleteBucketPublicAccessBlock", bucket],
  ["s3", "PutBucketNotification", bucket],
  ["s3", "PutBucketReplication", bucket],
  ["s3", "PutBucketAcl", bucket],
  ["s3", "DeleteBucket", bucket],
  [
    "sts",
    "AssumeRole",
    { roleArn: "arn:aws:iam::555555555555:role/gatehouse-apply", roleSessionName: "x" },
    { type: "AWSAccount", principalId: "AROAEXAMPLE:mallory", accountId: "999999999999" },
  ],
  ["sts", "AssumeRole", { roleArn: "arn:aws:iam::555555555555:role/gatehouse-apply", roleSessionName: "x" }, alice],
];

export const bypassingCalls: readonly Call[] = rows.map(([service, name, parameters, caller = alice]) => ({
  service,
  name,
  parameters,
  caller,
  account: tooling,
}));

const apply = session(tooling, "gatehouse-apply", "terraform");
const byCodePipeline = session(tooling, pipeline, "1764148500000", { invokedBy: "codepipeline.amazonaws.com" });
const byGate = session(tooling, "gatehouse-payments-gate", "gatehouse-payments-gate");

const everyday: readonly Row[] = [
  // CodePipeline: what it sends beside the project is not documented, so all that it could need is here.
  [
    "codebuild",
    "StartBuild",
    {
      ...scanner,
      sourceVersion: "arn:aws:s3:::gatehouse-artifacts/gatehouse-payments-p/Source/abc",
      sourceTypeOverride: "CODEPIPELINE",
      artifactsOverride: { type: "CODEPIPELINE" },
      encryptionKeyOverride: "arn:aws:kms:eu-central-1:555555555555:key/k",
      environmentVariablesOverride: [{ name: "GATEHOUSE_EXECUTION", value: "e-1", type: "PLAINTEXT" }],
    },
    byCodePipeline,
  ],
  ["codebuild", "StopBuild", { id: "gatehouse-payments-scan-trivy:1" }, byCodePipeline],
  [
    "codepipeline",
    "StartPipelineExecution",
    { name: pipeline },
    session(tooling, "gatehouse-payments-start", "events"),
  ],
  ["codepipeline", "StartPipelineExecution", { name: pipeline }],
  ["codepipeline", "StopPipelineExecution", { pipelineName: pipeline, pipelineExecutionId: "e-1" }],
  ["codepipeline", "PutJobSuccessResult", { jobId: "j-1", outputVariables: { verdict: "PASS" } }, byGate],
  ["codepipeline", "PutJobFailureResult", { jobId: "j-1" }, byGate],
  ["lambda", "Invoke", { functionName: "gatehouse-payments-gate" }, byCodePipeline],
  ["lambda", "GetFunction20150331v2", gate],
  ["sts", "AssumeRole", { roleArn: "arn:aws:iam::666666666666:role/gatehouse-payments-deploy" }, byCodePipeline],
  [
    "sts",
    "AssumeRole",
    { roleArn: "arn:aws:iam::555555555555:role/gatehouse-apply", roleSessionName: "terraform" },
    { type: "AWSAccount", principalId: "AROAEXAMPLE:build", accountId: "444444444444" },
  ],
  // Somebody else's resources in the same account.
  ["codepipeline", "UpdatePipeline", { pipeline: { name: "theirs" } }],
  ["codebuild", "StartBuild", { projectName: "theirs", buildspecOverride: "version: 0.2" }],
  ["lambda", "UpdateFunctionCode20150331v2", { functionName: "payments-Charge-1" }],
  ["iam", "CreateRole", { roleName: "payments-ChargeRole-1" }],
  ["iam", "CreatePolicyVersion", { policyArn: "arn:aws:iam::555555555555:policy/theirs" }],
  ["events", "PutRule", { name: "theirs" }],
  ["s3", "PutBucketPolicy", { bucketName: "payments-receipts" }],
  ["s3", "GetBucketPolicy", bucket],
  // Terraform, after a reviewed plan.
  ["codepipeline", "UpdatePipeline", { pipeline: { name: pipeline } }, apply],
  ["codepipeline", "DeletePipeline", { name: pipeline }, apply],
  ["codebuild", "UpdateProject", { name: "gatehouse-payments-scan-trivy" }, apply],
  ["lambda", "UpdateFunctionCode20150331v2", gate, apply],
  ["lambda", "AddPermission20150331v2", gate, apply],
  ["iam", "PutRolePolicy", gateRole, apply],
  ["iam", "CreateRole", gateRole, apply],
  ["iam", "CreatePolicyVersion", boundary, apply],
  ["events", "PutRule", { name: rule }, apply],
  ["events", "PutTargets", { rule }, apply],
  ["s3", "PutBucketLifecycle", bucket, apply],
];

/** What happens whenever a workload is delivered or a plan is applied, and calls on what is not Gatehouse's. */
export const everydayCalls: readonly Call[] = everyday.map(([service, name, parameters, caller = alice]) => ({
  service,
  name,
  parameters,
  caller,
  account: tooling,
}));
