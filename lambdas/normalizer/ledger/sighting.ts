import { type AsffFinding, productField } from "../../shared/asff";
import { isSeverity } from "../../shared/severity";
import { contentHash } from "./content";
import type { Sighting } from "./settle";

/** What the ledger needs of a finding that was just normalized. */
export function sightingOf(finding: AsffFinding): Sighting {
  const { Id, ProductFields: fields, FindingProviderFields } = finding;
  const severity = fields[productField.severity];
  return {
    id: Id,
    detectors: (fields[productField.detectors] ?? "").split(","),
    severity: isSeverity(severity) ? severity : FindingProviderFields.Severity.Label,
    contentHash: contentHash(finding),
  };
}
