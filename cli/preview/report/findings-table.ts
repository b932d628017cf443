import { severities } from "../../../lambdas/shared/severity";
import type { ReadableFinding } from "../workload/findings";
import { countsByScanner, countsBySeverity } from "./counts";
import { link } from "./finding-parts";
import { type Html, html } from "./html";

/** Every finding in a row; the page's script adds filters and sorting to what has the class `findings`. */
export function findingsTable(workload: string, id: string, findings: readonly ReadableFinding[]): Html {
  const ranks = severities.toReversed().join(" ");
  return html`<div class="findings">
${controls(id, findings)}
<table role="table" aria-label="Findings of ${workload}">
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" data-ranks="${ranks}" aria-sort="descending">Severity</th><th role="columnheader" scope="col">Found by</th><th role="columnheader" scope="col">Rule</th><th role="columnheader" scope="col">Where</th><th role="columnheader" scope="col">What and how to fix it</th></tr></thead>
<tbody role="rowgroup">${findings.map(row)}</tbody>
</table>
</div>`;
}

/** Hidden until the script that they need runs. */
function controls(id: string, findings: readonly ReadableFinding[]): Html {
  const bySeverity = countsBySeverity(findings).map(({ severity, count }) => option(severity, count));
  const byScanner = countsByScanner(findings).map(({ scanner, total }) => option(scanner, total));
  return html`<div class="controls" role="group" aria-label="Filter the findings" hidden>
<label for="${id}-severity">Severity <select id="${id}-severity" name="severity"><option value="">All</option>${bySeverity}</select></label>
<label for="${id}-scanner">Found by <select id="${id}-scanner" name="scanner"><option value="">All</option>${byScanner}</select></label>
<label for="${id}-text">Words <input id="${id}-text" name="text" type="search" autocomplete="off" spellcheck="false" placeholder="file, rule, package …"></label>
<button type="button" class="clear">Clear filters</button>
<p role="status"></p>
</div>`;
}

function option(value: string, count: number): Html {
  return html`<option value="${value}">${value} (${count})</option>`;
}

function row(finding: ReadableFinding): Html {
  const { severity, detectors, rule, place, resource, title, description, remedy, url } = finding;
  const why = description === title ? html`` : html`<details><summary>Why</summary>${description}</details>`;
  const fix = remedy || url ? html`<div class="fix">${remedy} ${link(url)}</div>` : html``;
  const which = resource ? html` <div><code>${resource}</code></div>` : html``;
  return html`<tr role="row"><td role="cell" class="severity ${severity}">${severity}</td><td role="cell">${detectors.join(", ")}</td><td role="cell"><code>${rule}</code></td><td role="cell"><code>${place}</code>${which}</td><td role="cell">${title}${why}${fix}</td></tr>
`;
}
