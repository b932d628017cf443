import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ensureTool } from "../../cli/tools/ensure-tool";
import { packTemplate } from "../../config/compliance/pack-template";
import { builtInPack, builtInPackNames } from "../../config/compliance/packs";
import { scratchFolder } from "../support/scratch";

const folder = scratchFolder();

async function lint(template: string) {
  const { dir } = await ensureTool("cfn-lint", (line) => process.stderr.write(`${line}\n`));
  const file = join(folder, "template.json");
  writeFileSync(file, template);
  return spawnSync(join(dir, "bin", "cfn-lint"), ["--regions", "eu-central-1", "--", file], { encoding: "utf8" });
}

test.each(builtInPackNames)(
  "the pack %s is a CloudFormation template in which cfn-lint finds nothing",
  async (name) => {
    const pack = builtInPack(name) ?? { rules: [] };
    const { status, stdout } = await lint(packTemplate(pack, { region: "eu-central-1", homeRegion: "eu-central-1" }));
    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
  },
);

test("cfn-lint does find a source without an owner", async () => {
  const rule = { Type: "AWS::Config::ConfigRule", Properties: { Source: { SourceIdentifier: "SECURITYHUB_ENABLED" } } };
  const { status, stdout } = await lint(JSON.stringify({ Resources: { Rule: rule } }));
  expect(status).not.toBe(0);
  expect(stdout).toMatch(/'Owner' is a required property/);
});
