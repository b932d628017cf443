import { z } from "zod";
import type { ActionOutput, Execution, ReadyAction } from "./action";
import { configurationOf } from "./configuration";

const configuration = {
  CustomData: z.string().max(1000),
  ExternalEntityLink: z.url().optional(),
  NotificationArn: z
    .string()
    .regex(/^arn:aws:sns:/)
    .optional(),
};

/**
 * Approves at once: there is nobody to ask, and the notes of the run say so.
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/approvals-action-add.html
 */
export async function runApproval(action: ReadyAction, { onLine }: Execution): Promise<ActionOutput> {
  const { CustomData } = configurationOf(action, configuration);
  onLine(`${action.name}, which nobody was asked: ${CustomData}`);
  return { variables: {} };
}
