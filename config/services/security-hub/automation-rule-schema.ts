import { z } from "zod";
import { criteriaSchema } from "./criteria";

const text = z.string().min(1, "must not be empty");
const ruleName = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]{0,62}[a-z0-9]$/,
    "must be 2 to 64 lower-case letters, digits and hyphens, and begin with a letter",
  );
const ratio = z.int().min(0, "must be 0 to 100").max(100, "must be 0 to 100");

const oneOf = <Names extends string>(names: readonly Names[]) =>
  z.enum(names, { error: `must be one of ${names.join(", ")}` });

/** https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_AutomationRulesFindingFieldsUpdate.html */
const updateSchema = z
  .strictObject({
    Confidence: ratio.optional().describe("How sure it is that the finding is right, 0 to 100"),
    Criticality: ratio.optional().describe("How much the resource matters, 0 to 100"),
    Note: z
      .strictObject({ Text: text.max(512, "must have 512 characters at most"), UpdatedBy: text.default("gatehouse") })
      .optional(),
    RelatedFindings: z
      .array(z.strictObject({ Id: text, ProductArn: z.string().startsWith("arn:", "must be the ARN of a product") }))
      .min(1, "must name at least one finding")
      .max(10, "must name ten findings at most")
      .optional(),
    Severity: z
      .strictObject({
        Label: oneOf(["INFORMATIONAL", "LOW", "MEDIUM", "HIGH", "CRITICAL"]),
        Product: z.number().optional().describe("The severity in the product's own scale"),
      })
      .optional(),
    Types: z
      .array(z.string().regex(/^[^/]+(\/[^/]+){0,2}$/, "must be namespace/category/classifier"))
      .min(1, "must name at least one type")
      .max(50, "must name 50 types at most")
      .optional(),
    UserDefinedFields: z
      .record(text.max(128, "must have 128 characters at most"), text.max(1024, "must have 1,024 characters at most"))
      .refine((fields) => Object.keys(fields).length > 0, { error: "must hold at least one field" })
      .refine((fields) => Object.keys(fields).length <= 50, { error: "must hold 50 fields at most" })
      .optional(),
    VerificationState: oneOf(["UNKNOWN", "TRUE_POSITIVE", "FALSE_POSITIVE", "BENIGN_POSITIVE"]).optional(),
    Workflow: z.strictObject({ Status: oneOf(["NEW", "NOTIFIED", "RESOLVED", "SUPPRESSED"]) }).optional(),
  })
  .refine((update) => Object.keys(update).length > 0, { error: "must change at least one field" });

const automationRuleSchema = z
  .strictObject({
    name: ruleName.describe("Name of the rule; in Security Hub it begins with the name prefix"),
    description: text.max(1024, "must have 1,024 characters at most").describe("Why the rule is there"),
    order: z
      .int()
      .min(1, "must be 1 to 1000")
      .max(1000, "must be 1 to 1000")
      .describe("Rules are applied from the lowest to the highest, which then prevails; each must be unique"),
    enabled: z.boolean().default(true).describe("Whether the rule is applied"),
    terminal: z.boolean().default(false).describe("Whether no later rule is applied to what this one matches"),
    accounts: z
      .array(z.string())
      .min(1, "must name at least one account")
      .max(100, "must name 100 accounts at most, which is all that a rule takes")
      .optional()
      .describe("Names of accounts whose findings it is about, instead of AwsAccountId among the criteria"),
    criteria: criteriaSchema,
    update: updateSchema.describe("What of the finding is changed, as ASFF writes it"),
  })
  .refine(({ accounts, criteria }) => accounts === undefined || criteria.AwsAccountId === undefined, {
    path: ["accounts"],
    error: "must not stand beside AwsAccountId among the criteria: both are the account",
  })
  .refine(({ accounts, criteria }) => accounts !== undefined || Object.keys(criteria).length > 0, {
    path: ["criteria"],
    error: "must hold at least one filter, or the rule would change every finding",
  });

export const automationRulesSchema = z
  .array(automationRuleSchema)
  .max(100, "must hold 100 rules at most, which is all that Security Hub takes");

export type AutomationRule = z.infer<typeof automationRuleSchema>;
export type FindingUpdate = z.infer<typeof updateSchema>;
