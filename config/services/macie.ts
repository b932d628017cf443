import { z } from "zod";
import type { Rule } from "../rules/draft";

/** `macie` of the organization file. */
export const macieSchema = z.strictObject({
  enabled: z
    .boolean()
    .default(false)
    .describe("Whether Macie looks for sensitive data in the S3 buckets of all accounts, paid by bucket and gigabyte"),
});

export const macieRules: readonly Rule[] = [];
