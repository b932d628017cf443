import { z } from "zod";
import { pathBeside } from "../compliance/files";
import { policyTriggers } from "../compliance/pack-template";
import { accountRules } from "../compliance/rules/account-rules";
import { fileRules } from "../compliance/rules/file-rules";
import { managedRuleRules } from "../compliance/rules/managed-rule-rules";
import { nameRules } from "../compliance/rules/name-rules";
import { packRules } from "../compliance/rules/pack-rules";
import { placeRules } from "../compliance/rules/place-rules";
import { regions } from "../regions";
import type { Rule } from "../rules/draft";

const regionList = z
  .array(z.enum(regions, { error: `must be one of ${regions.join(", ")}` }))
  .min(1, "must name at least one region; without it, it is all governed regions");

const accountNames = z.array(z.string()).default([]);

// Lengths and patterns: https://docs.aws.amazon.com/config/latest/APIReference/API_PutOrganizationConfigRule.html
const ruleName = z
  .string()
  .regex(/^[A-Za-z0-9_-]+$/, "must be letters, digits, hyphens and underscores")
  .describe("Name of the rule; the name prefix is put before it");

const description = z
  .string()
  .min(1, "must not be empty")
  .max(256, "must be 256 characters at most")
  .optional()
  .describe("What the rule is for, shown in AWS Config");

const parameters = z
  .record(
    z.string(),
    z
      .union([z.string(), z.number(), z.boolean()], { error: "must be a text, a number, true or false" })
      .transform(String),
  )
  .default({});

const resourceTypes = z
  .array(z.string().regex(/^AWS::[A-Za-z0-9]+::[A-Za-z0-9]+$/, "must be a resource type, e.g. AWS::S3::Bucket"))
  .min(1, "must name at least one resource type")
  .max(100, "must name 100 resource types at most");

const tag = z.strictObject({
  key: z
    .string()
    .min(1, "must not be empty")
    .max(128, "must be 128 characters at most")
    .describe("Key that the resource has"),
  value: z
    .string()
    .min(1, "must not be empty")
    .max(256, "must be 256 characters at most")
    .optional()
    .describe("Value of that key; default: any"),
});

const file = (what: string) =>
  z
    .string()
    .regex(pathBeside, "must be a path beside the organization file, without ..")
    .describe(`${what}, beside the organization file`);

const places = {
  excludedAccounts: accountNames.describe("Names of accounts that are left out here, beside those left out of all"),
  regions: regionList
    .optional()
    .describe("Default: every governed region, or the home region where only that records what it judges"),
};

const managedRule = z.strictObject({
  identifier: z.string().describe("Identifier of AWS's managed rule, e.g. ACCESS_KEYS_ROTATED"),
  name: ruleName.optional().describe("Default: the identifier in lower case, with hyphens"),
  description,
  parameters: parameters.describe("The rule's own parameters"),
  resourceTypes: resourceTypes.optional().describe("Default: all types that the rule judges"),
  tag: tag.optional().describe("Judges only resources with this tag; not together with resourceTypes"),
  frequency: z
    .enum(["One_Hour", "Three_Hours", "Six_Hours", "Twelve_Hours", "TwentyFour_Hours"], {
      error: "must be One_Hour, Three_Hours, Six_Hours, Twelve_Hours or TwentyFour_Hours",
    })
    .optional()
    .describe("How often a periodic rule runs; default: TwentyFour_Hours"),
  ...places,
});

const policyRule = z.strictObject({
  name: ruleName,
  description,
  policy: file("Guard policy"),
  triggers: z
    .array(z.enum(policyTriggers, { error: `must be one of ${policyTriggers.join(", ")}` }))
    .min(1, "must name at least one change")
    .default([...policyTriggers])
    .describe("Changes on which the policy is asked"),
  parameters: parameters.describe("What the policy can refer to"),
  resourceTypes: resourceTypes.optional().describe("Default: every type that is recorded"),
  tag: tag.optional().describe("Judges only resources with this tag; not together with resourceTypes"),
  debugLogAccounts: accountNames.describe("Names of accounts in which Config logs how the policy was evaluated"),
  ...places,
});

const conformancePack = z.strictObject({
  name: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9-]*$/, "must be letters, digits and hyphens, and begin with a letter")
    .describe("One of Gatehouse's own, baseline or delivery-pipeline, or the name of a template's"),
  template: file("CloudFormation template of rules, YAML or JSON").optional(),
  parameters: parameters.describe("Values of the template's parameters"),
  ...places,
});

/** `compliance` of the organization file. */
export const complianceSchema = z.strictObject({
  excludedAccounts: accountNames.describe(
    "Names of accounts without any of these rules, e.g. because they do not record; suspended ones are left out anyway",
  ),
  managedRules: z.array(managedRule).default([]).describe("AWS's managed rules, each for the whole organization"),
  policyRules: z.array(policyRule).default([]).describe("Rules written in Guard, each for the whole organization"),
  conformancePacks: z
    .array(conformancePack)
    .default([
      { name: "baseline", parameters: {}, excludedAccounts: [] },
      { name: "delivery-pipeline", parameters: {}, excludedAccounts: [] },
    ])
    .describe(
      "Packs of rules for the whole organization, billed by the evaluation like every rule; default: both of Gatehouse's own",
    ),
});

export type Compliance = z.infer<typeof complianceSchema>;

export const complianceRules: readonly Rule[] = [
  ...accountRules,
  ...placeRules,
  ...nameRules,
  ...managedRuleRules,
  ...packRules,
  ...fileRules,
];
