import type { StageResult } from "../pipeline/run-pipeline";
import { type Deployment, isDeployed } from "../workload/deployments";
import type { WorkloadResult } from "../workload/drive";
import { findingsTable } from "./findings-table";
import { type Html, html } from "./html";
import { explainedReasons, reasonItem } from "./reasons";
import { scannersTable } from "./scanners-table";
import { table } from "./table";

/** A workload's name may be that of another part of the page. */
export function sectionId(workload: string): string {
  return `workload-${workload}`;
}

/** Everything about one workload, below the first screen. */
export function workloadSection(result: WorkloadResult): Html {
  const { workload, verdict, findings, deployments, hub, pipeline } = result;
  const { notices = [] } = verdict;
  const reasons = explainedReasons(result);
  const id = sectionId(workload);
  const all = html`<h3>Why it is blocked (${reasons.length})</h3><ol class="reasons all">${reasons.map(reasonItem)}</ol>`;
  return html`<section aria-labelledby="${id}">
<h2 id="${id}">${workload}</h2>
<p class="soft">Execution <code>${pipeline.execution}</code></p>
<ol class="stages" aria-label="Stages of ${workload}">${pipeline.stages.map(stageItem)}</ol>
${reasons.length > 0 ? all : html``}
${notices.length > 0 ? html`<h3>To look at</h3><ul>${notices.map(({ message }) => html`<li>${message}</li>`)}</ul>` : html``}
<h3>Scanners</h3>
${scannersTable(result)}
<h3>Findings (${findings.length})</h3>
<p class="soft">${hub.sent} were sent to Security Hub, GetFindings answers ${hub.answered}${hub.differing.length > 0 ? `; ${hub.differing.length} ids differ` : ""}.</p>
${findings.length > 0 ? findingsTable(workload, id, findings) : html`<p>None.</p>`}
<h3>Deployments</h3>
${table(`Deployments of ${workload}`, ["Stage", "Account", "Stack", "State", "Outputs"], deployments.map(deploymentRow))}
</section>`;
}

const words: Readonly<Record<StageResult["status"], string>> = {
  succeeded: "done",
  failed: "failed",
  refused: "not entered",
  skipped: "skipped",
  notReached: "not reached",
};

function stageItem({ name, status, message }: StageResult): Html {
  return html`<li class="${status}">${name}: ${words[status]}${message ? html` <span class="soft">(${message})</span>` : html``}</li>`;
}

function deploymentRow(deployment: Deployment): readonly Html[] {
  const { stage, account, region, stackName, status, outputs } = deployment;
  const values = Object.entries(outputs).map(([key, value]) => html`<div>${key}: <code>${value}</code></div>`);
  const state = isDeployed(deployment) ? `deployed (${status})` : `not deployed${status ? ` (${status})` : ""}`;
  return [html`${stage}`, html`${account} ${region}`, html`${stackName}`, html`${state}`, html`${values}`];
}
