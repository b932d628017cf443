import { tableDifferences } from "../../../../cli/tools/checkov-rules/differences";
import type { CheckovRules } from "../../../../config/checkov-rules";

const table = (checkovVersion: string, rules: CheckovRules["rules"]): CheckovRules => ({
  schemaVersion: 1,
  checkovVersion,
  rules,
});

const redo =
  'run "npm run gatehouse -- tools checkov-rules" and judge what changed in scan-config/checkov-severity.yaml';

test("says nothing of equal tables", () => {
  const rules = { CKV_AWS_1: ["IAM"] };
  expect(tableDifferences(table("3.3.30", rules), table("3.3.30", rules))).toEqual([]);
});

test("names each new, removed and moved rule, and the command to run", () => {
  const committed = table("3.3.30", { CKV_AWS_1: ["IAM"], CKV_AWS_2: ["IAM"], CKV_AWS_3: ["IAM"] });
  const installed = table("3.4.0", { CKV_AWS_1: ["IAM"], CKV_AWS_2: ["IAM", "LOGGING"], CKV_AWS_4: ["SAST"] });
  expect(tableDifferences(committed, installed)).toEqual([
    `checkov-rules.json is of Checkov 3.3.30, the pinned one is Checkov 3.4.0: ${redo}`,
    `CKV_AWS_2 is IAM and LOGGING in Checkov 3.4.0 and IAM in checkov-rules.json: ${redo}`,
    `CKV_AWS_3 of checkov-rules.json is no rule of Checkov 3.4.0: ${redo}`,
    `CKV_AWS_4 (SAST) of Checkov 3.4.0 is not in checkov-rules.json: ${redo}`,
  ]);
});
