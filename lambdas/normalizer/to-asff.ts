import { type AsffFinding, type AsffResource, productField } from "../shared/asff";
import { asffLimits as limit } from "../shared/asff-limits";
import type { Finding } from "../shared/finding";
import { findingId } from "../shared/identity";
import { optional, text } from "../shared/json";
import { asffLabel } from "../shared/severity";
import { sendable } from "../shared/text";
import type { MergedFinding } from "./merge";
import { remediationOf, url } from "./remediation";
import { typesOf } from "./types";
import { vulnerabilityOf } from "./vulnerability";

/** What the findings of one execution have in common. */
export interface AsffContext {
  readonly workload: string;
  /** The tooling account: Security Hub accepts no other from it. */
  readonly account: string;
  readonly region: string;
  /** Absent when `gatehouse normalize` runs on its own. */
  readonly execution?: string;
  readonly sourceDigest?: string;
  /** By scanner, as far as the run manifests tell. */
  readonly scannerVersions: Readonly<Record<string, string>>;
  readonly now: Date;
}

/** A finding as Security Hub takes it, with the default product ARN of the account and region. */
export function toAsff({ identity, finding, detectors, ratings }: MergedFinding, context: AsffContext): AsffFinding {
  const { workload, account, region } = context;
  const { location, rule } = finding;
  const timestamp = context.now.toISOString();
  const title = sendable(finding.title, limit.title) ?? `${finding.scanner} finding without a title`;
  const versions = detectors.flatMap((scanner) => {
    const version = context.scannerVersions[scanner];
    return version ? [`${scanner} ${version}`] : [];
  });
  const original = finding.originalSeverity ?? (finding.severity === "UNKNOWN" ? "UNKNOWN" : undefined);
  return {
    SchemaVersion: "2018-10-08",
    Id: findingId(account, identity),
    ProductArn: `arn:${partitionOf(region)}:securityhub:${region}:${account}:product/${account}/default`,
    ProductName: "Gatehouse",
    CompanyName: "Gatehouse",
    GeneratorId: sendable(`${finding.scanner}/${rule}`, limit.generatorId) ?? finding.scanner,
    AwsAccountId: account,
    CreatedAt: timestamp,
    UpdatedAt: timestamp,
    Title: title,
    Description: sendable(finding.description, limit.description) ?? title,
    ...optional("Remediation", remediationOf(finding)),
    ProductFields: sendableFields(
      {
        [productField.workload]: workload,
        [productField.execution]: context.execution,
        [productField.class]: finding.class,
        [productField.detectors]: detectors.join(","),
        [productField.detectorVersions]: versions.join(","),
        [productField.rule]: rule,
        [productField.severity]: finding.severity,
        [productField.ratings]: ratings.join(", "),
        [productField.file]: location.file,
        [productField.line]: location.startLine?.toString(),
        [productField.resource]: finding.class === "misconfiguration" ? finding.resource : undefined,
        [productField.artifact]: artifactOf(finding),
        [productField.knownExploited]: finding.class === "vulnerability" ? finding.knownExploited : undefined,
        [productField.sourceDigest]: context.sourceDigest,
      },
      limit.productFieldValue,
    ),
    Resources: [resourceOf(finding, context)],
    ...(finding.class === "vulnerability" ? { Vulnerabilities: [vulnerabilityOf(finding)] } : {}),
    RecordState: "ACTIVE",
    FindingProviderFields: {
      Severity: {
        Label: asffLabel(finding.severity),
        ...optional("Original", sendable(original, limit.severityOriginal)),
      },
      Types: typesOf(finding),
      ...optional("Confidence", finding.confidence),
    },
  };
}

function resourceOf(finding: Finding, { workload, region }: AsffContext): AsffResource {
  const { file, startLine, endLine } = finding.location;
  const holder = finding.class === "misconfiguration" ? finding.resource : artifactOf(finding);
  const within = holder ?? file ?? finding.rule;
  const details = sendableFields(
    {
      File: file,
      StartLine: startLine?.toString(),
      EndLine: endLine?.toString(),
      Explanation: url(finding.url),
    },
    limit.detailsOtherValue,
  );
  return {
    Type: "Other",
    Id: sendable(`${workload}:${within}`, limit.resourceId) ?? workload,
    Partition: partitionOf(region),
    Region: region,
    ...optional("Details", Object.keys(details).length === 0 ? undefined : { Other: details }),
  };
}

/** Empty where the scanner did not say. */
function artifactOf(finding: Finding): string | undefined {
  return finding.class === "vulnerability" || finding.class === "license" ? text(finding.artifact) : undefined;
}

function sendableFields(fields: Readonly<Record<string, string | undefined>>, maximum: number): Record<string, string> {
  const given = Object.entries(fields).map(([key, value]) => [key, sendable(value, maximum)] as const);
  return Object.fromEntries(given.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
function partitionOf(region: string): AsffResource["Partition"] {
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}
