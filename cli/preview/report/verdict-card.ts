import { isDeployed } from "../workload/deployments";
import type { WorkloadResult } from "../workload/drive";
import { waivedCount } from "../workload/verdict";
import { type Html, html } from "./html";
import { explainedReasons, reasonItem, reasonsInWords } from "./reasons";
import { sectionId } from "./workload-section";

/** How many reasons fit on the first screen. */
const firstReasons = 3;

/** The verdict and why, on the first screen. */
export function verdictCard(result: WorkloadResult): Html {
  const { workload, verdict, decidedBy, findings, pipeline } = result;
  const reasons = explainedReasons(result);
  const failed = pipeline.stages.filter(({ status }) => status === "failed" && decidedBy === "gate");
  const id = sectionId(workload);
  const link =
    reasons.length > 0 ? `All ${reasons.length} reasons and ${findings.length} findings` : "Findings and deployments";
  return html`<article class="card" aria-labelledby="${id}-verdict">
<h2 id="${id}-verdict">${workload} <span class="verdict ${verdict.verdict}">${verdict.verdict}</span></h2>
<p>${sentence(result)}</p>
${reasons.length > 0 ? html`<ol class="reasons">${reasons.slice(0, firstReasons).map(reasonItem)}</ol>` : html``}
${failed.map(({ name, message }) => html`<p class="wrong">Stage ${name} failed: ${message ?? "without a message"}</p>`)}
${(result.unmet ?? []).map((difference) => html`<p class="wrong">Not as the example declares: ${difference}</p>`)}
<p class="soft">${facts(result)}</p>
<p><a href="#${id}">${link}<span class="unseen"> of ${workload}</span></a></p>
</article>`;
}

function sentence(result: WorkloadResult): string {
  const { decidedBy, verdict } = result;
  if (verdict.verdict === "PASS") return "The gate let it pass: nothing blocks.";
  return decidedBy === "gate"
    ? `The gate blocked it: ${reasonsInWords(result)}.`
    : `The pipeline stopped before its gate, so nothing may be deployed: ${reasonsInWords(result)}.`;
}

function facts({ findings, deployments, unmet, verdict }: WorkloadResult): string {
  const deployed = deployments.filter(isDeployed).length;
  const waived = waivedCount(verdict);
  return [
    `${findings.length} findings${waived > 0 ? `, ${waived} of them waived` : ""}`,
    `deployed to ${deployed} of ${deployments.length} accounts`,
    ...(verdict.exampleDatabase ? ["vulnerabilities looked up in a small example database"] : []),
    ...(unmet?.length === 0 ? ["as the example declares"] : []),
  ].join("; ");
}
