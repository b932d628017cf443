import type { Verdict } from "../../lambdas/gate/verdict";

/** A verdict for people: the answer first, then every reason with what to do, and what else to look at. */
export function formatVerdict(verdict: Verdict): string {
  const { workload, deployment, execution, reasons, counts, waived, waivers, notices, scanners } = verdict;
  const pardoned = countsInWords(waived);
  return [
    `${verdict.verdict} ${workload}${deployment ? ` (${deployment})` : ""}${execution ? `, execution ${execution}` : ""}`,
    `  findings: ${countsInWords(counts) || "none"}${pardoned && `; of them waived: ${pardoned}`}`,
    ...waivers.applied.map(({ id, kind, expires }) => `  ${kind} waiver ${id} applies until ${expires}`),
    ...scanners.map(({ scanner, version, status }) => `  ${scanner} ${version || "(no version)"}: ${status}`),
    ...(verdict.exampleDatabase ? ["  judged with the small example database: it knows next to no vulnerability"] : []),
    ...notices.map(({ message }) => `  note: ${message}`),
    ...reasons.flatMap(({ message, remedy, findingId }, index) => [
      "",
      `${index + 1}. ${message}`,
      `   ${remedy}`,
      ...(findingId === undefined ? [] : [`   ${findingId}`]),
    ]),
  ].join("\n");
}

function countsInWords(counts: Verdict["counts"]): string {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => `${count} ${severity}`)
    .join(", ");
}
