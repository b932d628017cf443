import type { Scanner } from "../../shared/scanners";

interface CommonWaiver {
  /** Unique in the file. */
  readonly id: string;
  readonly workload: string;
  /** Only for the verdicts of these deployments; absent: for every verdict of the workload. */
  readonly deployments?: readonly string[];
  readonly reason: string;
  /** Who answers for it. */
  readonly owner: string;
  readonly ticket: string;
  /** From here it applies: a day, which begins at 00:00 UTC, or an instant. */
  readonly approved: string;
  /** From here it applies no more. */
  readonly expires: string;
}

/** Lets findings pass: one by its `finding`, or those of a `rule` that all other members narrow. */
export interface StandardWaiver extends CommonWaiver {
  readonly kind: "standard";
  /** ASFF `Id`. */
  readonly finding?: string;
  /** A rule pattern (`patterns.ts`). */
  readonly rule?: string;
  readonly path?: string;
  readonly package?: string;
  readonly resource?: string;
  readonly approver: string;
}

/** Lets a workload pass although this scanner could not do its work. */
export interface EmergencyWaiver extends CommonWaiver {
  readonly kind: "emergency";
  readonly scanner: Scanner;
  readonly approvers: readonly string[];
}

export type Waiver = StandardWaiver | EmergencyWaiver;

/** `waivers.json`: what scan-config/waivers.yaml is compiled to. */
export interface Waivers {
  readonly schemaVersion: 1;
  readonly waivers: readonly Waiver[];
}

/** Who said yes, all of them. */
export function approversOf(waiver: Waiver): readonly string[] {
  return waiver.kind === "standard" ? [waiver.approver] : waiver.approvers;
}

/** Whether the waiver speaks of this workload's verdict, or of that of its deployment. */
export function concerns(
  { workload, deployments }: Waiver,
  verdict: { readonly workload: string; readonly deployment?: string | undefined },
): boolean {
  const { deployment } = verdict;
  return (
    workload === verdict.workload &&
    (deployments === undefined || (deployment !== undefined && deployments.includes(deployment)))
  );
}
