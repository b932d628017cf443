import { upwards } from "../../organizational-units";
import type { Draft, Rule } from "../../rules/draft";
import { repeated } from "../../rules/repeated";
import { unknownNames } from "../../rules/unknown-names";
import { useInstead } from "../../rules/use-instead";
import type { Violation } from "../../yaml-document";
import { type DraftPolicy, readSecurityHub } from "./draft-security-hub";
import { policyOfAccount } from "./governing-policy";

const policiesPath = ["securityHub", "policies"];

const uniqueNames: Rule = (_organization, document) =>
  repeated(readSecurityHub(document).policies.map(({ name }) => name)).map(({ index, first, value }) => ({
    path: [...policiesPath, index, "name"],
    message: `"${value}" is already the name of policies[${first}]: each must be unique`,
  }));

/** Every target that a policy names, with where. */
function targetsOf(document: unknown, kind: "organizationalUnits" | "accounts") {
  return readSecurityHub(document).policies.flatMap((policy, index) =>
    policy[kind].map((target, position) => ({ target, path: [...policiesPath, index, kind, position] })),
  );
}

const onePolicyPerTarget: Rule = (_organization, document) =>
  (["organizationalUnits", "accounts"] as const).flatMap((kind) => {
    const targets = targetsOf(document, kind);
    return repeated(targets.map(({ target }) => target)).map(({ index, first, value }) => ({
      path: targets[index]?.path ?? [],
      message: `"${value}" is already under ${targets[first]?.path.slice(1, 3).join("[")}]: a target can have only one policy`,
    }));
  });

/** Also those of suspended accounts, so that suspending one changes nothing else in the file. */
const knownUnits: Rule = ({ accounts }, document) => {
  const units = accounts.flatMap(({ organizationalUnit }) => upwards(organizationalUnit ?? "/"));
  const known = [...new Set(units)].sort();
  return targetsOf(document, "organizationalUnits")
    .filter(({ target }) => !known.includes(target))
    .map(({ target, path }) => ({
      path,
      message:
        target === "/"
          ? "the root is not a target, because a policy there would reach suspended accounts: use defaultPolicy"
          : `"${target}" is no organizational unit of an account, nor one above${useInstead(target, known)}`,
    }));
};

const knownAccounts: Rule = ({ accounts }, document) => {
  const known = accounts.map(({ name }) => name);
  return readSecurityHub(document).policies.flatMap((policy, index) =>
    unknownNames(policy.accounts, known, [...policiesPath, index, "accounts"], "accounts"),
  );
};

const someTarget: Rule = (_organization, document) =>
  readSecurityHub(document).policies.flatMap(({ organizationalUnits, accounts }, index) =>
    organizationalUnits.length + accounts.length > 0
      ? []
      : [
          {
            path: [...policiesPath, index],
            message: "reaches nothing: name organizationalUnits or accounts, or remove the policy",
          },
        ],
  );

const consistentControls: Rule = (_organization, document) => {
  const { defaultPolicy, policies } = readSecurityHub(document);
  return [
    ...contradictions(defaultPolicy, ["securityHub", "defaultPolicy"]),
    ...policies.flatMap((policy, index) => contradictions(policy, [...policiesPath, index])),
  ];
};

function contradictions(policy: DraftPolicy, path: readonly PropertyKey[]): Violation[] {
  const { disabledControls, enabledControls, parameters } = policy;
  const off = (control: string) => disabledControls.includes(control) || enabledControls?.includes(control) === false;
  return [
    ...(enabledControls !== undefined && disabledControls.length > 0
      ? [
          {
            path: [...path, "enabledControls"],
            message: "stands beside disabledControls, and Security Hub takes only one of the two lists: remove one",
          },
        ]
      : []),
    ...Object.keys(parameters)
      .filter(off)
      .map((control) => ({
        path: [...path, "parameters", control],
        message: `${control} is off under this policy: remove its parameters, or switch it on`,
      })),
  ];
}

const offMeansNothingElse: Rule = (_organization, document) =>
  readSecurityHub(document).policies.flatMap((policy, index) => {
    if (policy.enabled) return [];
    const useless = {
      standards: policy.standards !== undefined,
      disabledControls: policy.disabledControls.length > 0,
      enabledControls: policy.enabledControls !== undefined,
      parameters: Object.keys(policy.parameters).length > 0,
    };
    return Object.entries(useless)
      .filter(([, written]) => written)
      .map(([key]) => ({
        path: [...policiesPath, index, key],
        message: "means nothing while the policy switches Security Hub off: remove it, or set enabled: true",
      }));
  });

const hubStaysOn: Rule = ({ accounts, workloads }, document) => {
  const { policies } = readSecurityHub(document);
  const tooling = workloads.map(({ toolingAccount }) => toolingAccount);
  return accounts.filter(isActive).flatMap(({ name = "", organizationalUnit = "/", role }) => {
    const policy = policyOfAccount(policies, { name, organizationalUnit });
    const why = whyOn({ role, isTooling: tooling.includes(name) });
    if (policy === undefined || policy.enabled || why === undefined) return [];
    return [
      {
        path: [...policiesPath, policies.indexOf(policy), "enabled"],
        message: `switches Security Hub off for "${name}", ${why}: put it under another policy`,
      },
    ];
  });
};

function whyOn({ role, isTooling }: { role: string | undefined; isTooling: boolean }): string | undefined {
  if (role === "security") return "the organization's administrator of Security Hub";
  // Terraform made that hub, and would make it again.
  if (role === "management") return "whose own hub organization-<region> makes";
  return isTooling ? "where pipelines import their findings" : undefined;
}

function isActive({ status }: Draft["accounts"][number]): boolean {
  return status !== "suspended";
}

export const policyRules: readonly Rule[] = [
  uniqueNames,
  onePolicyPerTarget,
  knownUnits,
  knownAccounts,
  someTarget,
  consistentControls,
  offMeansNothingElse,
  hubStaysOn,
];
