import { z } from "zod";
import type { CheckovSeverities } from "../lambdas/shared/checkov-severity";
import { severityLabels } from "../lambdas/shared/severity";
import { type Loaded, loadYaml } from "./yaml-document";

const label = z.enum(severityLabels);

/** scan-config/checkov-severity.yaml: a default per family of rules, and judged exceptions with their reason. */
export const checkovSeveritySchema = z.strictObject({
  schemaVersion: z.literal(1),
  families: z.record(z.string().regex(/^[A-Z0-9_]+$/, "is not the part of a rule id before its number"), label),
  rules: z.record(
    z.string().regex(/^[A-Z0-9_]+_\d+$/, "is not a rule id such as CKV_AWS_20"),
    z.strictObject({ severity: label, reason: z.string().min(10, "say in a line what an attacker gains") }),
  ),
});

/**
 * Reads the table.
 * @throws the file system's error when the file can't be read
 */
export function loadCheckovSeverities(file: string): Loaded<CheckovSeverities> {
  const loaded = loadYaml(file, checkovSeveritySchema);
  if (loaded.value === undefined) return loaded;
  const { schemaVersion, families, rules } = loaded.value;
  const ofRules = <Value>(pick: (judged: (typeof rules)[string]) => Value): Record<string, Value> =>
    Object.fromEntries(Object.entries(rules).map(([rule, judged]) => [rule, pick(judged)]));
  const severities = ofRules(({ severity }) => severity);
  const reasons = ofRules(({ reason }) => reason);
  return { value: { schemaVersion, families, rules: severities, reasons }, problems: [] };
}
