import { Command } from "commander";
import { compiledExploitData } from "../config/exploit-data";
import { decide } from "../lambdas/gate/decide";
import { normalize } from "../lambdas/normalizer/normalize";
import { reportInputs } from "../lambdas/normalizer/report-inputs";
import { BufferedFile } from "../lambdas/shared/bytes/buffered-file";
import type { Run } from "../lambdas/shared/runs";
import { checkovSeveritiesFor } from "./findings/checkov-severities-for";
import { formatVerdict } from "./findings/format-verdict";
import { type GateFiles, gateFiles } from "./findings/judged-files";
import { readLocalRuns } from "./findings/local-runs";
import { runs } from "./support/command";
import type { ExitCode } from "./support/errors";
import { openInput, writeOutput } from "./support/files";
import { print, printJson } from "./support/output";

interface GateOptions extends GateFiles {
  readonly findings: string;
  readonly runs?: string;
  readonly workload: string;
  readonly deployment?: string;
  readonly out?: string;
  readonly json?: boolean;
}

/** `gatehouse gate`: the verdict on findings and scanner runs, offline; 1 on BLOCK. */
export function gateCommand(): Command {
  const command = new Command("gate")
    .description("decide whether the workload may deploy, offline")
    .requiredOption("--findings <file>", 'the findings that "gatehouse normalize" wrote')
    .option("--runs <dir>", 'the folder that "gatehouse scan" wrote; without it nothing shows that the scanners ran')
    .requiredOption("--workload <name>", "the workload to judge")
    .option("--deployment <name>", "judge by the policy and waivers of this deployment")
    .option("--policy <file>", "gate policy (default: scan-config/gate-policy.yaml)")
    .option("--waivers <file>", "waivers (default: scan-config/waivers.yaml)")
    .option("--out <file>", "where the verdict goes as JSON")
    .option("--json", "print the verdict as JSON");
  return runs(command, run);
}

async function run(options: GateOptions): Promise<ExitCode> {
  const { policy, waivers } = gateFiles(options);
  const scannerRuns = options.runs === undefined ? undefined : await readLocalRuns(options.runs);
  const now = new Date();
  const verdict = decide({
    workload: options.workload,
    ...(options.deployment === undefined ? {} : { deployment: options.deployment }),
    expected: {},
    policyJson: JSON.stringify(policy),
    waiversJson: JSON.stringify(waivers),
    exploitDataJson: JSON.stringify(compiledExploitData()),
    findings: openInput(options.findings, "--findings"),
    summaryJson: scannerRuns && (await summaryOf(scannerRuns, options.workload, now)),
    runs: scannerRuns,
    now,
  });

  if (options.out !== undefined) writeOutput(options.out, `${JSON.stringify(verdict, null, 2)}\n`, "--out");
  options.json ? printJson(verdict) : print(formatVerdict(verdict));
  return verdict.verdict === "PASS" ? 0 : 1;
}

/** What the reports must give, counted again: there is no summary of the normalizer offline. No account is in it. */
async function summaryOf(scannerRuns: readonly Run[], workload: string, now: Date): Promise<string> {
  const reports = reportInputs(scannerRuns);
  const context = {
    workload,
    account: "000000000000",
    region: "us-east-1",
    scannerVersions: {},
    checkovSeverities: await checkovSeveritiesFor(reports),
    now,
  };
  const findings = new BufferedFile();
  try {
    return JSON.stringify(await normalize(reports, context, findings));
  } finally {
    findings.close();
  }
}
