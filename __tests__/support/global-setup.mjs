import { spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBuilt } from "../../bin/build.mjs";

/**
 * Bundles and synthesizes the example organization once, before the workers start: none of them builds while another
 * reads, and the contracts of all stacks cost one synth.
 */
export default async function setUp() {
  await ensureBuilt();
  const outdir = mkdtempSync(join(tmpdir(), "gatehouse-example-"));
  const environment = { ...process.env, CDKTF_OUTDIR: outdir };
  delete environment.GATEHOUSE_CONFIG;
  delete environment.GATEHOUSE_STACKS;
  const app = spawnSync(process.execPath, ["bin/app.mjs"], { env: environment, encoding: "utf8" });
  if (app.status !== 0) throw new Error(`the example organization can't be synthesized: ${app.stderr}`);
  process.env.GATEHOUSE_TEST_SYNTH = outdir;
}
