import type { AsffFinding, AsffResource } from "../shared/asff";
import { asffLimits as limit } from "../shared/asff-limits";
import type { Finding } from "../shared/finding";
import { findingId } from "../shared/identity";
import { text } from "../shared/json";
import { asffLabel } from "../shared/severity";
import { sendable, truncate } from "../shared/text";
import type { MergedFinding } from "./merge";
import { advice, url } from "./remediation";
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
  /** By ASFF `Id`, when a finding was first seen, ISO 8601. @default all are seen for the first time */
  readonly firstSeenAt?: (id: string) => string | undefined;
}

/** Makes a finding what Security Hub takes; `digest` is its identity. */
export type AsffMapper = (merged: MergedFinding, digest: string) => AsffFinding;

/** With the default product ARN of the account and region. */
export function asffMapper(context: AsffContext): AsffMapper {
  const { workload, account, region } = context;
  const partition = partitionOf(region);
  const productArn = `arn:${partition}:securityhub:${region}:${account}:product/${account}/default`;
  const timestamp = context.now.toISOString();
  const execution = field(context.execution);
  const sourceDigest = field(context.sourceDigest);
  return ({ finding, detectors, ratings }, digest) => {
    const { location, severity, originalSeverity } = finding;
    const rule = field(finding.rule) ?? "unnamed";
    const title = sendable(finding.title, limit.title) ?? `${finding.scanner} finding without a title`;
    const file = field(location.file);
    const line = location.startLine?.toString();
    const artifact = field(artifactOf(finding));
    const resource = finding.class === "misconfiguration" ? field(finding.resource) : undefined;
    const explanation = url(finding.url);
    const remediation = advice(finding);
    const id = findingId(account, finding, digest);
    return {
      SchemaVersion: "2018-10-08",
      Id: id,
      ProductArn: productArn,
      ProductName: "Gatehouse",
      CompanyName: "Gatehouse",
      GeneratorId: truncate(`${finding.scanner}/${rule}`, limit.generatorId),
      AwsAccountId: account,
      CreatedAt: earlier(context.firstSeenAt?.(id), timestamp),
      UpdatedAt: timestamp,
      Title: title,
      Description: sendable(finding.description, limit.description) ?? title,
      Remediation:
        remediation === undefined && explanation === undefined
          ? undefined
          : { Recommendation: { Text: remediation, Url: explanation } },
      // The keys stand here as they are (`productField` has them for readers): an object with computed keys costs as much as
      // all the rest of a finding.
      ProductFields: {
        "gatehouse/workload": workload,
        "gatehouse/execution": execution,
        "gatehouse/sourceDigest": sourceDigest,
        "gatehouse/class": finding.class,
        "gatehouse/detectors": detectors.join(","),
        "gatehouse/detectorVersions": field(versionsOf(detectors, context)),
        "gatehouse/rule": rule,
        "gatehouse/severity": severity,
        "gatehouse/ratings": ratings.length === 0 ? undefined : field(ratings.join(", ")),
        "gatehouse/file": file,
        "gatehouse/line": line,
        "gatehouse/resource": resource,
        "gatehouse/artifact": artifact,
        "gatehouse/knownExploited": finding.class === "vulnerability" ? field(finding.knownExploited) : undefined,
        "gatehouse/published": finding.class === "vulnerability" ? finding.publishedAt : undefined,
      },
      Resources: [
        {
          Type: "Other",
          Id: truncate(`${workload}:${resource ?? artifact ?? file ?? rule}`, limit.resourceId),
          Partition: partition,
          Region: region,
          Details: detailsOf(finding, file, explanation),
        },
      ],
      Vulnerabilities: finding.class === "vulnerability" ? [vulnerabilityOf(finding, explanation)] : undefined,
      RecordState: "ACTIVE",
      FindingProviderFields: {
        Severity: {
          Label: asffLabel(severity),
          Original: sendable(
            originalSeverity ?? (severity === "UNKNOWN" ? "UNKNOWN" : undefined),
            limit.severityOriginal,
          ),
        },
        Types: typesOf(finding),
        Confidence: finding.confidence,
      },
    };
  };
}

/** A finding is not younger than its update. */
function earlier(time: string | undefined, other: string): string {
  return time !== undefined && time < other ? time : other;
}

function detailsOf(
  { location: { startLine, endLine } }: Finding,
  file: string | undefined,
  explanation: string | undefined,
): AsffResource["Details"] {
  const File = file && truncate(file, limit.detailsOtherValue);
  // A longer address would be cut.
  const Explanation = explanation && explanation.length <= limit.detailsOtherValue ? explanation : undefined;
  if (File === undefined && startLine === undefined && Explanation === undefined) return undefined;
  return { Other: { File, StartLine: startLine?.toString(), EndLine: endLine?.toString(), Explanation } };
}

/** Empty where the scanner did not say. */
function artifactOf(finding: Finding): string | undefined {
  return finding.class === "vulnerability" || finding.class === "license" ? text(finding.artifact) : undefined;
}

function versionsOf(detectors: readonly string[], { scannerVersions }: AsffContext): string | undefined {
  const versions = detectors.filter((scanner) => scannerVersions[scanner]);
  return versions.map((scanner) => `${scanner} ${scannerVersions[scanner]}`).join(",");
}

function field(value: string | undefined): string | undefined {
  return sendable(value, limit.productFieldValue);
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
function partitionOf(region: string): AsffResource["Partition"] {
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}
