import { z } from "zod";
import { unread } from "./unread";

/** Needed by Terraform and AWS, without a meaning here: everything runs as the tooling account and logs to files. */
const withoutMeaningHere = {
  "//": unread,
  depends_on: unread,
  description: unread,
  lifecycle: unread,
  tags: unread,
};

/** Strict for the same reason as the pipeline: a key that nobody honours would make the local run another one. */
export const projectSchema = z.strictObject({
  ...withoutMeaningHere,
  name: z.string(),
  service_role: unread,
  encryption_key: unread,
  logs_config: unread,
  build_timeout: z.number(),
  queued_timeout: unread,
  concurrent_build_limit: unread,
  // Where a build runs and what it needs not download again.
  vpc_config: unread,
  cache: unread,
  artifacts: z.strictObject({ type: z.literal("CODEPIPELINE") }),
  source: z.strictObject({ type: z.literal("CODEPIPELINE"), buildspec: z.string() }),
  environment: z.strictObject({
    type: unread,
    compute_type: unread,
    image: z.string(),
    image_pull_credentials_type: unread,
    privileged_mode: z.boolean(),
    environment_variable: z.array(
      z.strictObject({ name: z.string(), value: z.string(), type: z.literal("PLAINTEXT").optional() }),
    ),
  }),
});

export const functionSchema = z.strictObject({
  ...withoutMeaningHere,
  function_name: z.string(),
  /** Absent where the code is signed: then it is the object that is signed. */
  filename: z.string().optional(),
  s3_bucket: unread,
  s3_key: unread,
  code_signing_config_arn: unread,
  handler: z.literal("index.handler"),
  runtime: z.string(),
  timeout: z.number(),
  memory_size: z.number(),
  ephemeral_storage: unread,
  environment: z.strictObject({ variables: z.record(z.string(), z.string()) }).optional(),
  role: unread,
  kms_key_arn: unread,
  architectures: unread,
  source_code_hash: unread,
  logging_config: unread,
  tracing_config: unread,
  reserved_concurrent_executions: unread,
  // What is invoked is the newest version, which is the zip itself.
  publish: z.literal(true),
});

export const aliasSchema = z.strictObject({
  ...withoutMeaningHere,
  name: z.string(),
  function_name: z.string(),
  function_version: unread,
});

export const bucketSchema = z.object({ bucket: z.string(), object_lock_enabled: z.boolean().default(false) });

export const versioningSchema = z.object({
  bucket: z.string(),
  versioning_configuration: z.object({ status: z.string() }),
});

export const notificationSchema = z.object({ bucket: z.string(), eventbridge: z.boolean().default(false) });

export const objectSchema = z.object({ bucket: z.string(), key: z.string(), source: z.string() });

/** A container image's place in the account's registry. */
export const repositorySchema = z.strictObject({
  ...withoutMeaningHere,
  name: z.string(),
  image_tag_mutability: z.literal("IMMUTABLE"),
  image_scanning_configuration: unread,
  encryption_configuration: unread,
});

export const tableSchema = z.strictObject({
  ...withoutMeaningHere,
  name: z.string(),
  billing_mode: z.literal("PAY_PER_REQUEST"),
  hash_key: z.string(),
  range_key: z.string(),
  attribute: z.array(z.strictObject({ name: z.string(), type: z.literal("S") })),
  point_in_time_recovery: unread,
  server_side_encryption: unread,
  deletion_protection_enabled: unread,
});

/** Starts something by an event or by the time. */
export const ruleSchema = z.object({
  name: z.string(),
  event_pattern: z.string().optional(),
  schedule_expression: z.string().optional(),
});

/** What mails to people: nobody is mailed here. */
const topicTarget = z
  .object({ rule: z.string(), arn: z.string().regex(/^\$\{aws_sns_topic\.[\w-]+\.arn\}$/) })
  .transform(({ rule }) => ({ rule }));

/** What is started with an input made of the event. */
const transformingTarget = z.object({
  rule: z.string(),
  arn: z.string(),
  input_transformer: z.object({ input_paths: z.record(z.string(), z.string()), input_template: z.string() }),
});

/** A function's alias, whose ARN only an apply knows; the function's name is a literal. */
const functionTarget = z
  .object({ rule: z.string(), arn: z.string().regex(/^\$\{aws_lambda_alias\.[\w-]+\.arn\}$/), input: z.string() })
  .transform(({ rule, arn, input }) => ({ rule, functionName: arn.replace(/arn\}$/, "function_name}"), input }));

export const targetSchema = z.union([topicTarget, functionTarget, transformingTarget]);

export const providerSchema = z
  .tuple([z.object({ region: z.string(), allowed_account_ids: z.tuple([z.string()]) })])
  .transform(
    ([
      {
        region,
        allowed_account_ids: [account],
      },
    ]) => ({ region, account }),
  );

export type PipelineFunction = z.infer<typeof functionSchema>;
