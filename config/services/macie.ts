import { z } from "zod";
import type { Rule } from "../rules/draft";
import { regionalServiceRules, regionalServiceShape } from "./regional-service";

/** `macie` of the organization file. Off by default: it bills every bucket of the organization, each month. */
export const macieSchema = z.strictObject({
  ...regionalServiceShape,
  findingPublishingFrequency: z
    .enum(["FIFTEEN_MINUTES", "ONE_HOUR", "SIX_HOURS"], { error: "must be FIFTEEN_MINUTES, ONE_HOUR or SIX_HOURS" })
    .default("FIFTEEN_MINUTES")
    .describe("How often updates of policy findings are published"),
  excludedAccounts: regionalServiceShape.excludedAccounts.describe(
    "Names of accounts that are no members; one that is a member already must be disassociated in Macie first",
  ),
});

export const macieRules: readonly Rule[] = regionalServiceRules("macie", "MACIE");
