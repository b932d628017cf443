import { z } from "zod";
import { DefinitionError } from "../definition/references";
import { parsed } from "../definition/stack-file";
import type { ToolingDefinition } from "../definition/tooling-definition";
import { matchesPattern } from "./event-pattern";
import { transformInput } from "./input-transformer";

/** Input of StartPipelineExecution, as far as a rule gives it. */
const start = z.strictObject({
  sourceRevisions: z.array(
    z.strictObject({
      actionName: z.string(),
      revisionType: z.literal("S3_OBJECT_VERSION_ID"),
      revisionValue: z.string().min(1),
    }),
  ),
});

/**
 * What the synthesized EventBridge rule makes of an event: the object versions it pins, by source action.
 * @throws DefinitionError when nothing would start
 */
export function startedVersions(
  { trigger, pipeline, account, region }: ToolingDefinition,
  event: object,
): Readonly<Record<string, string>> {
  if (!matchesPattern(JSON.parse(trigger.eventPattern), event))
    throw new DefinitionError(`rule ${trigger.rule} does not match the upload's event: nothing would start`);
  const arn = `arn:aws:codepipeline:${region}:${account}:${pipeline.name}`;
  if (trigger.targetArn !== arn)
    throw new DefinitionError(`rule ${trigger.rule} starts ${trigger.targetArn}, not ${arn}`);
  const input = transformInput(trigger.inputTemplate, trigger.inputPaths, event);
  const { sourceRevisions } = parsed(start, input, `what rule ${trigger.rule} sends to ${arn}`);
  return Object.fromEntries(sourceRevisions.map(({ actionName, revisionValue }) => [actionName, revisionValue]));
}
