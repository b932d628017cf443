import type { Scanner } from "./scanners";

/** ASFF severity labels, highest first: https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_Severity.html */
export const severityLabels = ["CRITICAL", "HIGH", "MEDIUM", "LOW", "INFORMATIONAL"] as const;

export type SeverityLabel = (typeof severityLabels)[number];

/** `UNKNOWN`: the scanner gave no severity. It stays visible as such and the gate's policy decides what it means. */
export const severities = [...severityLabels, "UNKNOWN"] as const;

export type Severity = (typeof severities)[number];

export function isSeverity(value: unknown): value is Severity {
  return (severities as readonly unknown[]).includes(value);
}

/** The higher of two; anything known is higher than `UNKNOWN`. */
export function highest(a: Severity, b: Severity): Severity {
  return severities.indexOf(a) <= severities.indexOf(b) ? a : b;
}

/**
 * What ASFF is told. ASFF has no "unknown": such a finding is sent as MEDIUM, and `Severity.Original` and the product
 * field `gatehouse/severity` say that nobody rated it.
 */
export function asffLabel(severity: Severity): SeverityLabel {
  return severity === "UNKNOWN" ? "MEDIUM" : severity;
}

const plain = { CRITICAL: "CRITICAL", HIGH: "HIGH", MEDIUM: "MEDIUM", LOW: "LOW" } as const;

/** Each scanner's own words. A word that is not here is `UNKNOWN`. */
const words: Readonly<Record<Scanner, Readonly<Record<string, Severity>>>> = {
  // https://bandit.readthedocs.io/en/latest/: HIGH, MEDIUM, LOW, UNDEFINED; confidence is another axis.
  bandit: plain,
  // NVD's words for the CVSS v3 bands, as Safety copies them.
  safety: { ...plain, NONE: "INFORMATIONAL" },
  // checkov/common/bridgecrew/severities.py: with the aliases MODERATE and IMPORTANT.
  checkov: { ...plain, MODERATE: "MEDIUM", IMPORTANT: "HIGH", INFO: "INFORMATIONAL", NONE: "INFORMATIONAL" },
  trivy: plain,
  // "Negligible" is what Trivy calls LOW for the same Debian entries.
  grype: { ...plain, NEGLIGIBLE: "LOW" },
  // Levels, and the words that some tools write where a score belongs (`security-severity`).
  sarif: { ...plain, ERROR: "HIGH", WARNING: "MEDIUM", NOTE: "LOW", NONE: "INFORMATIONAL", INFO: "INFORMATIONAL" },
  // Not part of the format: our property `severity` of a test case takes ASFF labels. Ruff writes its own levels there.
  junit: { ...plain, INFORMATIONAL: "INFORMATIONAL", ERROR: "HIGH", WARNING: "MEDIUM" },
};

/** A test that fails and names no severity. */
export const failedTestSeverity: Severity = "MEDIUM";

/** @param word the severity as the scanner wrote it; upper and lower case are the same */
export function severityOfWord(scanner: Scanner, word: string | undefined): Severity {
  const known = words[scanner];
  const key = word?.toUpperCase() ?? "";
  return (Object.hasOwn(known, key) ? known[key] : undefined) ?? "UNKNOWN";
}

/**
 * The CVSS v3 and v4 bands (https://www.first.org/cvss/v3.1/specification-document, section 5). CVSS v2 has no
 * Critical: its highest band is High (https://nvd.nist.gov/vuln-metrics/cvss).
 */
export function severityOfCvss({ version, baseScore }: { version: string; baseScore: number }): Severity {
  if (baseScore >= 9 && !version.startsWith("2")) return "CRITICAL";
  if (baseScore >= 7) return "HIGH";
  if (baseScore >= 4) return "MEDIUM";
  return baseScore > 0 ? "LOW" : "INFORMATIONAL";
}
