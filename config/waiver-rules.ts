import { z } from "zod";
import { fitsEveryRule } from "../lambdas/gate/patterns";
import type { WaiverPolicy } from "../lambdas/gate/policy";
import { isSamePerson } from "../lambdas/gate/waivers/people";
import { daysOf, emergencyHours, isWithinEmergencyLimit } from "../lambdas/gate/waivers/period";
import { type DeploymentsOf, unknownDeployment } from "./known-deployments";
import type { Violation } from "./yaml-document";

const text = z.string().optional().catch(undefined);

/** The document as far as it can be read, so that these rules still speak where the schema refuses other parts. */
const draft = z
  .object({
    waivers: z
      .array(
        z
          .object({
            ...{ id: text, kind: text, finding: text, rule: text, path: text, package: text, resource: text },
            ...{ owner: text, approver: text, approved: text, expires: text },
            workload: text,
            deployments: z.array(z.string().catch("")).catch([]).default([]),
            approvers: z.array(z.string().catch("")).catch([]).default([]),
          })
          .nullable()
          .catch(null),
      )
      .catch([]),
  })
  .catch({ waivers: [] });

type Draft = NonNullable<z.infer<typeof draft>["waivers"][number]>;

/** What is wrong with one waiver by itself; `path` within the waiver. */
type Rule = (waiver: Draft, policy: WaiverPolicy | undefined) => readonly Violation[];

const isEmergency = ({ kind }: Draft) => kind === "emergency";
const wrong = (path: Violation["path"], message: string): readonly Violation[] => [{ path, message }];

const narrowing = ["path", "package", "resource"] as const;
/** Any file, package or resource. */
const saysNothing = /^[*/]+$/;

const oneTarget: Rule = (waiver) => {
  const { finding, rule } = waiver;
  if (isEmergency(waiver)) return [];
  if (finding === undefined && rule === undefined) return wrong([], "must name a finding or a rule");
  if (finding !== undefined && rule !== undefined)
    return wrong(["rule"], "a waiver is for a finding or for a rule, not for both");
  const narrowed = narrowing.filter((member) => waiver[member] !== undefined);
  if (finding !== undefined)
    return narrowed.map((member) => ({ path: [member], message: "narrows a rule only: a finding is one already" }));
  return rule !== undefined && fitsEveryRule(rule) && narrowed.every((member) => saysNothing.test(waiver[member] ?? ""))
    ? wrong(["rule"], `"${rule}" is every rule: name one, or narrow it by path, package or resource`)
    : [];
};

const rightPeriod: Rule = (waiver, policy) => {
  const { approved = "", expires = "" } = waiver;
  const days = daysOf({ approved, expires });
  if (days <= 0) return wrong(["expires"], `must be later than approved, ${approved} (found "${expires}")`);
  if (isEmergency(waiver))
    return days > 0 && !isWithinEmergencyLimit({ approved, expires })
      ? wrong(
          ["expires"],
          `an emergency waiver lasts ${emergencyHours} hours at most (found ${Number((days * 24).toFixed(4))})`,
        )
      : [];
  const maximum = policy && Math.max(...Object.values(policy.maximumDays));
  return maximum !== undefined && days > maximum
    ? wrong(
        ["expires"],
        `lasts ${days} days: at most ${maximum} are allowed for any severity (waivers.maximumDays in gate-policy.yaml)`,
      )
    : [];
};

const independentApproval: Rule = (waiver) => {
  const { owner = "", approver = "", approvers } = waiver;
  const isOwner = (name: string) => name !== "" && isSamePerson(name, owner);
  if (!isEmergency(waiver))
    return isOwner(approver) ? wrong(["approver"], `"${approver}" is the owner: somebody else must agree`) : [];
  return approvers.flatMap((name, index) => {
    if (isOwner(name)) return wrong(["approvers", index], `"${name}" is the owner: two others must agree`);
    return approvers.slice(0, index).some((other) => isSamePerson(other, name))
      ? wrong(["approvers", index], `"${name}" is named already: two must agree`)
      : [];
  });
};

const uniqueId = (waivers: readonly (Draft | null)[], { id }: Draft, index: number): readonly Violation[] => {
  const first = waivers.findIndex((other) => other?.id === id);
  return id === undefined || first === index
    ? []
    : wrong(["id"], `"${id}" is already the id of waivers[${first}]: each must be unique`);
};

function knownDeployments({ workload = "", deployments }: Draft, known: DeploymentsOf): readonly Violation[] {
  return deployments.flatMap((name, index) => unknownDeployment(name, workload, known, ["deployments", index]));
}

/** What the schema can't say of scan-config/waivers.yaml. */
export function waiverRules(
  document: unknown,
  policy: WaiverPolicy | undefined,
  known: DeploymentsOf,
): readonly Violation[] {
  const { waivers } = draft.parse(document);
  return waivers.flatMap((waiver, index) => {
    if (waiver === null) return [];
    const violations = [
      ...uniqueId(waivers, waiver, index),
      ...knownDeployments(waiver, known),
      ...[oneTarget, rightPeriod, independentApproval].flatMap((rule) => rule(waiver, policy)),
    ];
    return violations.map(({ path, message }) => ({ path: ["waivers", index, ...path], message }));
  });
}
