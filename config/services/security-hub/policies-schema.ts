import { z } from "zod";
import { controlIds, controlParameters } from "./controls";
import { standards } from "./standards";

const standard = z.enum(standards, { error: `must be one of ${standards.join(", ")}` });

/** What a configuration policy sets in an account while Security Hub is on there. */
const settings = {
  standards: z
    .array(standard)
    // https://github.com/hashicorp/terraform-provider-aws/issues/36739
    .min(1, "must name at least one standard, which Security Hub demands while it is on")
    .refine((names) => new Set(names).size === names.length, { error: "names a standard twice" })
    .default(["foundational-security-best-practices"])
    .describe("Standards that are on, billed by the check; all others are off"),
  disabledControls: controlIds
    .default([])
    .describe("Security controls that are off, e.g. IAM.6; all others are on, also those that AWS adds later"),
  enabledControls: controlIds
    .min(1, "must name at least one control")
    .optional()
    .describe(
      "Security controls that are on, instead of disabledControls; all others are off, also those that AWS adds later",
    ),
  parameters: controlParameters
    .default({})
    .describe("Values of the parameters of controls by control and parameter, each by its type, e.g. { int: 14 }"),
};

const description = z.string().min(1, "must not be empty").max(512, "must have 512 characters at most");

export const defaultPolicySchema = z.strictObject({
  description: description.default("Security Hub for every account of the organization").describe("For people"),
  ...settings,
});

const policySchema = z.strictObject({
  name: z
    .string()
    .regex(
      /^[a-z][a-z0-9-]{0,30}[a-z0-9]$/,
      "must be 2 to 32 lower-case letters, digits and hyphens, and begin with a letter",
    )
    .describe("Name of the policy; in AWS it begins with the name prefix"),
  description: description.optional().describe("For people"),
  organizationalUnits: z
    .array(z.string())
    .default([])
    .describe("Paths of organizational units; those below inherit it unless another policy names them"),
  accounts: z
    .array(z.string())
    .default([])
    .describe("Names of accounts, whichever policy their organizational unit has"),
  enabled: z
    .boolean()
    .default(true)
    .describe("Whether Security Hub is on in these accounts; false needs no standards and no controls"),
  ...settings,
});

export const policiesSchema = z.array(policySchema);

export type DefaultPolicy = z.infer<typeof defaultPolicySchema>;
export type Policy = z.infer<typeof policySchema>;
