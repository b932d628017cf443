import { z } from "zod";
import { groupByAttributes, insightFiltersSchema } from "./insight-filters";

const text = z.string().min(1, "must not be empty");

const insightSchema = z
  .strictObject({
    name: z
      .string()
      .regex(
        /^[a-z][a-z0-9-]{0,62}[a-z0-9]$/,
        "must be 2 to 64 lower-case letters, digits and hyphens, and begin with a letter",
      )
      .describe("Name of the insight; in Security Hub it begins with the name prefix"),
    groupByAttribute: z
      .enum(groupByAttributes, { error: `must be one of ${groupByAttributes.join(", ")}` })
      .describe("By what the findings are counted"),
    accounts: z
      .array(z.string())
      .min(1, "must name at least one account")
      .max(20, "must name 20 accounts at most")
      .optional()
      .describe("Names of accounts whose findings are counted, instead of AwsAccountId among the filters"),
    workloads: z
      .array(z.string())
      .min(1, "must name at least one workload")
      .max(20, "must name 20 workloads at most")
      .optional()
      .describe("Names of workloads whose pipelines' findings are counted, instead of ProductFields among the filters"),
    filters: insightFiltersSchema.prefault({}),
  })
  .refine(({ accounts, filters }) => accounts === undefined || filters.AwsAccountId === undefined, {
    path: ["accounts"],
    error: "must not stand beside AwsAccountId among the filters: both are the account",
  })
  .refine(({ workloads, filters }) => workloads === undefined || filters.ProductFields === undefined, {
    path: ["workloads"],
    error: "must not stand beside ProductFields among the filters, which would match either",
  })
  .refine(({ accounts, workloads, filters }) => accounts ?? workloads ?? Object.keys(filters).length, {
    path: ["filters"],
    error: "must hold at least one filter, unless accounts or workloads are named",
  });

export const insightsSchema = z
  .array(insightSchema)
  .max(100, "must hold 100 insights at most, which is all that Security Hub takes");

/** https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_CreateActionTarget.html */
const actionTargetSchema = z.strictObject({
  name: text.max(20, "must have 20 characters at most").describe("What the console offers for a finding"),
  identifier: z
    .string()
    .regex(/^[A-Za-z0-9]{1,20}$/, "must be 1 to 20 letters and digits")
    .describe("Ends the ARN by which an EventBridge rule knows the action; each must be unique"),
  description: text.max(500, "must have 500 characters at most").describe("What happens when somebody chooses it"),
});

export const actionTargetsSchema = z
  .array(actionTargetSchema)
  .max(50, "must hold 50 action targets at most, which is all that Security Hub takes");

const productSubscriptionSchema = z.strictObject({
  product: z
    .string()
    .regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, "must be company/product as they stand in its ARN, e.g. prowler/prowler")
    .describe("Company and product as they stand in the product's ARN"),
  accountId: z
    .string()
    .regex(/^\d{12}$/, "must be 12 digits in quotes")
    .optional()
    .describe("AWS account of the company, where the product's ARN has one"),
});

export const productSubscriptionsSchema = z.array(productSubscriptionSchema);

export type Insight = z.infer<typeof insightSchema>;
export type ActionTarget = z.infer<typeof actionTargetSchema>;
export type ProductSubscription = z.infer<typeof productSubscriptionSchema>;
