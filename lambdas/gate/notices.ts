import { day, instantOf } from "../shared/instant";
import { sendable } from "../shared/text";
import type { ExploitData } from "./exploit-data";
import type { JudgingPolicy } from "./policy";
import type { Lifting } from "./waivers/emergency";
import { statusOf } from "./waivers/period";
import { concerns, type Waiver } from "./waivers/waiver";
import type { WeighedFinding } from "./weigh";

/** Something that somebody should look at and that never blocks: an element of the verdict's `notices`. */
export interface Notice {
  /** Stable, for machines: one word with hyphens. */
  readonly code: string;
  readonly message: string;
}

/** What the notices are about. */
export interface Noticed {
  readonly workload: string;
  readonly deployment?: string | undefined;
  readonly policy: JudgingPolicy;
  readonly waivers: readonly Waiver[];
  /** `undefined` when it can't be read, which is a reason to block and no notice. */
  readonly exploitData: ExploitData | undefined;
  readonly weighed: readonly WeighedFinding[];
  readonly lifted: Lifting["lifted"];
  readonly now: Date;
}

/** In UTF-16 code units. */
const longest = 500;

/** Missing data first, then the waivers in the order of the file. */
export function noticesOf(noticed: Noticed): readonly Notice[] {
  const own = noticed.waivers.filter((waiver) => concerns(waiver, noticed));
  return [...dataNotices(noticed), ...own.flatMap((waiver) => waiverNotices(waiver, noticed))].map(
    ({ code, message }) => ({ code, message: sendable(message, longest) ?? code }),
  );
}

function dataNotices({ exploitData, policy }: Noticed): readonly Notice[] {
  if (!exploitData) return [];
  const { kev, epss } = exploitData;
  const missing = (name: string, meaning: string) =>
    `there is no scan-config/exploit-data/${name}: only what scanners say tells which vulnerabilities are ${meaning} (gatehouse tools exploit-data)`;
  return [
    ...(kev === null ? [{ code: "kev-data-missing", message: missing("kev.json", "exploited") }] : []),
    ...(epss === null && policy.epssBlocksFrom !== undefined
      ? [{ code: "epss-data-missing", message: missing("epss.json", "likely to be") }]
      : []),
  ];
}

function waiverNotices(waiver: Waiver, noticed: Noticed): readonly Notice[] {
  const { id, owner, expires } = waiver;
  const status = statusOf(waiver, noticed.now);
  if (status === "expired")
    return [
      {
        code: "waiver-expired",
        message: `waiver ${id} (${owner}) expired on ${expires}: remove it from scan-config/waivers.yaml, or ask again`,
      },
    ];
  if (status === "pending") return [];
  const endsSoon = instantOf(expires) - noticed.now.getTime() <= noticed.policy.waivers.warnDays * day;
  return [
    ...(isUsed(waiver, noticed)
      ? []
      : [
          {
            code: "waiver-unused",
            message: `waiver ${id} (${owner}) fits nothing in this execution: if that stays so, remove it from scan-config/waivers.yaml`,
          },
        ]),
    ...(endsSoon ? [{ code: "waiver-ends-soon", message: `waiver ${id} (${owner}) ends on ${expires}` }] : []),
  ];
}

function isUsed(waiver: Waiver, { weighed, lifted }: Noticed): boolean {
  return waiver.kind === "standard"
    ? weighed.some(({ waiving }) => waiving.matching.includes(waiver))
    : lifted.some((one) => one.waiver === waiver);
}
