import {
  SecurityhubAutomationRule,
  type SecurityhubAutomationRuleActionsFindingFieldsUpdate as TerraformUpdate,
} from "@cdktf/provider-aws/lib/securityhub-automation-rule";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { type FilterForm, type FindingFilters, filterBlocks, terraformName } from "./finding-filters";

/** What a rule writes, as ASFF names it. */
export interface FindingFieldsUpdate {
  readonly Confidence?: number | undefined;
  readonly Criticality?: number | undefined;
  readonly Note?: { readonly Text: string; readonly UpdatedBy: string } | undefined;
  readonly RelatedFindings?: readonly { readonly Id: string; readonly ProductArn: string }[] | undefined;
  readonly Severity?: { readonly Label: string; readonly Product?: number | undefined } | undefined;
  readonly Types?: readonly string[] | undefined;
  readonly UserDefinedFields?: Readonly<Record<string, string>> | undefined;
  readonly VerificationState?: string | undefined;
  readonly Workflow?: { readonly Status: string } | undefined;
}

export interface AutomationRuleProps {
  /** In a plan. */
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** 1 to 1000, each once. */
  readonly order: number;
  readonly enabled: boolean;
  readonly terminal: boolean;
  readonly criteria: FindingFilters;
  readonly update: FindingFieldsUpdate;
}

export interface AutomationRulesProps {
  readonly rules: readonly AutomationRuleProps[];
  readonly dependsOn: ITerraformDependable[];
}

/** To this resource a range of dates is a list of one. */
const criterionForm: FilterForm = {
  nameOf: terraformName,
  blockOf: ({ dateRange, ...filter }) => (dateRange === undefined ? filter : { dateRange: [dateRange] }),
};

/**
 * What Security Hub changes in findings of all accounts as they arrive or are updated. A rule is only of the region that
 * holds it, also with an aggregator: https://docs.aws.amazon.com/securityhub/latest/userguide/automation-rules.html
 */
export class AutomationRules extends Construct {
  constructor(scope: Construct, id: string, { rules, dependsOn }: AutomationRulesProps) {
    super(scope, id);

    for (const { id: ruleId, name, description, order, enabled, terminal, criteria, update } of rules)
      new SecurityhubAutomationRule(this, ruleId, {
        ruleName: name,
        description,
        ruleOrder: order,
        ruleStatus: enabled ? "ENABLED" : "DISABLED",
        isTerminal: terminal,
        criteria: [filterBlocks(criteria, criterionForm)],
        actions: [{ type: "FINDING_FIELDS_UPDATE", findingFieldsUpdate: [updateBlock(update)] }],
        dependsOn,
      });
  }
}

function updateBlock(update: FindingFieldsUpdate): TerraformUpdate {
  const { Confidence, Criticality, Note, RelatedFindings, Severity, Types } = update;
  const { UserDefinedFields, VerificationState, Workflow } = update;
  return {
    ...(Confidence !== undefined && { confidence: Confidence }),
    ...(Criticality !== undefined && { criticality: Criticality }),
    ...(Types && { types: [...Types] }),
    ...(UserDefinedFields && { userDefinedFields: UserDefinedFields }),
    ...(VerificationState && { verificationState: VerificationState }),
    ...(Note && { note: [{ text: Note.Text, updatedBy: Note.UpdatedBy }] }),
    ...(RelatedFindings && {
      relatedFindings: RelatedFindings.map(({ Id, ProductArn }) => ({ id: Id, productArn: ProductArn })),
    }),
    ...(Severity && {
      severity: [{ label: Severity.Label, ...(Severity.Product !== undefined && { product: Severity.Product }) }],
    }),
    ...(Workflow && { workflow: [{ status: Workflow.Status }] }),
  };
}
