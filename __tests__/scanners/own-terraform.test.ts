import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TerraformJudgement } from "../../cli/preview/terraform-scan/judge";
import { scanTerraform } from "../../cli/preview/terraform-scan/scan-terraform";
import { projectRoot } from "../../config/project-root";
import { scratchFolder } from "../support/scratch";
import { exampleOrganization } from "../support/synth";

function checkTerraform(environment: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["bin/gatehouse.mjs", "check-terraform", "--out", scratchFolder(), "--json"],
    { cwd: projectRoot, env: { ...process.env, ...environment }, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 },
  );
  return { status, stderr, judgement: JSON.parse(stdout) as TerraformJudgement };
}

test.each([
  ["the example organization", {}, 2500],
  ["one that sets every option", { GATEHOUSE_CONFIG: join(__dirname, "../organizations/every-option.yaml") }, 800],
  ["one that imports what was there", { GATEHOUSE_CONFIG: join(__dirname, "../organizations/adopted.yaml") }, 500],
])("no check fails in any stack of %s without a waiver, and each waiver is needed", (_name, environment, passed) => {
  const { status, stderr, judgement } = checkTerraform(environment);
  expect({ status, stderr, ...judgement }).toMatchObject({ status: 0, problems: [], expired: [] });
  expect(judgement.passed).toBeGreaterThan(passed);
  expect(judgement.waived.length).toBeGreaterThan(50);
});

test("a file that Checkov skips, which it ends well with, is a problem that names the stack", async () => {
  const state = exampleOrganization().folder("state");
  const good = JSON.parse(readFileSync(join(state, "cdk.tf.json"), "utf8"));
  const out = scratchFolder();
  const folder = (id: string) => join(out, "stacks", id);
  cpSync(state, folder("state"), { recursive: true });
  const files = {
    broken: JSON.stringify(good, null, 2).slice(0, 3000),
    importing: JSON.stringify({ ...good, import: [{ to: "aws_s3_bucket.state", id: "state" }] }, null, 2),
    empty: "{}",
  };
  for (const [id, text] of Object.entries(files)) {
    mkdirSync(folder(id));
    writeFileSync(join(folder(id), "cdk.tf.json"), text);
  }
  const { problems, waived } = await scanTerraform({
    stacks: ["state", ...Object.keys(files)].map((id) => ({ id, folder: folder(id) })),
    out,
    scratch: scratchFolder(),
    progress: { line: () => {} },
    signal: new AbortController().signal,
  });
  expect(problems.map((problem) => problem.split(" of stacks/")[0])).toEqual(
    Object.keys(files).map((id) => `stack ${id}: Checkov reports neither passed nor failed checks`),
  );
  expect(waived.every(({ stack }) => stack === "state")).toBe(true);
  expect(waived.length).toBeGreaterThan(10);
});
