import type { PreviewResult } from "../run";
import type { WorkloadResult } from "../workload/drive";
import { waivedCount } from "../workload/verdict";
import { countsByScanner } from "./counts";
import { paceOf } from "./pace";

/** The end of the run, for machines. */
export function summaryJson({ workloads, terraform, notes, seconds, finishedAt }: PreviewResult, page: string): object {
  return {
    schemaVersion: 1,
    finishedAt,
    seconds,
    report: page,
    // Failed checks that never had a waiver end the run before it has a summary: these are of waivers that have ended.
    terraform: { passed: terraform.passed, failed: terraform.expired.length, waived: terraform.waived.length },
    workloads: workloads.map(workloadJson),
    notes,
  };
}

function workloadJson({ verdict, decidedBy, findings, deployments, hub, unmet, pipeline, ...rest }: WorkloadResult) {
  const { workload, seconds, out, rescan } = rest;
  return {
    workload,
    verdict: verdict.verdict,
    decidedBy,
    execution: pipeline.execution,
    seconds,
    reasons: verdict.reasons,
    waived: waivedCount(verdict),
    notices: verdict.notices ?? [],
    findings: { total: findings.length, byScanner: countsByScanner(findings) },
    // null: no scanner ran.
    pace: paceOf({ pipeline }) ?? null,
    stages: pipeline.stages,
    deployments,
    securityHub: hub,
    // null: the workload declares nothing of itself.
    asDeclared: unmet === undefined ? null : unmet.length === 0,
    differences: unmet ?? [],
    // null: nobody asked for one.
    rescan: rescan
      ? {
          execution: rescan.pipeline.execution,
          objectVersion: rescan.objectVersion,
          stages: rescan.pipeline.stages,
          lastSeen: rescan.lastSeen,
        }
      : null,
    files: out,
  };
}
