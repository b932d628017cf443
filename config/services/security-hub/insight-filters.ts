import { z } from "zod";
import { dateFilters, ipFilters, mapFilters, numberFilters, stringFilters } from "./filters";

const most = 20;

/** Of an insight, unlike an automation rule, CONTAINS is refused. */
const strings = stringFilters(["EQUALS", "NOT_EQUALS", "PREFIX", "PREFIX_NOT_EQUALS"], most)
  .meta({ id: "StringFilters" })
  .optional();
const maps = mapFilters(["EQUALS", "NOT_EQUALS"], most).meta({ id: "MapFilters" }).optional();
const numbers = numberFilters(["eq", "gte", "lte"], most).meta({ id: "NumberFilters" }).optional();
const dates = dateFilters(most).meta({ id: "DateFilters" }).optional();
const ranges = ipFilters(most).meta({ id: "IpFilters" }).optional();

const shapeOf = <const Names extends readonly string[], Filters extends z.ZodType>(names: Names, filters: Filters) =>
  Object.fromEntries(names.map((name) => [name, filters])) as Record<Names[number], Filters>;

const stringAttributes = [
  "AwsAccountId",
  "CompanyName",
  "ComplianceStatus",
  "Description",
  "FindingProviderFieldsRelatedFindingsId",
  "FindingProviderFieldsRelatedFindingsProductArn",
  "FindingProviderFieldsSeverityLabel",
  "FindingProviderFieldsSeverityOriginal",
  "FindingProviderFieldsTypes",
  "GeneratorId",
  "Id",
  "MalwareName",
  "MalwarePath",
  "MalwareState",
  "MalwareType",
  "NetworkDestinationDomain",
  "NetworkDirection",
  "NetworkProtocol",
  "NetworkSourceDomain",
  "NetworkSourceMac",
  "NoteText",
  "NoteUpdatedBy",
  "ProcessName",
  "ProcessPath",
  "ProductArn",
  "ProductName",
  "RecommendationText",
  "RecordState",
  "RelatedFindingsId",
  "RelatedFindingsProductArn",
  "ResourceAwsEc2InstanceIamInstanceProfileArn",
  "ResourceAwsEc2InstanceImageId",
  "ResourceAwsEc2InstanceKeyName",
  "ResourceAwsEc2InstanceSubnetId",
  "ResourceAwsEc2InstanceType",
  "ResourceAwsEc2InstanceVpcId",
  "ResourceAwsIamAccessKeyStatus",
  "ResourceAwsS3BucketOwnerId",
  "ResourceAwsS3BucketOwnerName",
  "ResourceContainerImageId",
  "ResourceContainerImageName",
  "ResourceContainerName",
  "ResourceId",
  "ResourcePartition",
  "ResourceRegion",
  "ResourceType",
  "SeverityLabel",
  "SourceUrl",
  "ThreatIntelIndicatorCategory",
  "ThreatIntelIndicatorSource",
  "ThreatIntelIndicatorSourceUrl",
  "ThreatIntelIndicatorType",
  "ThreatIntelIndicatorValue",
  "Title",
  "Type",
  "VerificationState",
  "WorkflowStatus",
] as const;

/** What an insight can look at, by ASFF's names, as far as the provider knows it and AWS has not deprecated it. */
export const insightFiltersSchema = z
  .strictObject({
    ...shapeOf(stringAttributes, strings),
    ...shapeOf(["ProductFields", "ResourceDetailsOther", "ResourceTags", "UserDefinedFields"], maps),
    ...shapeOf(
      [
        "Confidence",
        "Criticality",
        "FindingProviderFieldsConfidence",
        "FindingProviderFieldsCriticality",
        "NetworkDestinationPort",
        "NetworkSourcePort",
        "ProcessParentPid",
        "ProcessPid",
      ],
      numbers,
    ),
    ...shapeOf(
      [
        "CreatedAt",
        "FirstObservedAt",
        "LastObservedAt",
        "NoteUpdatedAt",
        "ProcessLaunchedAt",
        "ProcessTerminatedAt",
        "ResourceAwsEc2InstanceLaunchedAt",
        "ResourceAwsIamAccessKeyCreatedAt",
        "ResourceContainerLaunchedAt",
        "ThreatIntelIndicatorLastObservedAt",
        "UpdatedAt",
      ],
      dates,
    ),
    ...shapeOf(
      [
        "NetworkDestinationIpV4",
        "NetworkDestinationIpV6",
        "NetworkSourceIpV4",
        "NetworkSourceIpV6",
        "ResourceAwsEc2InstanceIpV4Addresses",
        "ResourceAwsEc2InstanceIpV6Addresses",
      ],
      ranges,
    ),
  })
  .describe("Filters by ASFF's name of what they look at; a finding must match all of them");

export type InsightFilters = z.infer<typeof insightFiltersSchema>;

/** By what findings can be counted: whatever holds one text, also what the provider has no filter for. */
export const groupByAttributes = [
  ...stringAttributes,
  "AwsAccountName",
  "ComplianceAssociatedStandardsId",
  "ComplianceSecurityControlId",
  "Region",
  "ResourceApplicationArn",
  "ResourceApplicationName",
  "ResourceAwsIamUserUserName",
  "VulnerabilitiesExploitAvailable",
  "VulnerabilitiesFixAvailable",
] as const;
