import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadCheckovSeverities } from "../../config/checkov-severity";
import { projectRoot } from "../../config/project-root";
import { checkovSeverity } from "../../lambdas/shared/checkov-severity";
import { scratchFolder } from "../support/scratch";

const committed = () => {
  const { value } = loadCheckovSeverities(join(projectRoot, "scan-config", "checkov-severity.yaml"));
  if (!value) throw new Error("scan-config/checkov-severity.yaml is wrong");
  return value;
};

test.each([
  ["CKV_AWS_20", "CRITICAL"],
  ["CKV_AWS_62", "CRITICAL"],
  ["CKV_AWS_24", "CRITICAL"],
  ["CKV_AWS_41", "CRITICAL"],
  ["CKV2_AWS_6", "HIGH"],
  ["CKV_SECRET_6", "HIGH"],
  ["CKV_AWS_18", "LOW"],
  ["CKV_AWS_9999", "MEDIUM"],
  ["ACME_1", "UNKNOWN"],
  ["__proto__", "UNKNOWN"],
])("%s is %s", (rule, severity) => {
  expect(checkovSeverity(committed(), rule)).toBe(severity);
});

test("a judgement without a reason and a rule that is none are refused, each with its line", () => {
  const file = join(scratchFolder(), "severity.yaml");
  writeFileSync(
    file,
    "schemaVersion: 1\nfamilies: { CKV_AWS: MEDIUM }\nrules:\n  CKV_AWS_1: { severity: HIGH, reason: x }\n  public: { severity: HIGH, reason: anyone can read it }\n",
  );
  expect(loadCheckovSeverities(file).problems.map(({ line, path }) => [line, path])).toEqual([
    [4, "rules.CKV_AWS_1.reason"],
    [5, "rules.public"],
  ]);
});
