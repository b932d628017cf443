import type { WorkloadResult } from "../workload/drive";
import type { ReadableFinding } from "../workload/findings";
import type { ReadReason } from "../workload/verdict";
import { countsBySeverity, inWords } from "./counts";
import { link } from "./finding-parts";
import { type Html, html } from "./html";

/** A reason of the verdict, with the finding that it names. */
export interface ExplainedReason {
  readonly reason: ReadReason;
  readonly finding: ReadableFinding | undefined;
}

export function explainedReasons({ verdict, findings }: WorkloadResult): readonly ExplainedReason[] {
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  return verdict.reasons.map((reason) => ({ reason, finding: byId.get(reason.findingId ?? "") }));
}

/** `14 findings block (4 CRITICAL, 10 HIGH)`, and how many reasons are none of a finding. */
export function reasonsInWords(result: WorkloadResult): string {
  const reasons = explainedReasons(result);
  const findings = reasons.flatMap(({ finding }) => (finding ? [finding] : []));
  const others = reasons.length - findings.length;
  const blocking = findings.length === 1 ? "1 finding blocks" : `${findings.length} findings block`;
  return [
    ...(findings.length > 0 ? [`${blocking} (${inWords(countsBySeverity(findings))})`] : []),
    ...(others > 0 ? [`${others} ${findings.length > 0 ? "other " : ""}${others === 1 ? "reason" : "reasons"}`] : []),
  ].join(" and ");
}

/** Every other reason has to say what makes it one. */
function isAboutSeverity({ code }: ReadReason): boolean {
  return code === "finding-blocks" || code === "finding-unrated";
}

/** Which rule, where, why and what to do. */
export function reasonItem({ reason, finding }: ExplainedReason): Html {
  if (!finding) return html`<li><p class="what">${reason.message}</p><p class="fix">${reason.remedy}</p></li>`;
  const { severity, detectors, rule, place, resource, title, description, remedy, url } = finding;
  return html`<li><p class="where"><span class="severity ${severity}">${severity}</span> <code>${place}</code> ${resource ? html`<code>${resource}</code> ` : html``}<span class="soft">${detectors.join(", ")} <code>${rule}</code></span></p>
<p class="what">${isAboutSeverity(reason) ? title : reason.message}</p>
${description === title ? html`` : html`<p class="soft what">${description}</p>`}
<p class="fix">${url && remedy === "" ? html`${link(url)}` : html`${remedy || reason.remedy} ${link(url)}`}</p></li>`;
}
