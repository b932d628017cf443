import { sha256 } from "../../shared/source-digest";
import type { WeighedFinding } from "../weigh";
import type { Lifting } from "./emergency";
import type { Waiver } from "./waiver";

/** A waiver that let something pass: an element of the verdict's `waivers.applied`. */
export interface AppliedWaiver {
  readonly id: string;
  readonly kind: Waiver["kind"];
  /** {@link waiverDigest} */
  readonly sha256: string;
  readonly expires: string;
  /** ASFF `Id`s. */
  readonly findings: readonly string[];
  /** Codes of the reasons that it lifted; none where nothing spoke against its findings. */
  readonly reasons: readonly string[];
}

/** The waivers that let something pass, in the order of the file. */
export function appliedWaivers(
  waivers: readonly Waiver[],
  weighed: readonly WeighedFinding[],
  lifted: Lifting["lifted"],
): readonly AppliedWaiver[] {
  const waived = weighed.filter(({ waiving }) => waiving.waiver !== undefined);
  return waivers.flatMap((waiver) => {
    const own = waived.filter(({ waiving }) => waiving.waiver === waiver);
    const ofScanner = lifted.filter((one) => one.waiver === waiver).map(({ reason }) => reason.code);
    if (own.length === 0 && ofScanner.length === 0) return [];
    const { id, kind, expires } = waiver;
    const codes = [...own.flatMap(({ objection }) => objection ?? []), ...ofScanner];
    return [
      {
        id,
        kind,
        sha256: waiverDigest(waiver),
        expires,
        findings: own.map(({ finding }) => finding.id),
        reasons: [...new Set(codes)].sort(),
      },
    ];
  });
}

/**
 * SHA-256 of the waiver as JSON with sorted members: what was agreed to. All members are texts or lists of texts, so only
 * those of the waiver itself have an order.
 */
export function waiverDigest(waiver: Waiver): string {
  return sha256(JSON.stringify(Object.fromEntries(Object.entries(waiver).sort(([a], [b]) => (a < b ? -1 : 1)))));
}
