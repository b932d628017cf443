import { isObject, type JsonObject, parsedJson } from "../../shared/json";
import { isScanner } from "../../shared/scanners";
import { isDeploymentName } from "../deployment-name";
import { isIndependentlyApproved } from "./people";
import { daysOf, isWithinEmergencyLimit } from "./period";
import type { Waiver, Waivers } from "./waiver";

export const noWaivers: Waivers = { schemaVersion: 1, waivers: [] };

/**
 * waivers.json, or `undefined` when it can't be trusted: it is compiled from a checked file, so one odd waiver means that
 * the others are not what was reviewed either.
 */
export function readWaivers(waiversJson: string): Waivers | undefined {
  const json = parsedJson(waiversJson);
  if (!isObject(json) || json.schemaVersion !== 1 || !Array.isArray(json.waivers)) return undefined;
  const { waivers } = json;
  const isRight = waivers.every(isWaiver) && new Set(waivers.map(({ id }) => id)).size === waivers.length;
  return isRight ? { schemaVersion: 1, waivers } : undefined;
}

type Check = (value: unknown) => boolean;

const filled: Check = (value) => typeof value === "string" && value.trim() !== "";
const filledOrNothing: Check = (value) => value === undefined || filled(value);
const filledList: Check = (value) => Array.isArray(value) && value.length > 0 && value.every(filled);

const common: Readonly<Record<string, Check>> = {
  id: filled,
  workload: filled,
  deployments: (value) =>
    value === undefined || (Array.isArray(value) && value.length > 0 && value.every(isDeploymentName)),
  reason: filled,
  owner: filled,
  ticket: filled,
};

const members: Readonly<Record<Waiver["kind"], Readonly<Record<string, Check>>>> = {
  standard: {
    ...common,
    finding: filledOrNothing,
    rule: filledOrNothing,
    path: filledOrNothing,
    package: filledOrNothing,
    resource: filledOrNothing,
    approver: filled,
  },
  emergency: {
    ...common,
    scanner: (value) => typeof value === "string" && isScanner(value),
    approvers: filledList,
  },
};

function isWaiver(json: unknown): json is Waiver {
  if (!isObject(json) || (json.kind !== "standard" && json.kind !== "emergency")) return false;
  const checks = members[json.kind];
  if (!Object.entries(checks).every(([name, check]) => check(ownMember(json, name)))) return false;
  const waiver = json as unknown as Waiver;
  return daysOf(waiver) > 0 && isIndependentlyApproved(waiver) && fitsItsKind(waiver);
}

function fitsItsKind(waiver: Waiver): boolean {
  if (waiver.kind === "emergency") return isWithinEmergencyLimit(waiver);
  const { finding, rule, path, package: name, resource } = waiver;
  return finding === undefined ? rule !== undefined : [rule, path, name, resource].every((one) => one === undefined);
}

function ownMember(json: JsonObject, name: string): unknown {
  return Object.hasOwn(json, name) ? json[name] : undefined;
}
