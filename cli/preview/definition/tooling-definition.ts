import { join } from "node:path";
import { type PipelineStage, pipelineSchema } from "./pipeline-schema";
import { DefinitionError } from "./references";
import * as schemas from "./resource-schemas";
import { parsed, readStackFile, type StackFile } from "./stack-file";

export interface BucketDefinition {
  readonly name: string;
  readonly versioned: boolean;
  readonly objectLock: boolean;
  /** Whether the bucket tells EventBridge of new objects. */
  readonly eventBridge: boolean;
}

export interface ObjectDefinition {
  readonly bucket: string;
  readonly key: string;
  readonly file: string;
}

export interface TriggerDefinition {
  readonly rule: string;
  readonly eventPattern: string;
  readonly targetArn: string;
  readonly inputPaths: Readonly<Record<string, string>>;
  readonly inputTemplate: string;
}

/** A function that is invoked by the time. */
export interface ScheduleDefinition {
  /** `rate(1 hour)`: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html */
  readonly expression: string;
  readonly functionName: string;
  /** JSON of the event that it is given. */
  readonly input: string;
}

export interface TableDefinition {
  readonly name: string;
  readonly hashKey: string;
  readonly rangeKey: string;
}

export interface FunctionDefinition {
  readonly name: string;
  readonly aliases: readonly string[];
  /** The zip that Terraform would deploy. */
  readonly file: string;
  readonly runtime: string;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
  readonly environment: Readonly<Record<string, string>>;
}

export interface ProjectDefinition {
  readonly name: string;
  readonly buildspec: string;
  readonly timeoutMinutes: number;
  /** Whether it may start containers. */
  readonly privileged: boolean;
  readonly environment: Readonly<Record<string, string>>;
}

/** What a synthesized tooling stack says about its pipeline, as far as the local run drives it. */
export interface ToolingDefinition {
  readonly account: string;
  readonly region: string;
  readonly pipeline: {
    readonly name: string;
    readonly artifactBucket: string;
    readonly stages: readonly PipelineStage[];
    /** Values of its variables where a start sets none. */
    readonly variables: Readonly<Record<string, string>>;
  };
  readonly trigger: TriggerDefinition;
  readonly schedules: readonly ScheduleDefinition[];
  readonly tables: readonly TableDefinition[];
  readonly buckets: readonly BucketDefinition[];
  readonly objects: readonly ObjectDefinition[];
  readonly functions: readonly FunctionDefinition[];
  readonly projects: readonly ProjectDefinition[];
  /** Names of the repositories for container images. */
  readonly repositories: readonly string[];
}

/** @throws DefinitionError that says what of the stack the local run can't do */
export function readToolingDefinition(folder: string): ToolingDefinition {
  const stack = readStackFile(folder);
  const pipeline = only(stack.all("aws_codepipeline", pipelineSchema), "pipeline", folder);
  return {
    ...parsed(schemas.providerSchema, stack.provider, `${folder}: provider.aws`),
    pipeline: {
      name: pipeline.name,
      artifactBucket: pipeline.artifact_store[0].location,
      stages: pipeline.stage,
      variables: Object.fromEntries(pipeline.variable.map(({ name, default_value }) => [name, default_value])),
    },
    trigger: triggerOf(stack, folder),
    schedules: schedulesOf(stack),
    tables: stack
      .all("aws_dynamodb_table", schemas.tableSchema)
      .map(({ name, hash_key, range_key }) => ({ name, hashKey: hash_key, rangeKey: range_key })),
    buckets: bucketsOf(stack),
    objects: stack
      .all("aws_s3_object", schemas.objectSchema)
      .map(({ bucket, key, source }) => ({ bucket, key, file: join(folder, source) })),
    functions: functionsOf(stack),
    repositories: stack.all("aws_ecr_repository", schemas.repositorySchema).map(({ name }) => name),
    projects: stack.all("aws_codebuild_project", schemas.projectSchema).map((project) => ({
      name: project.name,
      buildspec: project.source.buildspec,
      timeoutMinutes: project.build_timeout,
      privileged: project.environment.privileged_mode,
      environment: Object.fromEntries(project.environment.environment_variable.map(({ name, value }) => [name, value])),
    })),
  };
}

function functionsOf(stack: StackFile): FunctionDefinition[] {
  const aliases = stack.all("aws_lambda_alias", schemas.aliasSchema);
  const objects = stack.all("aws_s3_object", schemas.objectSchema);
  const zipOf = (name: string) => {
    const zip = objects.find(({ key }) => key === `functions/${name}.zip`);
    if (!zip) throw new DefinitionError(`function ${name} has neither a file nor an object that is signed for it`);
    return zip.source;
  };
  return stack.all("aws_lambda_function", schemas.functionSchema).map((lambda) => ({
    name: lambda.function_name,
    aliases: aliases.filter(({ function_name }) => function_name === lambda.function_name).map(({ name }) => name),
    file: join(stack.folder, lambda.filename ?? zipOf(lambda.function_name)),
    runtime: lambda.runtime,
    timeoutSeconds: lambda.timeout,
    memoryMegabytes: lambda.memory_size,
    environment: lambda.environment?.variables ?? {},
  }));
}

function triggerOf(stack: StackFile, folder: string): TriggerDefinition {
  const triggers = rulesWithTargets(stack).flatMap(({ name, event_pattern: eventPattern, target }) =>
    eventPattern !== undefined && "arn" in target ? [{ rule: name, eventPattern, target }] : [],
  );
  const { rule, eventPattern, target } = only(triggers, "EventBridge rule that starts something by an event", folder);
  const { input_paths: inputPaths, input_template: inputTemplate } = target.input_transformer;
  return { rule, eventPattern, targetArn: target.arn, inputPaths, inputTemplate };
}

function schedulesOf(stack: StackFile): ScheduleDefinition[] {
  return rulesWithTargets(stack).flatMap(({ schedule_expression: expression, target }) =>
    expression !== undefined && "functionName" in target
      ? [{ expression, functionName: target.functionName, input: target.input }]
      : [],
  );
}

function rulesWithTargets(stack: StackFile) {
  const rules = stack.all("aws_cloudwatch_event_rule", schemas.ruleSchema);
  const targets = stack.all("aws_cloudwatch_event_target", schemas.targetSchema);
  return rules.flatMap((rule) =>
    targets.filter((target) => target.rule === rule.name).map((target) => ({ ...rule, target })),
  );
}

function bucketsOf(stack: StackFile): BucketDefinition[] {
  const versioned = stack
    .all("aws_s3_bucket_versioning", schemas.versioningSchema)
    .filter(({ versioning_configuration: { status } }) => status === "Enabled")
    .map(({ bucket }) => bucket);
  const eventBridge = stack
    .all("aws_s3_bucket_notification", schemas.notificationSchema)
    .filter(({ eventbridge }) => eventbridge)
    .map(({ bucket }) => bucket);
  return stack.all("aws_s3_bucket", schemas.bucketSchema).map(({ bucket, object_lock_enabled }) => ({
    name: bucket,
    versioned: versioned.includes(bucket),
    objectLock: object_lock_enabled,
    eventBridge: eventBridge.includes(bucket),
  }));
}

function only<Item>(items: readonly Item[], what: string, folder: string): Item {
  const [item, ...others] = items;
  if (item === undefined || others.length > 0)
    throw new DefinitionError(`${folder}: the local run drives stacks with one ${what}, found ${items.length}`);
  return item;
}
