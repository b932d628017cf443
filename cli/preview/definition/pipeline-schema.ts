import { z } from "zod";
import { unread } from "./unread";

/**
 * What the local run understands of an `aws_codepipeline`. Strict on purpose: a key that is not here would change what
 * the pipeline does, and leaving it out would make the local run tell something else than the cloud.
 */
const action = z.strictObject({
  name: z.string(),
  category: z.string(),
  owner: z.literal("AWS"),
  provider: z.string(),
  version: z.literal("1"),
  namespace: z.string().optional(),
  run_order: z.number().int().default(1),
  input_artifacts: z.array(z.string()).default([]),
  output_artifacts: z.array(z.string()).default([]),
  role_arn: z.string().optional(),
  configuration: z.record(z.string(), z.string()).default({}),
});

const rule = z.strictObject({
  name: z.string(),
  rule_type_id: z.strictObject({
    category: z.literal("Rule"),
    owner: z.literal("AWS"),
    provider: z.literal("VariableCheck"),
    version: z.literal("1"),
  }),
  configuration: z.strictObject({ Variable: z.string(), Operator: z.enum(["EQ", "NE"]), Value: z.string() }),
});

const stage = z.strictObject({
  name: z.string(),
  action: z.array(action).min(1),
  before_entry: z
    .strictObject({ condition: z.strictObject({ result: z.enum(["FAIL", "SKIP"]), rule: z.array(rule).min(1) }) })
    .optional(),
});

/** Needed by Terraform and AWS, without a meaning here. */
const withoutMeaningHere = { "//": unread, depends_on: unread, tags: unread, role_arn: unread };

export const pipelineSchema = z.strictObject({
  ...withoutMeaningHere,
  name: z.string(),
  pipeline_type: z.literal("V2"),
  execution_mode: z.enum(["QUEUED", "SUPERSEDED", "PARALLEL"]),
  artifact_store: z.tuple([z.strictObject({ location: z.string(), type: z.literal("S3"), encryption_key: unread })]),
  stage: z.array(stage).min(2),
  variable: z
    .array(z.strictObject({ name: z.string(), default_value: z.string(), description: z.string().optional() }))
    .default([]),
});

export type PipelineAction = z.infer<typeof action>;
export type PipelineRule = z.infer<typeof rule>;
export type PipelineStage = z.infer<typeof stage>;
