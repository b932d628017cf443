/** The scanners Gatehouse knows, by the names the command line, the report keys and the policy use. */
export const scanners = ["bandit", "safety", "checkov", "trivy", "grype", "sarif", "junit"] as const;

export type Scanner = (typeof scanners)[number];

export function isScanner(name: string): name is Scanner {
  return (scanners as readonly string[]).includes(name);
}
