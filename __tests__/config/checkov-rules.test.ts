import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkovRulesFile, formatCheckovRules, readCheckovRules } from "../../config/checkov-rules";
import { projectRoot } from "../../config/project-root";
import { scratchFolder } from "../support/scratch";

test("the committed table is of the pinned Checkov, in the form that its command writes", () => {
  const table = readCheckovRules();
  const pinned = JSON.parse(readFileSync(join(projectRoot, "scan-config", "checkov", "scanner.json"), "utf8"));
  expect(table.checkovVersion).toBe(pinned.version);
  expect(formatCheckovRules(table)).toBe(readFileSync(checkovRulesFile, "utf8"));
});

test.each([
  ["is no JSON", "{"],
  ["has a rule without a category", '{"schemaVersion":1,"checkovVersion":"3","rules":{"CKV_AWS_1":[]}}'],
])("fails when the table %s, and names the command", (_, text) => {
  const file = join(scratchFolder(), "checkov-rules.json");
  writeFileSync(file, text);
  expect(() => readCheckovRules(file)).toThrow(`${file} is not what "gatehouse tools checkov-rules" writes: run it`);
});
