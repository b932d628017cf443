import { globExpression } from "../../scan-config/runner/glob";
import { ExampleOrganization } from "./stacks";

const organization = new ExampleOrganization();

interface Action {
  readonly name: string;
  readonly provider: string;
  readonly namespace?: string;
  readonly run_order?: number;
  readonly configuration: Readonly<Record<string, string>>;
}

interface Stage {
  readonly name: string;
  readonly action: readonly Action[];
  readonly before_entry?: unknown;
}

const pipelines = organization
  .all("aws_codepipeline")
  .filter(({ where }) => where.startsWith("tooling-"))
  .map(({ where, body }) => ({ where, body, stages: body.stage as readonly Stage[] }));

test("every workload has its pipeline", () => {
  expect(pipelines).toHaveLength(2);
});

describe.each(pipelines)("$where", ({ body, stages }) => {
  test("runs its stages in order, from source to deployments", () => {
    expect(stages.map(({ name }) => name)).toEqual([
      "Source",
      "Fingerprint",
      "Build",
      "Scan",
      "Findings",
      "Gate",
      "Publish",
      "Admit-staging",
      "Deploy-staging",
      "Admit-production",
      "Deploy-production",
    ]);
    expect(body).toMatchObject({ pipeline_type: "V2", execution_mode: "QUEUED" });
  });

  test("lets a broken scanner reach the gate, so its PASS alone opens what comes after it", () => {
    const after = stages.slice(stages.findIndex(({ name }) => name === "Gate") + 1);
    const open = after.filter(({ before_entry }) => before_entry === undefined);
    expect(open.map(({ name }) => name)).toEqual([]);
    expect(after).toHaveLength(5);
  });

  test("has one gate, whose job no other action can answer for", () => {
    const gates = stages.flatMap(({ action }) => action).filter(({ namespace }) => namespace === "Gate");
    expect(gates.map(({ name, configuration }) => [name, configuration.FunctionName])).toEqual([
      ["Gate", expect.stringMatching(/^\$\{aws_lambda_alias\.gate_live_\w+\.function_name\}:\$\{.*\.name\}$/)],
    ]);
  });

  const rule = (name: string, Variable: string, Value: string) => ({
    name,
    rule_type_id: { category: "Rule", owner: "AWS", provider: "VariableCheck", version: "1" },
    configuration: { Variable, Operator: "EQ", Value },
  });

  test("ends at each deployment's door unless the gate said PASS", () => {
    for (const { name, before_entry } of stages.filter((stage) => stage.name.startsWith("Admit-")))
      expect([name, before_entry]).toEqual([
        name,
        { condition: { result: "FAIL", rule: [rule("GateSaysPass", "#{Gate.verdict}", "PASS")] } },
      ]);
  });

  test("publishes and deploys nothing without PASS, even when somebody overrides that door, and nothing in a rescan", () => {
    for (const { name, before_entry } of stages.filter((stage) => /^(Publish|Deploy-.*)$/.test(stage.name)))
      expect([name, before_entry]).toEqual([
        name,
        {
          condition: {
            result: "SKIP",
            rule: [
              rule("GateSaysPass", "#{Gate.verdict}", "PASS"),
              rule("ExecutionDelivers", "#{variables.mode}", "deliver"),
            ],
          },
        },
      ]);
  });

  test("delivers where a start says nothing else", () => {
    expect(body.variable).toEqual([expect.objectContaining({ name: "mode", default_value: "deliver" })]);
  });

  test("compares the source with what was scanned before all else of a deployment", () => {
    const doors = stages.filter(({ name }) => /^(Admit|Deploy)-/.test(name));
    const first = doors.flatMap(({ action }) => action.filter(({ run_order = 1 }) => run_order === 1));
    expect(first).toHaveLength(4);
    for (const { configuration, ...action } of first) {
      expect(action).toMatchObject({ name: "CompareSource", provider: "Lambda", input_artifacts: ["Source"] });
      expect(configuration.FunctionName).toMatch(/aws_lambda_alias\.fingerprint_live/);
      expect(JSON.parse(configuration.UserParameters ?? "")).toEqual({
        objectVersion: "#{Source.VersionId}",
        expected: "#{Fingerprint.sourceDigest}",
      });
    }
  });

  test("asks a person where the configuration says so, and remembers what was deployed when all of it is", () => {
    const order = (name: string) => {
      const actions = stages.find((stage) => stage.name === name)?.action ?? [];
      return [...actions].sort((a, b) => (a.run_order ?? 1) - (b.run_order ?? 1)).map((action) => action.name);
    };
    expect(order("Deploy-staging")).toEqual(["CompareSource", "CreateChangeSet", "ExecuteChangeSet"]);
    expect(order("Deploy-production")).toEqual([
      "CompareSource",
      "CreateChangeSet",
      "Approve",
      "ExecuteChangeSet",
      "Deployed",
    ]);
  });

  test("shows whoever decides the change set, its stack and the verdict, and tells them", () => {
    const workload = String(body.name).replace(/^gatehouse-|-pipeline$/g, "");
    const [approve] = stages.flatMap(({ action }) => action).filter(({ name }) => name === "Approve");
    expect(approve?.configuration).toEqual({
      CustomData: expect.stringMatching(
        new RegExp(
          `change set gatehouse of stack ${workload} in account 777777777777, eu-central-1.*verdicts/555555555555/${workload}/#\\{codepipeline.PipelineExecutionId\\}/verdict.json`,
        ),
      ),
      ExternalEntityLink: expect.stringContaining(`stackId=${workload}&changeSetId=gatehouse`),
      NotificationArn: `arn:aws:sns:eu-central-1:555555555555:gatehouse-${workload}-approve-production`,
    });
  });

  test("deploys the source artifact itself, through a role of the target account", () => {
    const deployments = stages.flatMap(({ action }) => action).filter(({ provider }) => provider === "CloudFormation");
    expect(deployments).toHaveLength(4);
    for (const action of deployments)
      expect(action).toMatchObject({
        input_artifacts: ["Source"],
        role_arn: expect.stringMatching(/^arn:aws:iam::(666666666666|777777777777):role\/gatehouse-payments/),
      });
  });

  test("takes one object and lets nobody name another", () => {
    expect(stages[0]?.action).toEqual([
      expect.objectContaining({
        configuration: {
          S3Bucket: "${aws_s3_bucket.source.bucket}",
          S3ObjectKey: "source.zip",
          PollForSourceChanges: "false",
          AllowOverrideForS3ObjectKey: "false",
        },
      }),
    ]);
  });

  test("scans with every scanner at the same time", () => {
    const scan = stages.find(({ name }) => name === "Scan");
    expect(scan?.action.map(({ name }) => name)).toEqual(["bandit", "checkov", "safety", "trivy", "grype", "junit"]);
    expect(scan?.action.filter((action) => "run_order" in action)).toEqual([]);
  });

  test("scans the image that it built, before it is pushed anywhere", () => {
    const image = stages.flatMap(({ action }) => action).find(({ name }) => name === "Image");
    expect(image).toMatchObject({ input_artifacts: ["Source"], output_artifacts: ["Image"] });
    const grype = stages.flatMap(({ action }) => action).find(({ name }) => name === "grype");
    expect(grype).toMatchObject({
      input_artifacts: ["Source", "Image"],
      configuration: { PrimarySource: "Source" },
    });
  });

  test("synthesizes CDKTF apps in a build of their own, and only Checkov gets what they wrote", () => {
    const synthesis = stages.find(({ name }) => name === "Build")?.action.find(({ name }) => name === "Synthesis");
    expect(synthesis).toMatchObject({ input_artifacts: ["Source"], output_artifacts: ["Terraform"] });
    const readers = stages
      .flatMap(({ action }) => action)
      .filter((action) => JSON.stringify(action).includes('"Terraform"') && action.name !== "Synthesis");
    expect(readers).toEqual([
      expect.objectContaining({
        name: "checkov",
        input_artifacts: ["Source", "Terraform"],
        configuration: expect.objectContaining({ PrimarySource: "Source" }),
      }),
    ]);
  });

  test("suppresses what is waived once it is imported, before the gate", () => {
    const findings = stages.find(({ name }) => name === "Findings")?.action ?? [];
    expect(findings.map(({ name, run_order = 1 }) => [name, run_order])).toEqual([
      ["Findings", 1],
      ["Waivers", 2],
    ]);
    expect(JSON.parse(findings[1]?.configuration.UserParameters ?? "")).toEqual({
      execution: "#{codepipeline.PipelineExecutionId}",
    });
  });

  // https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_ActionDeclaration.html
  test("keeps within CodePipeline's 1,000 characters per configuration value", () => {
    const values = stages.flatMap(({ action }) => action).flatMap(({ configuration }) => Object.values(configuration));
    expect(Math.max(...values.map((value) => value.length))).toBeLessThanOrEqual(1000);
  });
});

