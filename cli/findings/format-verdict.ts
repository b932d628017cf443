import type { Verdict } from "../../lambdas/gate/verdict";

/** A verdict for people: the answer first, then every reason with what to do. */
export function formatVerdict(verdict: Verdict): string {
  const { workload, deployment, execution, reasons, counts, scanners, exampleDatabase } = verdict;
  const found = Object.entries(counts).filter(([, count]) => count > 0);
  return [
    `${verdict.verdict} ${workload}${deployment ? ` (${deployment})` : ""}${execution ? `, execution ${execution}` : ""}`,
    `  findings: ${found.map(([severity, count]) => `${count} ${severity}`).join(", ") || "none"}`,
    ...scanners.map(({ scanner, version, status }) => `  ${scanner} ${version || "(no version)"}: ${status}`),
    ...(exampleDatabase ? ["  judged with the small example database: it knows next to no vulnerability"] : []),
    ...reasons.flatMap(({ message, remedy }, index) => ["", `${index + 1}. ${message}`, `   ${remedy}`]),
  ].join("\n");
}
