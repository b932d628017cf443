import { own } from "./json";
import type { Severity } from "./severity";

/** `checkov-severity.json`: what scan-config/checkov-severity.yaml is compiled to. */
export interface CheckovSeverities {
  readonly schemaVersion: 1;
  /** By the part of the id before its number: `CKV_AWS`, `CKV2_AWS`, … */
  readonly families: Readonly<Record<string, Severity>>;
  /** By rule id; wins over the family. */
  readonly rules: Readonly<Record<string, Severity>>;
  /** By rule id: what an attacker gains, for the rules that somebody judged. */
  readonly reasons: Readonly<Record<string, string>>;
}

/** The severity of a rule for which Checkov itself gave none; `UNKNOWN` for a family that nobody has judged. */
export function checkovSeverity({ families, rules }: CheckovSeverities, rule: string): Severity {
  const family = rule.replace(/_\d+$/, "");
  return own(rules, rule) ?? own(families, family) ?? "UNKNOWN";
}

/** What an attacker gains where this rule fails, if somebody has judged it. */
export function checkovReason({ reasons }: CheckovSeverities, rule: string): string | undefined {
  return own(reasons, rule);
}