test("Gatehouse's own pipeline applies only what a person approved", () => {
  const [own] = organization.all("aws_codepipeline").filter(({ where }) => where.startsWith("platform-pipeline"));
  const stages = own?.body.stage as readonly Stage[];
  expect(stages.map(({ name }) => name)).toEqual(["Source", "Synth", "Checkov", "Plan", "Approval", "Apply"]);
  expect(stages[4]?.action).toEqual([expect.objectContaining({ provider: "Manual", category: "Approval" })]);
});

test("a build project runs its own buildspec, and only the one that builds an image is privileged", () => {
  const projects = organization.all("aws_codebuild_project");
  expect(projects).toHaveLength(23);
  for (const { where, body } of projects)
    expect([where, body]).toEqual([
      where,
      expect.objectContaining({
        source: {
          type: expect.stringMatching(/^(CODEPIPELINE|NO_SOURCE)$/),
          buildspec: expect.stringMatching(/^version: 0\.2\n/),
        },
        environment: expect.objectContaining({ privileged_mode: String(body.name).endsWith("-image") }),
      }),
    ]);
});

describe("caches", () => {
  const projects = organization.all("aws_codebuild_project").map(({ body }) => ({
    name: String(body.name),
    cache: body.cache as { readonly type: string; readonly location: string } | undefined,
  }));
  const cached = projects.filter(({ cache }) => cache !== undefined);

  test("are each of one project alone", () => {
    expect(cached.map(({ cache }) => cache?.type)).toEqual(cached.map(() => "S3"));
    for (const { name, cache } of cached) expect(cache?.location).toMatch(new RegExp(`/cache/${name}$`));
    expect(new Set(cached.map(({ cache }) => cache?.location)).size).toBe(cached.length);
  });

  test("belong only to builds that run no code of the workload", () => {
    const scanners = cached.map(({ name }) => name.replace(/^gatehouse-payments(-fixed)?-scan-/, ""));
    expect([...new Set(scanners)].sort()).toEqual(["bandit", "checkov", "safety"]);
  });

  test("can be reached by no other build", () => {
    const reaching = organization.statements().filter(({ where, body }) => {
      const keys = (body.resources ?? []).flatMap((resource) => /artifacts\S*?\/(.*)$/.exec(resource)?.[1] ?? []);
      const isCache = (key: string) =>
        globExpression(key.replaceAll("*", "**")).test("cache/gatehouse-payments-scan-x/y");
      return where.startsWith("tooling-") && body.effect !== "Deny" && keys.some(isCache);
    });
    // The pipeline's own role, those that deploy, and the fingerprint's: none of a build.
    expect([...new Set(reaching.map(({ body }) => body.sid))].sort()).toEqual([
      "ReadArtifacts",
      "ReadByDeployments",
      "ReadSourceArtifact",
      "WriteArtifacts",
    ]);
  });
});

