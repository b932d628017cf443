import type { StageResult } from "../pipeline/run-pipeline";
import { type Deployment, isDeployed } from "../workload/deployments";
import type { WorkloadResult } from "../workload/drive";
import { type ReadableFinding, severities } from "../workload/findings";
import { countsByScanner } from "./counts";
import { type Html, html } from "./html";

/** Everything about one workload, below the first screen. */
export function workloadSection(result: WorkloadResult): Html {
  const { workload, verdict, findings, deployments, hub, pipeline } = result;
  return html`<section aria-labelledby="${workload}">
<h2 id="${workload}">${workload}: <span class="verdict ${verdict.verdict}">${verdict.verdict}</span></h2>
<p class="soft">Execution <code>${pipeline.execution}</code></p>
<ol class="stages" aria-label="Stages">${pipeline.stages.map(stageItem)}</ol>
${verdict.reasons.length > 0 ? reasons(result) : html``}
<h3>Findings (${findings.length})</h3>
<p class="soft">${hub.sent} were sent to Security Hub, GetFindings answers ${hub.answered}.</p>
${findings.length > 0 ? html`${countsTable(findings)}<br>${findingsTable(findings)}` : html`<p>None.</p>`}
<h3>Deployments</h3>
<div class="scroll"><table><thead><tr><th scope="col">Stage</th><th scope="col">Account</th><th scope="col">Stack</th><th scope="col">State</th><th scope="col">Outputs</th></tr></thead>
<tbody>${deployments.map(deploymentRow)}</tbody></table></div>
</section>`;
}

const words: Readonly<Record<StageResult["status"], string>> = {
  succeeded: "done",
  failed: "failed",
  refused: "not entered",
  notReached: "not reached",
};

function stageItem({ name, status, message }: StageResult): Html {
  return html`<li class="${status}" title="${message ?? ""}">${name}: ${words[status]}</li>`;
}

function reasons({ verdict }: WorkloadResult): Html {
  const rows = verdict.reasons.map(({ message, remedy }) => html`<tr><td>${message}</td><td>${remedy}</td></tr>`);
  return html`<h3>Why (${verdict.reasons.length})</h3>
<div class="scroll"><table><thead><tr><th scope="col">What blocks</th><th scope="col">What to do</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function countsTable(findings: readonly ReadableFinding[]): Html {
  const rows = countsByScanner(findings).map(({ scanner, total, bySeverity }) => {
    const cells = severities.map((severity) => {
      const count = bySeverity.find((one) => one.severity === severity)?.count ?? 0;
      return count > 0 ? html`<td class="number ${severity}">${count}</td>` : html`<td class="number soft">0</td>`;
    });
    return html`<tr><th scope="row">${scanner}</th>${cells}<td class="number">${total}</td></tr>`;
  });
  return html`<div class="scroll"><table><thead><tr><th scope="col">Scanner</th>${severities.map((one) => html`<th scope="col" class="number">${one}</th>`)}<th scope="col" class="number">All</th></tr></thead>
<tbody>${rows}</tbody></table></div>`;
}

function findingsTable(findings: readonly ReadableFinding[]): Html {
  const rows = findings.map(
    ({
      severity,
      scanner,
      rule,
      place,
      title,
      remedy,
    }) => html`<tr><td class="severity ${severity}">${severity}</td><td>${scanner}</td>
<td><code>${rule}</code></td><td><code>${place}</code></td><td>${title}${remedy ? html`<br><span class="soft">${remedy}</span>` : html``}</td></tr>`,
  );
  return html`<div class="scroll"><table><thead><tr><th scope="col">Severity</th><th scope="col">Scanner</th><th scope="col">Rule</th><th scope="col">File</th><th scope="col">What</th></tr></thead>
<tbody>${rows}</tbody></table></div>`;
}

function deploymentRow(deployment: Deployment): Html {
  const { stage, account, region, stackName, status, outputs } = deployment;
  const values = Object.entries(outputs).map(([key, value]) => html`<div>${key}: <code>${value}</code></div>`);
  const state = isDeployed(deployment) ? `deployed (${status})` : `not deployed${status ? ` (${status})` : ""}`;
  return html`<tr><td>${stage}</td><td>${account} ${region}</td><td>${stackName}</td><td>${state}</td><td>${values}</td></tr>`;
}
