import { own } from "./json";
import type { Severity } from "./severity";

/** `checkov-severity.json`: what scan-config/checkov-severity.yaml and Checkov's table of rules are compiled to. */
export interface CheckovSeverities {
  readonly schemaVersion: 1;
  /** Of every rule of the pinned Checkov, and of every other rule that somebody judged, by id. */
  readonly rules: Readonly<Record<string, Severity>>;
  /** By rule id: what an attacker gains, for the rules that somebody judged. */
  readonly reasons: Readonly<Record<string, string>>;
  /** For rules that are not listed: by the start of their id, the longest first. */
  readonly prefixes: Readonly<Record<string, Severity>>;
}

/** The severity of a rule for which Checkov itself gave none; `UNKNOWN` for a rule that nobody has judged. */
export function checkovSeverity({ rules, prefixes }: CheckovSeverities, rule: string): Severity {
  return own(rules, rule) ?? own(prefixes, prefixOf(rule, prefixes)) ?? "UNKNOWN";
}

function prefixOf(rule: string, prefixes: CheckovSeverities["prefixes"]): string | undefined {
  return Object.keys(prefixes).find((prefix) => rule.startsWith(prefix));
}

/** What an attacker gains where this rule fails, if somebody has judged it. */
export function checkovReason({ reasons }: CheckovSeverities, rule: string): string | undefined {
  return own(reasons, rule);
}
