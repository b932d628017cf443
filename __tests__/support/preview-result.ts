import type { PreviewResult } from "../../cli/preview/run";
import type { WorkloadResult } from "../../cli/preview/workload/drive";
import type { ReadableFinding } from "../../cli/preview/workload/findings";

export const aFinding: ReadableFinding = {
  id: "1",
  scanner: "bandit",
  detectors: ["bandit"],
  rule: "B101",
  names: ["B101"],
  severity: "HIGH",
  title: "an assertion",
  description: "an assertion",
  remedy: "",
  url: "",
  place: "a.py:3",
  files: ["a.py"],
  resource: "",
};

/** A workload that its gate has blocked for its first finding. */
export function aWorkload(changes: Partial<WorkloadResult> = {}): WorkloadResult {
  const findings = changes.findings ?? [aFinding];
  const reasons = findings
    .slice(0, 1)
    .map(({ id, title }) => ({ code: "finding-blocks", findingId: id, message: `HIGH: ${title}`, remedy: "mend it" }));
  return {
    workload: "payments",
    account: "555555555555",
    region: "eu-central-1",
    seconds: 1,
    verdict: { schemaVersion: 1, verdict: "BLOCK", workload: "payments", execution: "e-1", reasons },
    decidedBy: "gate",
    findings,
    pipeline: {
      execution: "e-1",
      seconds: 1,
      stages: [{ name: "Scan", status: "succeeded", actions: [] }],
      variables: {},
    },
    deployments: [
      { stage: "Deploy", account: "666666666666", region: "eu-central-1", stackName: "s", status: null, outputs: {} },
    ],
    hub: { sent: findings.length, answered: findings.length, differing: [] },
    rescan: undefined,
    unmet: undefined,
    out: "/out/payments",
    ...changes,
  };
}

export function aResult(...workloads: readonly WorkloadResult[]): PreviewResult {
  return {
    terraform: { passed: 10, waived: [], expired: [], problems: [] },
    workloads,
    notes: ["AWS is simulated."],
    seconds: 2,
    finishedAt: "2026-11-23T00:00:00.000Z",
  };
}

const severities = ["CRITICAL", "HIGH", "MEDIUM", "LOW", "INFORMATIONAL", "UNKNOWN"] as const;
const detectors = [["bandit"], ["grype", "trivy"], ["checkov"], ["grype", "safety", "trivy"]] as const;

/** Findings of every severity, some of them seen by several scanners. */
export function manyFindings(count: number): readonly ReadableFinding[] {
  return Array.from({ length: count }, (_, index) => ({
    id: String(index),
    scanner: detectors[index % detectors.length]?.[0] ?? "bandit",
    detectors: detectors[index % detectors.length] ?? [],
    rule: `RULE_${index % 97}`,
    names: [`RULE_${index % 97}`],
    severity: severities[Math.floor((index * severities.length) / count)] ?? "LOW",
    title: `Finding number ${index} of something that is wrong`,
    description: `What is wrong in place ${index}, told at some length, as scanners of images and packages do it.`,
    remedy: "Upgrade it to 2.0.0, or later.",
    url: `https://example.invalid/rule/${index % 97}`,
    place: `src/module${index % 13}/file.py:${(index * 7) % 500}`,
    files: [`src/module${index % 13}/file.py`],
    resource: "",
  }));
}
