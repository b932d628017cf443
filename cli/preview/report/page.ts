import type { PreviewResult } from "../run";
import { expirySentences, type TerraformJudgement } from "../terraform-scan/judge";
import { contentSecurityPolicy, pageAssets } from "./assets";
import { Html, html } from "./html";
import { table } from "./table";
import { verdictCard } from "./verdict-card";
import { workloadSection } from "./workload-section";

/** One self-contained page: nothing is fetched, only its own script runs, and every text of a report is escaped. */
export function reportPage({ workloads, terraform, notes, seconds, finishedAt }: PreviewResult): string {
  const assets = pageAssets();
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(assets)}">
<meta name="referrer" content="no-referrer">
<title>Gatehouse: ${workloads.map(({ workload, verdict }) => `${workload} ${verdict.verdict}`).join(", ")}</title>
<style>${new Html(assets.style)}</style>
</head>
<body>
<header>
<h1>Gatehouse: local run</h1>
<p class="soft"><time datetime="${finishedAt}">${finishedAt.replace("T", " ").replace(/\.\d+Z$/, " UTC")}</time>, ${seconds.toFixed(1)} seconds. No AWS account was used: <a href="#notes">what is simulated or missing here</a>.</p>
</header>
<main>
<div class="cards">${workloads.map(verdictCard)}</div>
${workloads.map(workloadSection)}
<section aria-labelledby="own-terraform">
<h2 id="own-terraform">Gatehouse's own Terraform</h2>
<p>${terraform.passed} Checkov checks passed, ${terraform.expired.length} failed, ${terraform.waived.length} are excepted by a waiver.</p>
${expirySentences(terraform).map((sentence) => html`<p>Mind: ${sentence}.</p>`)}
${waivers(terraform)}
</section>
<section aria-labelledby="notes">
<h2 id="notes">What is simulated or missing here</h2>
<ul>${notes.map((note) => html`<li>${note}</li>`)}</ul>
</section>
</main>
<footer class="soft">Made by <code>gatehouse preview</code>.</footer>
<script>${new Html(assets.script)}</script>
</body>
</html>
`.text;
}

function waivers({ waived, expired }: TerraformJudgement): Html {
  const all = [...expired, ...waived];
  if (all.length === 0) return html``;
  const rows = all.map(({ rule, path, reason, owner, expires }) => [
    html`<code>${rule}</code>`,
    html`<code>${path}</code>`,
    html`${reason}`,
    html`${owner}`,
    html`<time datetime="${expires}">${expires}</time>`,
  ]);
  return html`<details><summary>The ${all.length} waivers</summary>${table("Waivers", ["Rule", "Construct", "Reason", "Owner", "Until"], rows)}</details>`;
}
