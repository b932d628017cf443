import { z } from "zod";
import type { Rule } from "../rules/draft";
import { automationRuleRules } from "./security-hub/automation-rule-rules";
import { automationRulesSchema } from "./security-hub/automation-rule-schema";
import { insightRules } from "./security-hub/insight-rules";
import { actionTargetsSchema, insightsSchema, productSubscriptionsSchema } from "./security-hub/insights-schema";
import { defaultPolicySchema, policiesSchema } from "./security-hub/policies-schema";
import { policyRules } from "./security-hub/policy-rules";

/** `securityHub` of the organization file. */
export const securityHubSchema = z.strictObject({
  defaultPolicy: defaultPolicySchema
    .prefault({})
    .describe("Configuration policy of every account that none of the policies reaches, the management account too"),
  policies: policiesSchema
    .default([])
    .describe("Configuration policies of some organizational units and accounts; the most specific one applies"),
  automationRules: automationRulesSchema
    .default([])
    .describe("What Security Hub changes in a finding when it arrives or is updated, in every governed region"),
  insights: insightsSchema.default([]).describe("Counts of findings that the home region's console shows"),
  actionTargets: actionTargetsSchema
    .default([])
    .describe("Actions that people choose for findings in the home region; each becomes an event"),
  productSubscriptions: productSubscriptionsSchema
    .default([])
    .describe("Partners' products whose findings the security account takes, in every governed region"),
});

export const securityHubRules: readonly Rule[] = [...policyRules, ...automationRuleRules, ...insightRules];
