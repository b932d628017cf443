import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { tableDifferences } from "../../cli/tools/checkov-rules/differences";
import { listCheckovRules } from "../../cli/tools/checkov-rules/list-rules";
import { ensureTool } from "../../cli/tools/ensure-tool";
import { readCheckovRules } from "../../config/checkov-rules";

const silent = () => undefined;

test("every rule of the installed Checkov is in the committed table with its categories, and no other", async () => {
  expect(tableDifferences(readCheckovRules(), await listCheckovRules(silent))).toEqual([]);
});

test("the table has every rule that Checkov's own list of its checks names", async () => {
  const { dir } = await ensureTool("checkov", silent);
  const program = "import json; from checkov.docs_generator import get_checks; print(json.dumps(get_checks()))";
  const printed = execFileSync(join(dir, "bin", "python"), ["-I", "-c", program], {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  const listed = (JSON.parse(printed) as readonly (readonly string[])[]).map(([rule = ""]) => rule);
  const { rules } = readCheckovRules();
  expect(listed.length).toBeGreaterThan(1_000);
  expect(listed.filter((rule) => !Object.hasOwn(rules, rule))).toEqual([]);
});
