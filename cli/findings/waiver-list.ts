import { daysLeft, statusOf, type WaiverStatus } from "../../lambdas/gate/waivers/period";
import { approversOf, type Waiver } from "../../lambdas/gate/waivers/waiver";
import { optional } from "../../lambdas/shared/json";
import { textTable } from "../support/text-table";

/** A waiver of the gate as `gatehouse waivers` prints it. */
export interface ListedWaiver {
  readonly source: "gate";
  readonly id: string;
  readonly kind: Waiver["kind"];
  readonly workload: string;
  readonly deployments?: readonly string[];
  /** ASFF `Id`; of a waiver for one finding. */
  readonly finding?: string;
  /** What of the rule: paths, packages or resources, `*` for all; of a waiver for a rule. */
  readonly pattern?: string;
  /** Of an emergency waiver. */
  readonly scanner?: string;
  /** `null` where it is for no rule. */
  readonly rule: string | null;
  readonly reason: string;
  readonly owner: string;
  readonly approvers: readonly string[];
  readonly ticket: string;
  readonly approved: string;
  readonly expires: string;
  readonly status: WaiverStatus;
  /** Begun days count; negative when it ended days ago. */
  readonly daysLeft: number;
}

export function listWaiver(waiver: Waiver, now: Date): ListedWaiver {
  const { id, kind, workload, deployments, reason, owner, ticket, approved, expires } = waiver;
  return {
    source: "gate",
    id,
    kind,
    workload,
    ...optional("deployments", deployments),
    ...targetOf(waiver),
    reason: reason.trim(),
    owner,
    approvers: approversOf(waiver),
    ticket,
    approved,
    expires,
    status: statusOf(waiver, now),
    daysLeft: daysLeft(waiver, now),
  };
}

function targetOf(waiver: Waiver): Pick<ListedWaiver, "finding" | "pattern" | "scanner" | "rule"> {
  if (waiver.kind === "emergency") return { scanner: waiver.scanner, rule: null };
  const { finding, rule = null, path, package: name, resource } = waiver;
  if (finding !== undefined) return { finding, rule };
  return { pattern: [path, name, resource].filter((part) => part !== undefined).join(" ") || "*", rule };
}

/** The list for people: what is wrong comes first. */
export function formatWaivers(waivers: readonly ListedWaiver[]): string {
  if (waivers.length === 0) return "no waivers of the gate";
  const order: readonly WaiverStatus[] = ["expired", "active", "pending"];
  const rows = waivers
    .toSorted((a, b) => order.indexOf(a.status) - order.indexOf(b.status) || a.daysLeft - b.daysLeft)
    .map((waiver) => [
      waiver.id,
      waiver.kind,
      waiver.status,
      untilWhen(waiver),
      [waiver.workload, ...(waiver.deployments ?? [])].join("/"),
      targetInWords(waiver),
      waiver.owner,
      waiver.ticket,
    ]);
  return textTable([["ID", "KIND", "STATUS", "EXPIRES", "WORKLOAD", "FOR", "OWNER", "TICKET"], ...rows]);
}

/** When it ends, and how far away that is. */
export function untilWhen({ expires, daysLeft }: Pick<ListedWaiver, "expires" | "daysLeft">): string {
  return `${expires} (${daysLeft < 0 ? `${-daysLeft} days ago` : `${daysLeft} days`})`;
}

function targetInWords({ finding, pattern, scanner, rule }: ListedWaiver): string {
  if (scanner !== undefined) return `${scanner} not working`;
  return finding ?? (pattern === "*" ? `${rule}` : `${rule} in ${pattern}`);
}
