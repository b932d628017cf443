import {
  noteMembers,
  providerSeverity,
  ratio,
  relatedFindings,
  severity,
  timestamp,
  types,
  uri,
  userDefinedFields,
  verificationState,
  vulnerability,
  workflow,
} from "./asff-parts";
import {
  anything,
  boolean,
  type Fields,
  isObject,
  list,
  map,
  matching,
  oneOf,
  type Shape,
  structure,
  text,
} from "./shape";

/** API Resource; Id 512 and Container strings 128 (2020); Details.Other 50 pairs, key 128, value 1024 (cloud-custodian#3603). */
const resource = structure(
  {
    Type: text(256),
    Id: text(512),
    Partition: oneOf("aws", "aws-cn", "aws-us-gov", "aws-us-iso", "aws-us-iso-b", "AzureCloud"),
    Region: text(16),
    Provider: oneOf("Azure", "AWS", "GCP"),
    Owner: anything,
    ResourceRole: text(),
    Tags: map(50, 128, 256),
    DataClassification: anything,
    Details: details,
    ApplicationName: text(),
    ApplicationArn: text(),
  },
  ["Type", "Id"],
);

const limitedDetails: Readonly<Record<string, Shape>> = {
  Other: map(50, 128, 1024),
  Container: structure({
    ContainerRuntime: text(),
    Name: text(128),
    ImageId: text(128),
    ImageName: text(128),
    LaunchedAt: timestamp,
    VolumeMounts: anything,
    Privileged: boolean,
  }),
};

function details(value: unknown, path: string): readonly string[] {
  if (!isObject(value)) return [`${path} should be object`];
  return Object.entries(value).flatMap(([name, entry]) => (limitedDetails[name] ?? anything)(entry, `${path}.${name}`));
}

/** API AwsSecurityFinding: every member with its documented limit. */
const finding = structure(
  {
    SchemaVersion: oneOf("2018-10-08"),
    Id: text(512),
    ProductArn: text(2048, 12),
    ProductName: text(128),
    CompanyName: text(128),
    Region: text(16),
    GeneratorId: text(512),
    AwsAccountId: matching(/^\d{12}$/),
    AwsAccountName: text(50),
    Types: types,
    FirstObservedAt: timestamp,
    LastObservedAt: timestamp,
    CreatedAt: timestamp,
    UpdatedAt: timestamp,
    Severity: severity,
    Confidence: ratio,
    Criticality: ratio,
    Title: text(256),
    Description: text(1024),
    // "Text" or "Url": https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_Recommendation.html
    Remediation: structure({ Recommendation: structure({ Text: text(512), Url: uri }) }),
    SourceUrl: uri,
    ProductFields: map(50, 128, 2048),
    UserDefinedFields: userDefinedFields,
    Malware: list(anything, 5),
    Network: anything,
    NetworkPath: list(anything),
    Process: structure({
      Name: text(64),
      Path: text(512),
      Pid: anything,
      ParentPid: anything,
      LaunchedAt: timestamp,
      TerminatedAt: timestamp,
    }),
    Threats: list(anything, 32, 1),
    ThreatIntelIndicators: list(anything, 5, 1),
    Resources: list(resource, 32, 1),
    Compliance: structure({
      Status: oneOf("PASSED", "WARNING", "FAILED", "NOT_AVAILABLE"),
      RelatedRequirements: list(text(), 32),
      StatusReasons: list(structure({ ReasonCode: text(), Description: text() }, ["ReasonCode"])),
      SecurityControlId: text(),
      AssociatedStandards: anything,
      SecurityControlParameters: anything,
    }),
    VerificationState: verificationState,
    WorkflowState: oneOf("NEW", "ASSIGNED", "IN_PROGRESS", "DEFERRED", "RESOLVED"),
    Workflow: workflow,
    RecordState: oneOf("ACTIVE", "ARCHIVED"),
    RelatedFindings: relatedFindings,
    Note: structure({ ...noteMembers, UpdatedAt: timestamp }, ["Text", "UpdatedBy", "UpdatedAt"]),
    Vulnerabilities: list(vulnerability),
    PatchSummary: anything,
    Action: anything,
    FindingProviderFields: structure({
      Confidence: ratio,
      Criticality: ratio,
      RelatedFindings: relatedFindings,
      Severity: providerSeverity,
      Types: types,
    }),
    Sample: boolean,
    GeneratorDetails: structure({ Name: text(), Description: text(), Labels: list(text(), 10) }),
    Detection: anything,
  },
  [
    "SchemaVersion",
    "Id",
    "ProductArn",
    "GeneratorId",
    "AwsAccountId",
    "CreatedAt",
    "UpdatedAt",
    "Title",
    "Description",
    "Resources",
  ],
);

/** https://docs.aws.amazon.com/securityhub/latest/userguide/finding-update-batchimportfindings.html: 240 KB a finding. */
const maximumBytes = 240_000;

/** What `value` breaks of the finding format. */
export function formatErrors(value: Fields): readonly string[] {
  return [...finding(value, "data"), ...providerErrors(value), ...sizeErrors(value)];
}

/** Severity (Label or Normalized) and Types are required, at the top level or in FindingProviderFields (asff-required-attributes). */
function providerErrors(value: Fields): readonly string[] {
  const provider = isObject(value.FindingProviderFields) ? value.FindingProviderFields : {};
  const given = provider.Severity ?? value.Severity;
  const rated = isObject(given) && (given.Label !== undefined || given.Normalized !== undefined);
  return [
    ...(rated ? [] : ["data should have required property 'FindingProviderFields.Severity' with a Label"]),
    ...((provider.Types ?? value.Types) ? [] : ["data should have required property 'FindingProviderFields.Types'"]),
  ];
}

function sizeErrors(value: Fields): readonly string[] {
  const bytes = Buffer.byteLength(JSON.stringify(value));
  return bytes > maximumBytes ? [`data should NOT be larger than 240 KB, is ${bytes} bytes`] : [];
}
