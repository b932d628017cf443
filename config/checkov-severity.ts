import { z } from "zod";
import type { CheckovSeverities } from "../lambdas/shared/checkov-severity";
import { highest, type Severity, severityLabels } from "../lambdas/shared/severity";
import { type CheckovRules, readCheckovRules } from "./checkov-rules";
import { checkovSeverityRules } from "./checkov-severity-rules";
import { type Loaded, loadYaml } from "./yaml-document";

const label = z.enum(severityLabels, `must be one of ${severityLabels.join(", ")}`);

const reason = z
  .string()
  .regex(/^\S+( \S+){3,}[^.\s]$/, "say in a line of four words or more, without a full stop, what an attacker gains");

/** scan-config/checkov-severity.yaml: a default per category, what people judged of single rules, and prefixes. */
const checkovSeveritySchema = z.strictObject({
  schemaVersion: z.literal(1),
  categories: z.record(z.string(), label),
  judged: z.array(z.strictObject({ severity: label.optional(), reason, rules: z.array(z.string()).min(1) })),
  prefixes: z.record(
    z.string().regex(/^[A-Za-z0-9]+([_-][A-Za-z0-9]+)*[_-]$/, "is not the start of rule ids such as CKV2_ACME_"),
    label,
  ),
});

type Judgements = z.infer<typeof checkovSeveritySchema>;

/**
 * Reads the judgements and applies them to every rule of `table`.
 * @throws the file system's error when the file can't be read
 */
export function loadCheckovSeverities(
  file: string,
  table: CheckovRules = readCheckovRules(),
): Loaded<CheckovSeverities> {
  const loaded = loadYaml(file, checkovSeveritySchema, (document) => checkovSeverityRules(document, table));
  return loaded.value === undefined ? loaded : { value: compile(loaded.value, table), problems: [] };
}

function compile({ schemaVersion, categories, judged, prefixes }: Judgements, table: CheckovRules): CheckovSeverities {
  const byCategory = Object.entries(table.rules).map(([rule, names]): [string, Severity] => [
    rule,
    names.map((name): Severity => categories[name] ?? "UNKNOWN").reduce(highest),
  ]);
  const byJudgement = judged.flatMap(({ rules, severity }) =>
    severity === undefined ? [] : rules.map((rule): [string, Severity] => [rule, severity]),
  );
  return {
    schemaVersion,
    rules: Object.fromEntries([...byCategory, ...byJudgement]),
    reasons: Object.fromEntries(judged.flatMap(({ rules, reason }) => rules.map((rule) => [rule, reason]))),
    prefixes: Object.fromEntries(Object.entries(prefixes).sort(([a], [b]) => b.length - a.length)),
  };
}
