import type { Scanner } from "./scanners";
import type { Severity } from "./severity";

/** Where in the source. */
export interface Location {
  /** Relative to the source's root with `/` between the parts; absent when the scanner names no file. */
  readonly file?: string | undefined;
  /** First and last line, counted from 1; absent when the scanner names none. For people: never part of an identity. */
  readonly startLine?: number | undefined;
  readonly endLine?: number | undefined;
}

/** One CVSS rating of a vulnerability. */
export interface Cvss {
  /** `2.0`, `3.0`, `3.1`, `4.0`. */
  readonly version: string;
  readonly baseScore: number;
  readonly baseVector?: string | undefined;
}

/** An installed package that has the vulnerability. */
export interface VulnerablePackage {
  readonly name: string;
  readonly version?: string | undefined;
  /** The path of the file that asks for the package, or of the one that it is installed in. */
  readonly file?: string | undefined;
  readonly fixedInVersions: readonly string[];
}

interface Common {
  readonly scanner: Scanner;
  /** The scanner's id of the rule or vulnerability. */
  readonly rule: string;
  readonly title: string;
  readonly description: string;
  readonly severity: Severity;
  /** The severity as the scanner wrote it; absent when it wrote none. */
  readonly originalSeverity?: string | undefined;
  /** How sure the scanner is, 0 to 100. */
  readonly confidence?: number | undefined;
  readonly location: Location;
  /** Where the rule is explained. */
  readonly url?: string | undefined;
}

/** A weakness in source code. */
export interface CodeFinding extends Common {
  readonly class: "code";
  /**
   * What tells the finding from others of its rule and file: the tool's own fingerprint, else the reported lines, white
   * space normalised. For the identity only, since code can hold secrets.
   */
  readonly source: string;
  /** CWE numbers. */
  readonly weaknesses: readonly number[];
}

/** A credential in a file. Nothing of the credential is kept. */
export interface SecretFinding extends Common {
  readonly class: "secret";
}

/** A resource that is configured wrongly. */
export interface MisconfigurationFinding extends Common {
  readonly class: "misconfiguration";
  /**
   * Construct path (`payments/ledger`) where the report shows it, else `type.name` of Terraform or the logical id of
   * CloudFormation: the same from every check of every scanner.
   */
  readonly resource: string;
  /**
   * What this check always calls the resource, for the identity: how much a report shows of a construct also depends on
   * its other findings.
   * @default `resource`
   */
  readonly address?: string | undefined;
  /** How to correct it, in the scanner's words. */
  readonly advice?: string | undefined;
}

/** A published vulnerability of a package. */
export interface VulnerabilityFinding extends Common {
  readonly class: "vulnerability";
  /** The lowest CVE among the ids, else another id that names one vulnerability, else the scanner's own id. */
  readonly canonicalId: string;
  /** All other ids of the same vulnerability. */
  readonly aliases: readonly string[];
  /** Where the package comes from: `pypi`, `npm`, `deb`, … */
  readonly ecosystem: string;
  /** Normalised name, the same from every scanner. */
  readonly package: string;
  /** What holds the package: the path of a lock file, or an image's repository without tag and digest. */
  readonly artifact: string;
  readonly packages: readonly VulnerablePackage[];
  readonly cvss: readonly Cvss[];
  /** Probability that it is exploited within 30 days, 0 to 1: https://www.first.org/epss/. */
  readonly epss?: number | undefined;
  /** The day on which CISA listed it as known to be exploited, or `yes` where the scanner names no day. */
  readonly knownExploited?: string | undefined;
  /** The day on which it was published, `YYYY-MM-DD`; absent where no scanner names one. */
  readonly publishedAt?: string | undefined;
}

/** A package under a licence that somebody has to judge. */
export interface LicenseFinding extends Common {
  readonly class: "license";
  readonly package: string;
  /** As for a vulnerability. */
  readonly artifact: string;
}

/** A custom test that failed or could not run. */
export interface TestFinding extends Common {
  readonly class: "test";
  /** Names of the suites around the case, outermost first. */
  readonly suites: readonly string[];
  readonly className: string;
  readonly name: string;
}

/** What any scanner found, before it becomes an ASFF finding. */
export type Finding =
  | CodeFinding
  | SecretFinding
  | MisconfigurationFinding
  | VulnerabilityFinding
  | LicenseFinding
  | TestFinding;
