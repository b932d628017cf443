import { z } from "zod";
import type { Rule } from "../rules/draft";

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const logRetentionDays = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

const events = z.enum(["All", "ReadOnly", "WriteOnly"], { error: "must be All, ReadOnly or WriteOnly" }).optional();

const insights = ["ApiCallRateInsight", "ApiErrorRateInsight"] as const;

/**
 * `organizationTrail` of the organization file. What costs by the event is off until it is asked for; the objects of
 * Gatehouse's own evidence are always watched (modules/organization-trail.ts).
 */
export const organizationTrailSchema = z.strictObject({
  dataEvents: z
    .strictObject({
      s3: events.describe("Data events of S3 objects"),
      lambda: events.describe("Invocations of Lambda functions"),
      dynamoDb: events.describe("Data events of DynamoDB tables"),
    })
    .prefault({})
    .describe("Data events of all accounts, paid by the event; without a word only those of Gatehouse's own evidence"),
  insights: z
    .array(z.enum(insights, { error: `must be one of ${insights.join(", ")}` }))
    .refine((types) => new Set(types).size === types.length, { error: "names a type twice" })
    .default([])
    .describe("Unusual activity that CloudTrail looks for, paid by the event"),
  cloudWatchLogs: z
    .strictObject({
      retentionDays: z
        .literal(logRetentionDays, { error: `must be one of ${logRetentionDays.join(", ")}` })
        .default(365)
        .describe("Days after which CloudWatch Logs deletes its copy"),
    })
    .optional()
    .describe("A second copy of all events in CloudWatch Logs, to search and alarm on; without it there is none"),
});

export const organizationTrailRules: readonly Rule[] = [];
