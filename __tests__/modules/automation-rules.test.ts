import { type AutomationRuleProps, AutomationRules, type FindingFieldsUpdate } from "../../modules/automation-rules";
import { synthConstruct } from "../support/synth-stack";

const rule: AutomationRuleProps = {
  id: "quiet",
  name: "gatehouse-quiet",
  description: "Quiet",
  order: 7,
  enabled: true,
  terminal: true,
  criteria: { ProductName: [{ comparison: "EQUALS", value: "Inspector" }] },
  update: { Workflow: { Status: "SUPPRESSED" } },
};

function synth(changes: Partial<AutomationRuleProps> = {}) {
  const { resource } = synthConstruct(
    (stack) => new AutomationRules(stack, "rule", { rules: [{ ...rule, ...changes }], dependsOn: [] }),
  );
  return Object.values(resource.aws_securityhub_automation_rule ?? {})[0];
}

const updateOf = (update: FindingFieldsUpdate) =>
  ((synth({ update })?.actions ?? []) as { finding_fields_update: object[] }[])[0]?.finding_fields_update;

test("a rule has its order, one action, and matches by ASFF's attributes", () => {
  expect(synth()).toMatchObject({
    rule_name: "gatehouse-quiet",
    rule_order: 7,
    rule_status: "ENABLED",
    is_terminal: true,
    criteria: [{ product_name: [{ comparison: "EQUALS", value: "Inspector" }] }],
    actions: [{ type: "FINDING_FIELDS_UPDATE", finding_fields_update: [{ workflow: [{ status: "SUPPRESSED" }] }] }],
  });
  expect(synth({ enabled: false })).toMatchObject({ rule_status: "DISABLED" });
});

test.each<[string, FindingFieldsUpdate, object]>([
  ["the severity", { Severity: { Label: "LOW" } }, { severity: [{ label: "LOW" }] }],
  [
    "a product's severity of 0",
    { Severity: { Label: "LOW", Product: 0 } },
    { severity: [{ label: "LOW", product: 0 }] },
  ],
  ["a note", { Note: { Text: "t", UpdatedBy: "u" } }, { note: [{ text: "t", updated_by: "u" }] }],
  ["types", { Types: ["TTPs"] }, { types: ["TTPs"] }],
  ["fields of one's own", { UserDefinedFields: { a_b: "c" } }, { user_defined_fields: { a_b: "c" } }],
  ["the verification", { VerificationState: "FALSE_POSITIVE" }, { verification_state: "FALSE_POSITIVE" }],
  ["a confidence of 0", { Confidence: 0 }, { confidence: 0 }],
  ["a criticality of 0", { Criticality: 0 }, { criticality: 0 }],
  [
    "related findings",
    { RelatedFindings: [{ Id: "i", ProductArn: "arn:p" }] },
    { related_findings: [{ id: "i", product_arn: "arn:p" }] },
  ],
])("an action can change %s, and nothing else with it", (_what, update, expected) => {
  expect(updateOf(update)).toEqual([expected]);
});
