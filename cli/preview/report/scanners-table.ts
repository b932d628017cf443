import { severities } from "../../../lambdas/shared/severity";
import type { WorkloadResult } from "../workload/drive";
import { countsByScanner } from "./counts";
import { type Html, html } from "./html";
import { table } from "./table";

const outcomes: Readonly<Record<string, string>> = {
  completed: "completed",
  failed: "failed",
  notApplicable: "nothing to scan",
};

/** What each scanner did and found: also those that found nothing. */
export function scannersTable({ workload, verdict, findings }: WorkloadResult): Html {
  const counts = countsByScanner(findings);
  const runs = verdict.scanners ?? [];
  const names = [...new Set([...runs.map(({ scanner }) => scanner), ...counts.map(({ scanner }) => scanner)])].sort();
  const occurring = severities.filter((severity) => findings.some((finding) => finding.severity === severity));
  const merged = findings.filter(({ detectors }) => detectors.length > 1).length;
  const rows = names.map((name) => {
    const run = runs.find(({ scanner }) => scanner === name);
    const own = counts.find(({ scanner }) => scanner === name);
    return [
      html`<strong>${name}</strong> <span class="soft">${run?.version ?? ""}</span>`,
      html`${run ? (outcomes[run.status] ?? run.status) : "no run manifest"}`,
      ...occurring.map((severity) => number(severity, own?.bySeverity.find((one) => one.severity === severity)?.count)),
      number("", own?.total),
    ];
  });
  return html`${table(`Scanners of ${workload}`, ["Scanner", "Run", ...occurring, "All"], rows)}
${merged > 0 ? html`<p class="soft">${merged} of the ${findings.length} findings were seen by more than one scanner. Each is one finding and counts for every scanner that saw it.</p>` : html``}`;
}

function number(severity: string, count = 0): Html {
  return html`<span class="${count > 0 ? severity : "soft"}">${count}</span>`;
}
