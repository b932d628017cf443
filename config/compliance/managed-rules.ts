import { suggestion } from "../nearest";
import type { Region } from "../regions";
import catalog from "./managed-rules.json";

export interface ManagedRuleParameter {
  /** As AWS's pages name it: int, double, boolean, String, CSV or StringMap. */
  readonly type: string;
  readonly required: boolean;
  /** What AWS's console fills in; the API does not. */
  readonly default?: string;
}

/** What AWS says of a managed rule: https://docs.aws.amazon.com/config/latest/developerguide/managed-rules-by-aws-config.html */
export interface ManagedRule {
  /** Whether it may run by a schedule, and so take a frequency. */
  readonly periodic: boolean;
  /** Empty for a rule over the account itself. */
  readonly resourceTypes: readonly string[];
  readonly parameters: Readonly<Record<string, ManagedRuleParameter>>;
  /** Regions of the partition that do not offer it, also such as Gatehouse does not know. */
  readonly notIn: readonly string[];
}

/** Generated from the pinned Moto's reading of AWS's pages (`npm run managed-rules:update`). */
const rules: Readonly<Record<string, ManagedRule>> = catalog.rules;

export const managedRuleIdentifiers: readonly string[] = Object.keys(rules);

/** `undefined` for what is no managed rule of AWS Config. */
export function managedRule(identifier: string): ManagedRule | undefined {
  return Object.hasOwn(rules, identifier) ? rules[identifier] : undefined;
}

/** Why this is no managed rule, with the one that was probably meant. */
export function unknownManagedRule(identifier: string): string {
  const upperCase = identifier.toUpperCase().replaceAll("-", "_");
  return `"${identifier}" is no managed rule of AWS Config${suggestion(upperCase, managedRuleIdentifiers)}: its identifiers are in config/compliance/managed-rules.json`;
}

/** These types are recorded once, in the home region: modules/account-recorder.ts. */
const globalTypes = ["AWS::IAM::Group", "AWS::IAM::Policy", "AWS::IAM::Role", "AWS::IAM::User"];

/** Whether there is something to judge in the home region only. */
export function judgesOnlyGlobalTypes({ resourceTypes }: ManagedRule): boolean {
  return resourceTypes.length > 0 && resourceTypes.every((type) => globalTypes.includes(type));
}

export function isOfferedIn({ notIn }: ManagedRule, region: Region): boolean {
  return !notIn.includes(region);
}

/** Name of a rule in Config: what AWS's console calls it, e.g. `access-keys-rotated`. */
export function ruleName(identifier: string): string {
  return identifier.toLowerCase().replaceAll("_", "-");
}
