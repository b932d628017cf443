import { z } from "zod";
import { dateFilters, mapFilters, numberFilters, stringFilters } from "./filters";

const comparisons = ["EQUALS", "NOT_EQUALS", "PREFIX", "PREFIX_NOT_EQUALS", "CONTAINS", "NOT_CONTAINS"] as const;

// Each once in the JSON schema.
const strings = stringFilters(comparisons, 20).meta({ id: "StringCriteria" }).optional();
const manyStrings = stringFilters(comparisons, 100).meta({ id: "ManyStringCriteria" }).optional();
const maps = mapFilters(["EQUALS", "NOT_EQUALS", "CONTAINS", "NOT_CONTAINS"], 20)
  .meta({ id: "MapCriteria" })
  .optional();
const numbers = numberFilters(["eq", "gt", "gte", "lt", "lte"], 20).meta({ id: "NumberCriteria" }).optional();
const dates = dateFilters(20).meta({ id: "DateCriteria" }).optional();

/**
 * What an automation rule can look at, by ASFF's names, as far as the provider knows it. AWS takes 20 values for each, and
 * 100 for four of them:
 * https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_AutomationRulesFindingFilters.html
 */
export const criteriaSchema = z
  .strictObject({
    AwsAccountId: manyStrings,
    AwsAccountName: strings,
    CompanyName: strings,
    ComplianceAssociatedStandardsId: strings,
    ComplianceSecurityControlId: strings,
    ComplianceStatus: strings,
    Confidence: numbers,
    CreatedAt: dates,
    Criticality: numbers,
    Description: strings,
    FirstObservedAt: dates,
    GeneratorId: manyStrings,
    Id: strings,
    LastObservedAt: dates,
    NoteText: strings,
    NoteUpdatedAt: dates,
    NoteUpdatedBy: strings,
    ProductArn: strings,
    ProductName: strings,
    RecordState: strings,
    RelatedFindingsId: strings,
    RelatedFindingsProductArn: strings,
    ResourceApplicationArn: strings,
    ResourceApplicationName: strings,
    ResourceDetailsOther: maps,
    ResourceId: manyStrings,
    ResourcePartition: strings,
    ResourceRegion: strings,
    ResourceTags: maps,
    ResourceType: strings,
    SeverityLabel: strings,
    SourceUrl: strings,
    Title: manyStrings,
    Type: strings,
    UpdatedAt: dates,
    UserDefinedFields: maps,
    VerificationState: strings,
    WorkflowStatus: strings,
  })
  .describe("Filters by ASFF's name of what they look at; a finding must match all of them");

export type Criteria = z.infer<typeof criteriaSchema>;

/** Attributes that hold the id of a security control, alone or at their end. */
const withControlId = ["ComplianceSecurityControlId", "GeneratorId", "Id"];

/**
 * Whether a filter finds more controls than it names: "Config.1" is also in "Config.10"
 * (https://github.com/ministryofjustice/aws-root-account/pull/1585).
 */
export function findsMoreControls(attribute: string, comparison: string, value: string): boolean {
  const partly = ["CONTAINS", "NOT_CONTAINS", "PREFIX", "PREFIX_NOT_EQUALS"].includes(comparison);
  return partly && withControlId.includes(attribute) && /(^|\/)[A-Za-z][A-Za-z0-9]*\.\d+$/.test(value);
}
