import { z } from "zod";
import { fitsGlob } from "../../../config/glob";

/** `scan-config/checkov/own-exceptions.yaml`: checks that our own Terraform fails, and why that is right. */
export const exceptionsSchema = z.strictObject({
  schemaVersion: z.literal(1, { error: "must be 1" }),
  exceptions: z.array(
    z.strictObject({
      rule: z.string().regex(/^CKV2?_[A-Z]+_\d+$/, "must be a Checkov rule, e.g. CKV_AWS_18"),
      resources: z
        .array(z.string().min(1, "must be a pattern of Checkov's resource names, e.g. aws_s3_bucket.source"))
        .min(1),
      reason: z.string().min(20, "must be a sentence that convinces a reviewer"),
    }),
  ),
});

export type Exception = z.infer<typeof exceptionsSchema>["exceptions"][number];

/** Whether the exception names this rule and, by one of its patterns (`*` for anything), this resource. */
export function covers(exception: Exception, rule: string, resource: string): boolean {
  return exception.rule === rule && exception.resources.some((pattern) => fitsGlob(resource, pattern));
}
