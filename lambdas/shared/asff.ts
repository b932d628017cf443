import type { SeverityLabel } from "./severity";

/** `Vulnerabilities[]` of ASFF. Arrays are not `readonly` here because the SDK's own types are not. */
export interface AsffVulnerability {
  readonly Id: string;
  readonly VulnerablePackages: AsffPackage[];
  readonly Cvss?: AsffCvss[] | undefined;
  readonly RelatedVulnerabilities?: string[] | undefined;
  readonly Vendor?: { readonly Name: string; readonly Url?: string | undefined } | undefined;
  readonly ReferenceUrls?: string[] | undefined;
  readonly FixAvailable: "YES" | "NO" | "PARTIAL";
  /** Probability of exploitation within 30 days, 0 to 1. */
  readonly EpssScore?: number | undefined;
  readonly ExploitAvailable?: "YES" | undefined;
}

export interface AsffPackage {
  readonly Name: string;
  readonly Version?: string | undefined;
  readonly FixedInVersion?: string | undefined;
  readonly PackageManager: string;
  readonly FilePath?: string | undefined;
}

export interface AsffCvss {
  readonly Version: string;
  readonly BaseScore: number;
  readonly BaseVector?: string | undefined;
}

export interface AsffResource {
  readonly Type: "Other" | "AwsAccount";
  readonly Id: string;
  readonly Partition: "aws" | "aws-cn" | "aws-us-gov";
  readonly Region: string;
  readonly Details?: { readonly Other: Readonly<Record<string, string | undefined>> } | undefined;
}

/**
 * The part of the AWS Security Finding Format that Gatehouse writes; what is `undefined` is not sent:
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
  readonly Remediation?:
    | { readonly Recommendation: { readonly Text?: string | undefined; readonly Url?: string | undefined } }
    | undefined;
  readonly ProductFields: { readonly [Field in ProductField]?: string | undefined };
  readonly Resources: AsffResource[];
  readonly Vulnerabilities?: AsffVulnerability[] | undefined;
  /** ARCHIVED: the finding is gone. */
  readonly RecordState: "ACTIVE" | "ARCHIVED";
  readonly FindingProviderFields: {
    readonly Severity: { readonly Label: SeverityLabel; readonly Original?: string | undefined };
    readonly Types: string[];
    readonly Confidence?: number | undefined;
  };
}

/** The keys of `ProductFields`; the gate reads them again. */
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
  /** The day on which a vulnerability was published, `YYYY-MM-DD`: the earliest that a detector names. */
  published: "gatehouse/published",
  sourceDigest: "gatehouse/sourceDigest",
  /** Of a call that goes round the gate: its name in CloudTrail, its id there, who made it, from where, and how it ended. */
  call: "gatehouse/call",
  eventId: "gatehouse/eventId",
  principal: "gatehouse/principal",
  sourceAddress: "gatehouse/sourceAddress",
  account: "gatehouse/account",
  outcome: "gatehouse/outcome",
} as const;

export type ProductField = (typeof productField)[keyof typeof productField];
