import { day, hour, instantOf } from "../../shared/instant";
import type { Waiver } from "./waiver";

type Period = Pick<Waiver, "approved" | "expires">;

/** The longest life of an emergency waiver, in hours. */
export const emergencyHours = 24;

export type WaiverStatus = "pending" | "active" | "expired";

/** It is active from the instant it is approved for until just before the one it expires at. */
export function statusOf({ approved, expires }: Period, now: Date): WaiverStatus {
  if (now.getTime() >= instantOf(expires)) return "expired";
  return now.getTime() >= instantOf(approved) && now.getTime() < instantOf(expires) ? "active" : "pending";
}

function lifetime({ approved, expires }: Period): number {
  return instantOf(expires) - instantOf(approved);
}

/** How many days it lasts; `NaN` when a date is none. */
export function daysOf(period: Period): number {
  return lifetime(period) / day;
}

/** Days until it expires, begun ones too; negative when that was days ago. */
export function daysLeft({ expires }: Pick<Period, "expires">, now: Date): number {
  return Math.ceil((instantOf(expires) - now.getTime()) / day) + 0;
}

/** Whether an emergency waiver may last so long. */
export function isWithinEmergencyLimit(period: Period): boolean {
  return lifetime(period) <= emergencyHours * hour;
}
