import { CodePipelineClient, GetPipelineCommand } from "@aws-sdk/client-codepipeline";
import { DescribeContinuousBackupsCommand, DescribeTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient, ListTargetsByRuleCommand } from "@aws-sdk/client-eventbridge";
import { type AppliedStacks, prepareStacks } from "../support/applied-stacks";
import { describeWithTerraform } from "../support/terraform";

/** Two workloads of one tooling account, each with deployments in two accounts. */
const workloads = ["payments", "payments-fixed"] as const;

describeWithTerraform("terraform apply of two tooling stacks of one account against the embedded AWS", () => {
  let stacks: AppliedStacks;
  let pipelines: CodePipelineClient;
  let dynamoDb: DynamoDBClient;
  let events: EventBridgeClient;

  const terraform = async (workload: string, ...args: readonly string[]) => {
    const workspace = stacks.workspaces[`tooling-${workload}`];
    if (!workspace) throw new Error(`there is no tooling-${workload}`);
    const { exitCode, stdout, stderr } = await workspace.terraform(...args);
    return { exitCode, output: `${stdout}\n${stderr}` };
  };

  beforeAll(async () => {
    stacks = await prepareStacks(workloads.map((workload) => `tooling-${workload}`));
    pipelines = new CodePipelineClient(stacks.client);
    dynamoDb = new DynamoDBClient(stacks.client);
    events = new EventBridgeClient(stacks.client);
  });

  afterAll(async () => {
    for (const client of [pipelines, dynamoDb, events]) client?.destroy();
    await stacks?.stop();
  });

  // One after the other: what the second one shares with the first, it finds already taken.
  test.each(workloads)("applies tooling-%s with the committed provider lock", async (workload) => {
    expect(await terraform(workload, "init", "-lockfile=readonly")).toMatchObject({ exitCode: 0 });
    const apply = () => terraform(workload, "apply", "-auto-approve", "-parallelism=30");
    const first = await apply();
    // Of thirty calls at once the embedded AWS now and then breaks one off: as in AWS, a second apply goes on from there.
    if (first.exitCode !== 0) process.stderr.write(`the first apply of ${workload} stopped:\n${first.output}\n`);
    const applied = first.exitCode === 0 ? first : await apply();
    expect(applied.output).toContain("Apply complete!");
  });

  test.each(workloads)(
    "made the pipeline of %s in the tooling account, with its rules and its variable",
    async (workload) => {
      const name = `gatehouse-${workload}-pipeline`;
      const { pipeline } = await pipelines.send(new GetPipelineCommand({ name }));
      expect(pipeline).toMatchObject({ name, pipelineType: "V2", executionMode: "QUEUED" });
      expect(pipeline?.variables).toEqual([expect.objectContaining({ name: "mode", defaultValue: "deliver" })]);
      const entries = pipeline?.stages?.map(({ name: stage, beforeEntry }) => [
        stage,
        beforeEntry?.conditions?.[0]?.result,
      ]);
      expect(entries).toEqual([
        ["Source", undefined],
        ["Fingerprint", undefined],
        ["Build", undefined],
        ["Scan", undefined],
        ["Findings", undefined],
        ["Gate", undefined],
        ["Publish", "SKIP"],
        ["Admit-staging", "FAIL"],
        ["Deploy-staging", "SKIP"],
        ["Admit-production", "FAIL"],
        ["Deploy-production", "SKIP"],
      ]);
    },
  );

  test.each(workloads)("the pipeline of %s invokes its functions by their alias", async (workload) => {
    const { pipeline } = await pipelines.send(new GetPipelineCommand({ name: `gatehouse-${workload}-pipeline` }));
    const invoked = pipeline?.stages?.flatMap(({ actions = [] }) =>
      actions.flatMap(({ actionTypeId, configuration }) =>
        actionTypeId?.provider === "Lambda" ? (configuration?.FunctionName ?? "") : [],
      ),
    );
    expect([...new Set(invoked)]).toEqual(
      ["fingerprint", "normalizer", "waivers", "gate", "rescan"].map((name) => `gatehouse-${workload}-${name}:live`),
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

  test.each(["waivers", "rescan"])("made the schedule of the %s function, by its alias", async (name) => {
    const { Targets } = await events.send(new ListTargetsByRuleCommand({ Rule: `gatehouse-payments-${name}` }));
    expect(Targets).toMatchObject([
      {
        Arn: expect.stringMatching(new RegExp(`:function:gatehouse-payments-${name}:live$`)),
        Input: '{"source":"gatehouse.schedule"}',
      },
    ]);
  });

  test("tells people of failures and deployments in a sentence", async () => {
    for (const rule of ["failed", "deployed"]) {
      const { Targets } = await events.send(new ListTargetsByRuleCommand({ Rule: `gatehouse-payments-${rule}` }));
      expect(Targets).toMatchObject([
        {
          Arn: "arn:aws:sns:eu-central-1:555555555555:gatehouse-payments-contacts",
          InputTransformer: { InputTemplate: expect.stringMatching(/^"payments: .*<execution>/) },
        },
      ]);
    }
  });

  test.each(workloads)(
    "has nothing left to change in tooling-%s: 0 is no changes, 2 would be changes",
    async (workload) => {
      const { exitCode, output } = await terraform(workload, "plan", "-detailed-exitcode");
      expect({ exitCode, output: exitCode === 0 ? "" : output }).toEqual({ exitCode: 0, output: "" });
    },
  );
});
