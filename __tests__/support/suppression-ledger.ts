import type { AsffFinding } from "../../lambdas/shared/asff";
import type { LedgerEntry } from "../../lambdas/shared/ledger/entry";
import type { OpenFinding, SuppressionLedger } from "../../lambdas/shared/ledger/suppressions";
import { exampleFinding } from "./asff-example";
import { ledgerEntry } from "./outgoing";

/** An open finding that Bandit reported in `infra/app.py`, HIGH. */
export function openFinding(
  number: number,
  entry: Partial<LedgerEntry> = {},
  change: Partial<AsffFinding> = {},
): OpenFinding {
  const Id = `gatehouse/1/111122223333/code/${number.toString(16).padStart(64, "0")}`;
  const { Vulnerabilities, ...code } = exampleFinding;
  return {
    entry: ledgerEntry(Id, entry),
    finding: {
      ...code,
      Id,
      GeneratorId: "bandit/B602",
      ProductFields: {
        "gatehouse/workload": "payments",
        "gatehouse/class": "code",
        "gatehouse/detectors": "bandit",
        "gatehouse/rule": "B602",
        "gatehouse/severity": "HIGH",
        "gatehouse/file": "infra/app.py",
      },
      ...change,
    },
  };
}

/** The waivers function's view of a ledger without a table. */
export function memorySuppressions(
  findings: readonly OpenFinding[],
): SuppressionLedger & { readonly marks: Map<string, string | undefined> } {
  const marks = new Map(findings.map(({ entry }) => [entry.id, entry.suppressedBy]));
  return {
    marks,
    async *openFindings() {
      for (const { entry, finding } of findings) {
        const { suppressedBy, ...rest } = entry;
        const mark = marks.get(entry.id);
        yield { entry: mark === undefined ? rest : { ...rest, suppressedBy: mark }, finding };
      }
    },
    async mark({ id, suppressedBy }, waiver) {
      const isAsRead = marks.get(id) === suppressedBy;
      if (isAsRead) marks.set(id, waiver);
      return isAsRead;
    },
  };
}
