import { createHash } from "node:crypto";
import type { PreviewResult } from "../run";
import { isDeployed } from "../workload/deployments";
import type { WorkloadResult } from "../workload/drive";
import { Html, html } from "./html";
import { style } from "./style";
import { workloadSection } from "./workload-section";

/** How many reasons fit on the first screen. */
const firstReasons = 4;

/** One self-contained page: nothing is fetched, nothing runs, and every text of a report is escaped. */
export function reportPage({ workloads, terraform, notes, seconds, finishedAt }: PreviewResult): string {
  const styleDigest = createHash("sha256").update(style).digest("base64");
  const policy = `default-src 'none'; style-src 'sha256-${styleDigest}'; base-uri 'none'; form-action 'none'`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<title>Gatehouse: ${workloads.map(({ workload, verdict }) => `${workload} ${verdict.verdict}`).join(", ")}</title>
<style>${new Html(style)}</style>
</head>
<body>
<header>
<h1>Gatehouse: local run</h1>
<p class="soft"><time datetime="${finishedAt}">${finishedAt}</time>, ${seconds.toFixed(1)} seconds</p>
<div class="cards">${workloads.map(card)}</div>
</header>
<main>
${workloads.map(workloadSection)}
<section aria-labelledby="terraform">
<h2 id="terraform">Our own Terraform</h2>
<p>${terraform.passed} Checkov checks passed, none failed, ${terraform.excepted.length} are excepted with a written reason.</p>
<details><summary>Exceptions</summary><div class="scroll"><table><thead><tr><th scope="col">Rule</th><th scope="col">Stack</th><th scope="col">Resource</th><th scope="col">Reason</th></tr></thead>
<tbody>${terraform.excepted.map(
    ({ rule, stack, resource, reason }) =>
      html`<tr><td><code>${rule}</code></td><td>${stack}</td><td><code>${resource}</code></td><td>${reason}</td></tr>`,
  )}</tbody></table></div></details>
</section>
<section aria-labelledby="notes">
<h2 id="notes">What is different here from AWS</h2>
<ul>${notes.map((note) => html`<li>${note}</li>`)}</ul>
</section>
</main>
<footer class="soft">Made by <code>gatehouse preview</code>.</footer>
</body>
</html>
`.text;
}

/** Verdict and why, on the first screen. */
function card({ workload, verdict, decidedBy, deployments, findings, unmet }: WorkloadResult): Html {
  const { reasons } = verdict;
  const shown = reasons.slice(0, firstReasons).map(({ message }) => html`<li>${message}</li>`);
  const deployed = deployments.filter(isDeployed).length;
  return html`<article class="card">
<h2>${workload} <span class="verdict ${verdict.verdict}">${verdict.verdict}</span></h2>
<p class="soft">by the ${decidedBy}; ${findings.length} findings; deployed to ${deployed} of ${deployments.length} accounts${declared(unmet)}</p>
${reasons.length > 0 ? html`<ul>${shown}</ul>` : html`<p>Nothing blocks.</p>`}
<p><a href="#${workload}">${reasons.length > firstReasons ? `All ${reasons.length} reasons and the findings` : "Details"}</a></p>
</article>`;
}

function declared(unmet: readonly string[] | undefined): string {
  if (unmet === undefined) return "";
  return unmet.length === 0 ? "; as the example declares" : `; not as declared: ${unmet.join("; ")}`;
}
