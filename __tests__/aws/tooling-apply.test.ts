import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CodePipelineClient, GetPipelineCommand } from "@aws-sdk/client-codepipeline";
import { DescribeContinuousBackupsCommand, DescribeTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient, ListTargetsByRuleCommand } from "@aws-sdk/client-eventbridge";
import { CreateBucketCommand, PutBucketPolicyCommand, S3Client } from "@aws-sdk/client-s3";
import { type EmbeddedAws, startEmbeddedAws } from "../../cli/preview/aws/embedded-aws";
import { execute } from "../../cli/tools/execute";
import { projectRoot } from "../../config/project-root";
import { describeWithTerraform, embeddedAwsOverride, terraformWorkspace, type Workspace } from "../support/terraform";

/** The parts of the synthesized stack that this test reads. */
interface ToolingStack {
  readonly provider: {
    readonly aws: readonly { readonly allowed_account_ids: readonly string[]; readonly region: string }[];
  };
  readonly resource: {
    readonly aws_codepipeline: { readonly pipeline: { readonly name: string } };
    readonly aws_s3_bucket_logging?: Readonly<Record<string, { readonly target_bucket: string }>>;
  };
}

/** What the account's own stack (`member-*`) makes before a tooling stack: the bucket for S3 access logs. */
async function prepareAccount(s3: S3Client, region: string, { resource }: ToolingStack): Promise<void> {
  const buckets = new Set(
    Object.values(resource.aws_s3_bucket_logging ?? {}).map(({ target_bucket }) => target_bucket),
  );
  for (const Bucket of buckets) {
    await s3.send(
      new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: region as "eu-central-1" } }),
    );
    const statement = {
      Effect: "Allow",
      Principal: { Service: "logging.s3.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: `arn:aws:s3:::${Bucket}/*`,
    };
    const Policy = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
    await s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
  }
}

describeWithTerraform("terraform apply of tooling-payments against the embedded AWS", () => {
  let aws: EmbeddedAws;
  let synthesized: string;
  let workspace: Workspace;
  let stack: ToolingStack;
  let pipeline: CodePipelineClient;
  let dynamoDb: DynamoDBClient;
  let events: EventBridgeClient;

  const succeeds = async (...args: readonly string[]) => {
    const { exitCode, stdout, stderr } = await workspace.terraform(...args);
    if (exitCode !== 0) throw new Error(`terraform ${args.join(" ")} ended with ${exitCode}:\n${stdout}\n${stderr}`);
    return stdout;
  };

  beforeAll(async () => {
    synthesized = mkdtempSync(join(tmpdir(), "gatehouse-synth-"));
    const synth = await execute(process.execPath, ["bin/app.mjs"], {
      cwd: projectRoot,
      environment: { ...process.env, CDKTF_OUTDIR: synthesized, GATEHOUSE_STACKS: "tooling-payments" },
    });
    const folder = join(synthesized, "stacks/tooling-payments");
    if (!existsSync(folder)) throw new Error(`no tooling-payments was synthesized: ${synth.stdout}\n${synth.stderr}`);
    stack = JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8")) as ToolingStack;
    const [provider] = stack.provider.aws;
    const [account = ""] = provider?.allowed_account_ids ?? [];
    const region = provider?.region ?? "";

    aws = await startEmbeddedAws({ onProgress: (line) => process.stderr.write(`${line}\n`) });
    const endpoint = aws.endpoints.AWS_ENDPOINT_URL;
    const credentials = await aws.credentialsFor(account);
    const s3 = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
    await prepareAccount(s3, region, stack);
    s3.destroy();
    pipeline = new CodePipelineClient({ endpoint, region, credentials });
    dynamoDb = new DynamoDBClient({ endpoint, region, credentials });
    events = new EventBridgeClient({ endpoint, region, credentials });
    // The provider starts as somebody else and assumes the account's role, as it does from the deployment account.
    const deployment = await aws.credentialsFor("444444444444");
    workspace = terraformWorkspace(folder, {
      override: embeddedAwsOverride,
      environment: {
        ...aws.endpoints,
        AWS_ACCESS_KEY_ID: deployment.accessKeyId,
        AWS_SECRET_ACCESS_KEY: deployment.secretAccessKey,
        AWS_SESSION_TOKEN: deployment.sessionToken,
      },
    });
  });

  afterAll(async () => {
    for (const client of [pipeline, dynamoDb, events]) client?.destroy();
    workspace?.remove();
    rmSync(synthesized, { recursive: true, force: true });
    await aws?.stop();
  });

  test("applies with the committed provider lock", async () => {
    await succeeds("init", "-lockfile=readonly");
    expect(await succeeds("apply", "-auto-approve", "-parallelism=30")).toContain("Apply complete!");
  });

  test("made the pipeline in the tooling account", async () => {
    const { name } = stack.resource.aws_codepipeline.pipeline;
    const answer = await pipeline.send(new GetPipelineCommand({ name }));
    expect(answer.pipeline).toMatchObject({ name, pipelineType: "V2", executionMode: "QUEUED" });
    expect(answer.pipeline?.stages?.map((stage) => stage.name)).toEqual(
      expect.arrayContaining(["Source", "Fingerprint", "Scan", "Findings", "Gate"]),
    );
  });

  test("made the ledger, encrypted, restorable and protected", async () => {
    const TableName = "gatehouse-payments-ledger";
    const { Table } = await dynamoDb.send(new DescribeTableCommand({ TableName }));
    expect(Table).toMatchObject({
      DeletionProtectionEnabled: true,
      SSEDescription: { SSEType: "KMS", KMSMasterKeyArn: expect.stringMatching(/^arn:aws:kms:.*:555555555555:key\//) },
      KeySchema: [
        { AttributeName: "pk", KeyType: "HASH" },
        { AttributeName: "sk", KeyType: "RANGE" },
      ],
    });
    const { ContinuousBackupsDescription: backups } = await dynamoDb.send(
      new DescribeContinuousBackupsCommand({ TableName }),
    );
    expect(backups?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus).toBe("ENABLED");
  });

  test("made the schedule of the waivers function", async () => {
    const { Targets } = await events.send(new ListTargetsByRuleCommand({ Rule: "gatehouse-payments-waivers" }));
    expect(Targets).toMatchObject([
      { Arn: expect.stringMatching(/:function:gatehouse-payments-waivers$/), Input: '{"source":"gatehouse.schedule"}' },
    ]);
  });

  test("has nothing left to change: 0 is no changes, 2 would be changes", async () => {
    const { exitCode, stdout, stderr } = await workspace.terraform("plan", "-detailed-exitcode");
    expect({ exitCode, output: exitCode === 0 ? "" : `${stdout}${stderr}` }).toEqual({ exitCode: 0, output: "" });
  });
});
