import { resolve } from "node:path";
import { Command } from "commander";
import { withScratch } from "./preview/scratch";
import { synthesize } from "./preview/synthesize";
import { expirySentences } from "./preview/terraform-scan/judge";
import { scanTerraform, terraformFigures } from "./preview/terraform-scan/scan-terraform";
import { abortOnSignal } from "./scan/abort-on-signal";
import { runs } from "./support/command";
import type { ExitCode } from "./support/errors";
import { note, print, printJson } from "./support/output";

interface CheckTerraformOptions {
  readonly out: string;
  readonly json?: true;
}

/** `gatehouse check-terraform`: Checkov on every synthesized stack; 1 when a check fails without a waiver that still applies. */
export function checkTerraformCommand(): Command {
  return runs(
    new Command("check-terraform")
      .description("synthesize every stack and scan it with Checkov; 1 when a check fails without a waiver")
      .option("--out <dir>", "folder for the stacks and Checkov's report", "out/terraform")
      .option("--json", "print the judgement as JSON"),
    checkTerraform,
  );
}

async function checkTerraform(options: CheckTerraformOptions): Promise<ExitCode> {
  const out = resolve(options.out);
  const signal = abortOnSignal();
  const judgement = await withScratch(async (scratch) => {
    const stacks = await synthesize(out, scratch, signal);
    const progress = { line: note };
    return scanTerraform({ stacks, out, scratch, progress, signal });
  });
  const complaints = [...judgement.problems, ...expirySentences(judgement)];
  options.json ? printJson(judgement) : print([...complaints, terraformFigures(judgement)].join("\n"));
  return complaints.length > 0 ? 1 : 0;
}
