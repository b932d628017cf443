import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../project-root";
import type { Region } from "../regions";
import { isOfferedIn, judgesOnlyGlobalTypes, managedRule, ruleName } from "./managed-rules";
import type { ConformancePack, ManagedPackRule, PackRule, PolicyPackRule } from "./pack";

export interface PackPlace {
  readonly region: Region;
  readonly homeRegion: Region;
}

/** The one runtime that AWS Config has: https://docs.aws.amazon.com/config/latest/APIReference/API_OrganizationCustomPolicyRuleMetadata.html */
export const guardRuntime = "guard-2.x.x";

/** Types of changes that a Guard policy can be asked about. */
export const policyTriggers = [
  "ConfigurationItemChangeNotification",
  "OversizedConfigurationItemChangeNotification",
] as const;

/** Parameters of a pack with what holds where the configuration sets nothing. */
export function packParameters({ rules }: ConformancePack): Record<string, string> {
  return Object.fromEntries(
    rules
      .filter(isManaged)
      .flatMap(({ identifier, parameters = {} }) =>
        Object.entries(parameters).map(([name, value]) => [parameterName(identifier, name), value]),
      ),
  );
}

/**
 * A pack of ours as the template of one region: JSON, which a CloudFormation template may be. Left out is what the region
 * does not offer, because one such rule fails the pack in every account, and what only the home region can judge.
 */
export function packTemplate({ rules }: ConformancePack, place: PackPlace): string {
  const here = rules.filter((rule) => belongsTo(place, rule));
  const parameters = Object.entries(packParameters({ rules: here })).map(([name, value]) => [
    name,
    { Type: "String", Default: value },
  ]);
  return JSON.stringify({
    ...(parameters.length > 0 && { Parameters: Object.fromEntries(parameters) }),
    Resources: Object.fromEntries(
      here.map((rule) => {
        const properties = isManaged(rule) ? managedProperties(rule) : policyProperties(rule);
        return [pascalCase(properties.ConfigRuleName), { Type: "AWS::Config::ConfigRule", Properties: properties }];
      }),
    ),
  });
}

function isManaged(rule: PackRule): rule is ManagedPackRule {
  return "identifier" in rule;
}

function belongsTo({ region, homeRegion }: PackPlace, rule: PackRule): boolean {
  const managed = isManaged(rule) ? managedRule(rule.identifier) : undefined;
  if (!isManaged(rule) || !managed) return true;
  const onlyAtHome = rule.judgedIn === "home" || judgesOnlyGlobalTypes(managed);
  return isOfferedIn(managed, region) && (region === homeRegion || !onlyAtHome);
}

function managedProperties({ identifier, parameters = {} }: ManagedPackRule) {
  const inputs = Object.keys(parameters).map((name) => [name, { Ref: parameterName(identifier, name) }]);
  return {
    ConfigRuleName: ruleName(identifier),
    Source: { Owner: "AWS", SourceIdentifier: identifier },
    ...(inputs.length > 0 && { InputParameters: Object.fromEntries(inputs) }),
  };
}

function policyProperties({ policy, description, resourceTypes }: PolicyPackRule) {
  const text = readFileSync(join(projectRoot, "config", "compliance", "guard", `${policy}.guard`), "utf8");
  return {
    ConfigRuleName: policy,
    Description: description,
    Scope: { ComplianceResourceTypes: resourceTypes },
    Source: {
      Owner: "CUSTOM_POLICY",
      CustomPolicyDetails: { PolicyRuntime: guardRuntime, PolicyText: text },
      SourceDetails: policyTriggers.map((type) => ({ EventSource: "aws.config", MessageType: type })),
    },
  };
}

/** As AWS's own packs name theirs, e.g. `AccessKeysRotatedParamMaxAccessKeyAge`. */
function parameterName(identifier: string, parameter: string): string {
  return `${pascalCase(ruleName(identifier))}Param${parameter.slice(0, 1).toUpperCase()}${parameter.slice(1)}`;
}

function pascalCase(name: string): string {
  return name
    .split("-")
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join("");
}
