import type { AsffFinding } from "./asff";
import { asffLimits as limit } from "./asff-limits";
import { severityLabels } from "./severity";

/** Forms that Security Hub takes: https://docs.aws.amazon.com/securityhub/1.0/APIReference/Welcome.html (Timestamp). */
const timestamp = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/;
const namespaces =
  /^(Software and Configuration Checks|TTPs|Effects|Unusual Behaviors|Sensitive Data Identifications)(\/[^/]+){1,2}$/;

interface Lengths {
  readonly field: string;
  readonly values: (finding: AsffFinding) => readonly (string | undefined)[];
  readonly maximum: number;
}

const lengths: readonly Lengths[] = [
  { field: "Id", values: (f) => [f.Id], maximum: limit.id },
  { field: "ProductArn", values: (f) => [f.ProductArn], maximum: limit.productArn },
  { field: "ProductName", values: (f) => [f.ProductName], maximum: limit.productName },
  { field: "CompanyName", values: (f) => [f.CompanyName], maximum: limit.companyName },
  { field: "GeneratorId", values: (f) => [f.GeneratorId], maximum: limit.generatorId },
  { field: "Title", values: (f) => [f.Title], maximum: limit.title },
  { field: "Description", values: (f) => [f.Description], maximum: limit.description },
  {
    field: "Recommendation.Text",
    values: (f) => [f.Remediation?.Recommendation.Text],
    maximum: limit.recommendationText,
  },
  { field: "Recommendation.Url", values: (f) => [f.Remediation?.Recommendation.Url], maximum: limit.url },
  {
    field: "Severity.Original",
    values: (f) => [f.FindingProviderFields.Severity.Original],
    maximum: limit.severityOriginal,
  },
  { field: "ProductFields key", values: (f) => Object.keys(f.ProductFields), maximum: limit.productFieldKey },
  { field: "ProductFields value", values: (f) => Object.values(f.ProductFields), maximum: limit.productFieldValue },
  { field: "Resources.Type", values: (f) => f.Resources.map(({ Type }) => Type), maximum: limit.resourceType },
  { field: "Resources.Id", values: (f) => f.Resources.map(({ Id }) => Id), maximum: limit.resourceId },
  {
    field: "Details.Other key",
    values: (f) => f.Resources.flatMap((r) => Object.keys(other(r))),
    maximum: limit.detailsOtherKey,
  },
  {
    field: "Details.Other value",
    values: (f) => f.Resources.flatMap((r) => Object.values(other(r))),
    maximum: limit.detailsOtherValue,
  },
  {
    field: "Vulnerabilities.Id",
    values: (f) => (f.Vulnerabilities ?? []).map(({ Id }) => Id),
    maximum: limit.vulnerabilityId,
  },
  {
    field: "Vendor.Name",
    values: (f) => (f.Vulnerabilities ?? []).map(({ Vendor }) => Vendor?.Name),
    maximum: limit.vulnerabilityVendor,
  },
  {
    field: "VulnerablePackages",
    values: (f) => (f.Vulnerabilities ?? []).flatMap((v) => v.VulnerablePackages).flatMap((p) => Object.values(p)),
    maximum: limit.packageField,
  },
];

interface Count {
  readonly field: string;
  readonly count: (finding: AsffFinding) => number;
  readonly minimum: number;
  readonly maximum: number;
}

const counts: readonly Count[] = [
  { field: "Types", count: (f) => f.FindingProviderFields.Types.length, minimum: 1, maximum: limit.types },
  { field: "Resources", count: (f) => f.Resources.length, minimum: 1, maximum: limit.resources },
  {
    field: "ProductFields",
    count: (f) => Object.keys(f.ProductFields).length,
    minimum: 0,
    maximum: limit.productFields,
  },
  {
    field: "Details.Other",
    count: (f) => Math.max(...f.Resources.map((r) => Object.keys(other(r)).length)),
    minimum: 0,
    maximum: limit.detailsOther,
  },
  { field: "bytes", count: findingBytes, minimum: 1, maximum: limit.findingBytes },
];

/** What Security Hub would refuse, as sentences; empty when the finding is valid. Run before anything is sent. */
export function asffProblems(finding: AsffFinding): readonly string[] {
  const { FindingProviderFields: provided } = finding;
  return [
    ...lengths.flatMap(({ field, values, maximum }) =>
      values(finding).flatMap((value) => lengthProblem(field, value, maximum)),
    ),
    ...counts.flatMap(({ field, count, minimum, maximum }) =>
      between(count(finding), minimum, maximum)
        ? []
        : [`${field}: ${count(finding)}, allowed ${minimum} to ${maximum}`],
    ),
    ...(/^\d{12}$/.test(finding.AwsAccountId) ? [] : [`AwsAccountId: "${finding.AwsAccountId}" is not 12 digits`]),
    ...[finding.CreatedAt, finding.UpdatedAt].filter((t) => !timestamp.test(t)).map((t) => `"${t}" is no timestamp`),
    ...(finding.CreatedAt <= finding.UpdatedAt ? [] : ["CreatedAt is later than UpdatedAt"]),
    ...provided.Types.filter((type) => !namespaces.test(type)).map((type) => `Types: "${type}" is not of the taxonomy`),
    ...(severityLabels.includes(provided.Severity.Label) ? [] : [`Severity.Label: "${provided.Severity.Label}"`]),
    ...(between(provided.Confidence ?? 0, 0, 100) ? [] : [`Confidence: ${provided.Confidence}, allowed 0 to 100`]),
  ];
}

/** Size of a finding as it is sent, in bytes. */
export function findingBytes(finding: AsffFinding): number {
  return Buffer.byteLength(JSON.stringify(finding));
}

function other(resource: AsffFinding["Resources"][number]): Readonly<Record<string, string>> {
  return resource.Details?.Other ?? {};
}

function lengthProblem(field: string, value: string | undefined, maximum: number): readonly string[] {
  if (value === undefined) return [];
  if (!/\S/.test(value)) return [`${field}: empty`];
  return value.length <= maximum ? [] : [`${field}: ${value.length} characters, allowed ${maximum}`];
}

function between(value: number, minimum: number, maximum: number): boolean {
  return value >= minimum && value <= maximum;
}
