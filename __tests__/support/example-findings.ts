import type { CodeFinding, VulnerabilityFinding } from "../../lambdas/shared/finding";

/** Unsafe code in `a.py`. */
export function codeFinding(startLine: number, more: Partial<CodeFinding> = {}): CodeFinding {
  return {
    class: "code",
    scanner: "bandit",
    rule: "B602",
    title: "shell",
    description: "shell",
    severity: "HIGH",
    location: { file: "a.py", startLine },
    source: "run(x)",
    weaknesses: [],
    ...more,
  };
}

/** A vulnerability of the npm package `a`. */
export function vulnerabilityFinding(
  canonicalId: string,
  aliases: readonly string[] = [],
  more: Partial<VulnerabilityFinding> = {},
): VulnerabilityFinding {
  return {
    class: "vulnerability",
    scanner: "grype",
    rule: canonicalId,
    title: `${canonicalId} in a 1`,
    description: "d",
    severity: "HIGH",
    location: {},
    canonicalId,
    aliases,
    ecosystem: "npm",
    package: "a",
    artifact: "lock",
    packages: [{ name: "a", version: "1", fixedInVersions: [] }],
    cvss: [],
    ...more,
  };
}
