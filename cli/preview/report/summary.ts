import { relative } from "node:path";
import type { PreviewResult } from "../run";
import { expirySentences } from "../terraform-scan/judge";
import { type Deployment, isDeployed } from "../workload/deployments";
import type { WorkloadResult } from "../workload/drive";
import { waivedCount } from "../workload/verdict";
import { countsByScanner } from "./counts";
import { paceOf } from "./pace";

const shownReasons = 5;

/** The end of the run, for a person at a terminal. */
export function summaryText({ workloads, terraform, notes, seconds }: PreviewResult, page: string): string {
  const { passed, waived, expired } = terraform;
  return [
    ...workloads.flatMap((workload) => [...workloadLines(workload), ""]),
    `Own Terraform: ${passed} Checkov checks passed, ${expired.length} failed, ${waived.length} waived with a reason, an owner and an end`,
    ...expirySentences(terraform).map((sentence) => `Own Terraform: ${sentence}`),
    ...notes.map((note) => `Note: ${note}`),
    `Report: ${shown(page)}`,
    `${seconds.toFixed(1)} s`,
  ].join("\n");
}

function workloadLines(result: WorkloadResult): readonly string[] {
  const { workload, verdict, decidedBy, findings, hub, unmet, seconds, out, pipeline } = result;
  const counts = countsByScanner(findings).map(
    ({ scanner, bySeverity }) =>
      `${scanner} ${bySeverity.map(({ severity, count }) => `${count} ${severity}`).join(" ")}`,
  );
  const waived = waivedCount(verdict);
  // A pipeline that stopped before its gate has its failures among the reasons.
  const failed = decidedBy === "pipeline" ? [] : pipeline.stages.filter(({ status }) => status === "failed");
  return [
    `${workload}: ${verdict.verdict} by the ${decidedBy}${declared(unmet)}, ${seconds.toFixed(1)} s`,
    ...(unmet ?? []).map((sentence) => `  NOT AS DECLARED: ${sentence}`),
    ...reasonLines(result),
    ...failed.map(({ name, message }) => `  stage ${name} failed: ${message}`),
    `  findings: ${findings.length}${counts.length > 0 ? ` (${counts.join("; ")})` : ""}${waived > 0 ? `, ${waived} waived` : ""}`,
    ...(verdict.notices ?? []).map(({ message }) => `  note: ${message}`),
    `  Security Hub: ${hub.sent} sent, GetFindings answers ${hub.answered}${hub.differing.length === 0 ? ", the same ids" : ""}`,
    ...paceLines(result),
    ...result.deployments.map((deployment) => `  ${deploymentLine(deployment)}`),
    ...rescanLines(result),
    `  files: ${shown(out)}/`,
  ];
}

function rescanLines({ rescan }: WorkloadResult): readonly string[] {
  if (!rescan) return [];
  const { stages } = rescan.pipeline;
  const ended = stages.find(({ status }) => status === "failed" || status === "refused");
  const skipped = stages.filter(({ status }) => status === "skipped").map(({ name }) => name);
  const seen = `${Object.keys(rescan.lastSeen.after).length} open findings in the ledger`;
  return [
    `  rescan of version ${rescan.objectVersion}: ${ended ? `ended in ${ended.name}: ${ended.message}` : `skipped ${skipped.join(", ")}`}; ${seen}`,
  ];
}

function paceLines(result: WorkloadResult): readonly string[] {
  const pace = paceOf(result);
  if (pace === undefined) return [];
  const { scanner, scannerSeconds, pipelineSeconds, allowedSeconds } = pace;
  return [
    `  pipeline: ${pipelineSeconds.toFixed(1)} s, its slowest scanner ${scanner} ${scannerSeconds.toFixed(1)} s (1.2 x that + 10 s = ${allowedSeconds.toFixed(1)} s)`,
  ];
}

function declared(unmet: readonly string[] | undefined): string {
  if (unmet === undefined) return "";
  return unmet.length === 0 ? ", as the example declares" : ", NOT as the example declares";
}

function reasonLines({ verdict: { reasons }, out }: WorkloadResult): readonly string[] {
  const more = reasons.length - shownReasons;
  return [
    ...reasons.slice(0, shownReasons).flatMap(({ message, remedy }) => [`  - ${message}`, `    ${remedy}`]),
    ...(more > 0 ? [`  - and ${more} more in ${shown(out)}/verdict.json`] : []),
  ];
}

function deploymentLine(deployment: Deployment): string {
  const { stage, stackName, account, region, status, outputs } = deployment;
  const where = `stack ${stackName} in ${account} ${region}`;
  if (!isDeployed(deployment)) return `${stage}: not deployed (${where}: ${status ?? "not there"})`;
  const values = Object.entries(outputs).map(([key, value]) => `${key}=${value}`);
  return `${stage}: deployed, ${where} is ${status}${values.length > 0 ? `: ${values.join(", ")}` : ""}`;
}

/** Relative below the working directory, where that is shorter. */
function shown(path: string): string {
  const short = relative(process.cwd(), path);
  return short.startsWith("..") ? path : short;
}
