import type { SeverityLabel } from "./severity";

/** `Vulnerabilities[]` of ASFF. Arrays are not `readonly` here because the SDK's own types are not. */
export interface AsffVulnerability {
  readonly Id: string;
  readonly VulnerablePackages: AsffPackage[];
  readonly Cvss?: AsffCvss[];
  readonly RelatedVulnerabilities?: string[];
  readonly Vendor?: { readonly Name: string; readonly Url?: string };
  readonly ReferenceUrls?: string[];
  readonly FixAvailable: "YES" | "NO" | "PARTIAL";
  /** Probability of exploitation within 30 days, 0 to 1. */
  readonly EpssScore?: number;
  readonly ExploitAvailable?: "YES";
}

export interface AsffPackage {
  readonly Name: string;
  readonly Version?: string;
  readonly FixedInVersion?: string;
  readonly PackageManager: string;
  readonly FilePath?: string;
}

export interface AsffCvss {
  readonly Version: string;
  readonly BaseScore: number;
  readonly BaseVector?: string;
}

export interface AsffResource {
  readonly Type: "Other";
  readonly Id: string;
  readonly Partition: "aws" | "aws-cn" | "aws-us-gov";
  readonly Region: string;
  readonly Details?: { readonly Other: Record<string, string> };
}

/**
 * The part of the AWS Security Finding Format that Gatehouse writes:
 * https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-findings-format.html.
 * Severity, types and confidence go into `FindingProviderFields`: Security Hub copies them to the top level unless
 * somebody has changed them there.
 */
export interface AsffFinding {
  readonly SchemaVersion: "2018-10-08";
  readonly Id: string;
  readonly ProductArn: string;
  readonly ProductName: string;
  readonly CompanyName: string;
  readonly GeneratorId: string;
  readonly AwsAccountId: string;
  readonly CreatedAt: string;
  readonly UpdatedAt: string;
  readonly Title: string;
  readonly Description: string;
  readonly Remediation?: { readonly Recommendation: { readonly Text?: string; readonly Url?: string } };
  readonly ProductFields: Record<string, string>;
  readonly Resources: AsffResource[];
  readonly Vulnerabilities?: AsffVulnerability[];
  readonly RecordState: "ACTIVE";
  readonly FindingProviderFields: {
    readonly Severity: { readonly Label: SeverityLabel; readonly Original?: string };
    readonly Types: string[];
    readonly Confidence?: number;
  };
}

/** The keys of `ProductFields` that the gate reads again. */
export const productField = {
  workload: "gatehouse/workload",
  execution: "gatehouse/execution",
  class: "gatehouse/class",
  detectors: "gatehouse/detectors",
  detectorVersions: "gatehouse/detectorVersions",
  rule: "gatehouse/rule",
  severity: "gatehouse/severity",
  /** How each detector rated it, where there are several: the label is the highest. */
  ratings: "gatehouse/ratings",
  file: "gatehouse/file",
  line: "gatehouse/line",
  /** A misconfigured resource: the path of its construct, else its name in the file. */
  resource: "gatehouse/resource",
  /** What holds a vulnerable package or a licence: the path of a lock file, or an image's repository. */
  artifact: "gatehouse/artifact",
  /** The day since which CISA knows it to be exploited, or `yes`. */
  knownExploited: "gatehouse/knownExploited",
  sourceDigest: "gatehouse/sourceDigest",
} as const;
