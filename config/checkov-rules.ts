import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { projectRoot } from "./project-root";

const checkovRulesSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** The Checkov whose rules these are, the one that scan-config/checkov pins. */
  checkovVersion: z.string().min(1),
  /** By rule id: a rule may have a check per framework, and they need not agree on the category. */
  rules: z.record(z.string(), z.array(z.string()).min(1).readonly()),
});

/**
 * Every rule of the pinned Checkov with its categories (`CheckCategories` of checkov/common/models/enums.py):
 * scan-config/checkov-rules.json, written by `gatehouse tools checkov-rules`. Checkov's reports carry no category.
 */
export type CheckovRules = z.infer<typeof checkovRulesSchema>;

export const checkovRulesFile = join(projectRoot, "scan-config", "checkov-rules.json");

/** @throws Error with the file's name and the command that writes it anew when it is missing or of another shape */
export function readCheckovRules(file = checkovRulesFile): CheckovRules {
  try {
    return checkovRulesSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (cause) {
    throw new Error(`${file} is not what "gatehouse tools checkov-rules" writes: run it`, { cause });
  }
}

/** The table as it is committed: a rule a line, so that a review of another version shows what is new, gone or moved. */
export function formatCheckovRules({ schemaVersion, checkovVersion, rules }: CheckovRules): string {
  const lines = Object.entries(rules).map(
    ([rule, categories]) => `    ${JSON.stringify(rule)}: [${categories.map((name) => `"${name}"`).join(", ")}]`,
  );
  const head = `  "schemaVersion": ${schemaVersion},\n  "checkovVersion": ${JSON.stringify(checkovVersion)}`;
  return `{\n${head},\n  "rules": {\n${lines.join(",\n")}\n  }\n}\n`;
}
