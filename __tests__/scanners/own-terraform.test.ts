import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TerraformJudgement } from "../../cli/preview/terraform-scan/judge";
import { projectRoot } from "../../config/project-root";

const out = mkdtempSync(join(tmpdir(), "gatehouse-own-terraform-"));

afterAll(() => rmSync(out, { recursive: true }));

test("Checkov finds nothing in any stack of the example organization without a waiver, and each waiver is needed", () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["bin/gatehouse.mjs", "check-terraform", "--out", out, "--json"],
    { cwd: projectRoot, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 },
  );
  expect({ status, stderr }).toMatchObject({ status: 0 });
  const judgement = JSON.parse(stdout) as TerraformJudgement;
  expect(judgement).toMatchObject({ problems: [], expired: [] });
  expect(judgement.waived.length).toBeGreaterThan(100);
  expect(judgement.passed).toBeGreaterThan(2500);
});
