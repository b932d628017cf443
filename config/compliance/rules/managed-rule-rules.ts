import { suggestion } from "../../nearest";
import type { Rule } from "../../rules/draft";
import type { Violation } from "../../yaml-document";
import { type ComplianceEntry, complianceEntries } from "../draft";
import { type ManagedRule, type ManagedRuleParameter, managedRule, unknownManagedRule } from "../managed-rules";

// https://docs.aws.amazon.com/config/latest/APIReference/API_OrganizationManagedRuleMetadata.html
const maximumParameters = 1024;

const knownIdentifiers: Rule = (_organization, document) =>
  complianceEntries(document).flatMap(({ path, identifier }) =>
    identifier === undefined || managedRule(identifier)
      ? []
      : [{ path: [...path, "identifier"], message: unknownManagedRule(identifier) }],
  );

const fitParameters: Rule = (_organization, document) =>
  complianceEntries(document).flatMap((entry) => {
    const rule = managedRule(entry.identifier ?? "");
    return rule ? [...unknownParameters(entry, rule), ...missingParameters(entry, rule)] : [];
  });

function unknownParameters({ path, identifier, parameters }: ComplianceEntry, rule: ManagedRule): Violation[] {
  const known = Object.keys(rule.parameters);
  return Object.entries(parameters).flatMap(([name, value]) => {
    const parameter = rule.parameters[name];
    const message = parameter
      ? unfitValue(parameter, value)
      : `${identifier} has no such parameter${suggestion(name, known)}: it has ${known.join(", ") || "none"}`;
    return message === undefined ? [] : [{ path: [...path, "parameters", name], message }];
  });
}

function missingParameters({ path, identifier, parameters }: ComplianceEntry, rule: ManagedRule): Violation[] {
  return Object.entries(rule.parameters).flatMap(([name, parameter]) => {
    if (!parameter.required || Object.hasOwn(parameters, name)) return [];
    const example = parameter.default === undefined ? "" : `, e.g. ${name}: ${parameter.default}`;
    const message = `${identifier} needs the parameter ${name} (${parameter.type}): give it under parameters${example}`;
    return [{ path, message }];
  });
}

/** Of the types that AWS names, only these two can be judged here. */
function unfitValue({ type }: ManagedRuleParameter, value: unknown): string | undefined {
  if (type === "int" && !/^-?\d+$/.test(String(value)))
    return `must be a whole number (found ${JSON.stringify(value)})`;
  if (type === "boolean" && !/^(true|false)$/i.test(String(value)))
    return `must be true or false (found ${JSON.stringify(value)})`;
  return undefined;
}

const shortParameters: Rule = (_organization, document) =>
  complianceEntries(document).flatMap(({ kind, path, parameters }) => {
    const { length } = JSON.stringify(parameters);
    return kind === "conformancePacks" || length <= maximumParameters
      ? []
      : [
          {
            path: [...path, "parameters"],
            message: `have ${length} characters as JSON: AWS Config allows ${maximumParameters}`,
          },
        ];
  });

const periodicFrequency: Rule = (_organization, document) =>
  complianceEntries(document).flatMap(({ path, identifier, frequency }) => {
    const rule = managedRule(identifier ?? "");
    return frequency === undefined || !rule || rule.periodic
      ? []
      : [
          {
            path: [...path, "frequency"],
            message: `${identifier} runs when something changes and has no frequency: leave it out`,
          },
        ];
  });

/** https://docs.aws.amazon.com/config/latest/APIReference/API_Scope.html */
const oneScope: Rule = (_organization, document) =>
  complianceEntries(document).flatMap(({ path, resourceTypes, tag }) =>
    resourceTypes === undefined || tag === undefined
      ? []
      : [{ path: [...path, "tag"], message: "a rule judges by tag or by type, not by both: leave one of them out" }],
  );

export const managedRuleRules: readonly Rule[] = [
  knownIdentifiers,
  fitParameters,
  shortParameters,
  periodicFrequency,
  oneScope,
];