test("a start is pinned to the version whose event caused it", () => {
  const starts = organization
    .all("aws_cloudwatch_event_target")
    .filter(({ where }) => where.includes("start_pipeline"));
  expect(starts).toHaveLength(3);
  for (const { body } of starts) {
    const { input_paths, input_template } = body.input_transformer as Record<string, string>;
    expect(input_paths).toEqual({ versionId: "$.detail.object.version-id" });
    expect(JSON.parse(input_template ?? "")).toEqual({
      sourceRevisions: [{ actionName: "Source", revisionType: "S3_OBJECT_VERSION_ID", revisionValue: "<versionId>" }],
    });
    expect(body.dead_letter_config).toBeDefined();
  }
});

const schedules = ["tooling-payments", "tooling-payments-fixed"].flatMap((stack) => [
  [stack, "waivers", "hour"] as const,
  [stack, "rescan", "day"] as const,
]);

describe.each(schedules)("the schedule of %s: %s", (stack, name, every) => {
  const ofStack = (type: string) =>
    organization.all(type).filter(({ where }) => where.startsWith(`${stack}: ${type}.${name}_schedule`));

  test("runs its function by its alias, with an input that names no job", () => {
    expect(ofStack("aws_cloudwatch_event_rule").map(({ body }) => body.schedule_expression)).toEqual([
      `rate(1 ${every})`,
    ]);
    expect(ofStack("aws_cloudwatch_event_target").map(({ body }) => [body.arn, body.input])).toEqual([
      [expect.stringMatching(`^..aws_lambda_alias.${name}_live_\\w+.arn.$`), '{"source":"gatehouse.schedule"}'],
    ]);
  });

  test("is in alarm when it fails, and when it does not run at all", () => {
    expect(ofStack("aws_cloudwatch_metric_alarm").map(({ body }) => body)).toEqual([
      expect.objectContaining({
        namespace: "AWS/Lambda",
        metric_name: "Errors",
        dimensions: { FunctionName: `\${aws_lambda_function.${name}.function_name}` },
        threshold: 0,
        comparison_operator: "GreaterThanThreshold",
        treat_missing_data: "breaching",
      }),
    ]);
  });
});

test("every function is traced and logs where its group is", () => {
  const functions = organization.all("aws_lambda_function");
  expect(functions).toHaveLength(11);
  for (const { where, body } of functions)
    expect([where, body]).toEqual([
      where,
      expect.objectContaining({
        tracing_config: { mode: "Active" },
        logging_config: expect.objectContaining({ log_format: "JSON" }),
      }),
    ]);
});

test("every function of a pipeline is invoked by an alias of what it published, and an error is heard", () => {
  const functions = organization.all("aws_lambda_function").filter(({ where }) => where.startsWith("tooling-"));
  const aliases = organization.all("aws_lambda_alias");
  const alarms = organization.all("aws_cloudwatch_metric_alarm").map(({ body }) => body);
  expect(aliases).toHaveLength(functions.length);
  for (const { where, body } of functions) {
    const [stack, address] = where.split(": ");
    expect([where, body.publish]).toEqual([where, true]);
    expect(aliases.filter((alias) => alias.where.startsWith(`${stack}: `)).map((alias) => alias.body)).toContainEqual(
      expect.objectContaining({
        name: "live",
        function_name: `\${${address}.function_name}`,
        function_version: `\${${address}.version}`,
      }),
    );
    expect(alarms).toContainEqual(
      expect.objectContaining({ alarm_name: `${body.function_name}-errors`, treat_missing_data: "notBreaching" }),
    );
  }
});
