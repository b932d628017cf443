import { Command } from "commander";
import { normalize } from "../lambdas/normalizer/normalize";
import type { ReportSummary } from "../lambdas/shared/summary";
import { checkovSeveritiesFor } from "./findings/checkov-severities-for";
import { openReportOption } from "./findings/report-option";
import { ShareThreads } from "./normalize/share-threads";
import { workloadName } from "./normalize/workload-name";
import { runs } from "./support/command";
import { CannotError, type ExitCode } from "./support/errors";
import { writeOutput, writeOutputFile } from "./support/files";
import { note } from "./support/output";
import { isSameOutput } from "./support/output-place";

interface NormalizeOptions {
  readonly report: readonly string[];
  readonly workload: string;
  readonly account: string;
  readonly region: string;
  readonly out: string;
  readonly summary?: string;
}

/** `gatehouse normalize`: reports in, a JSON array of ASFF findings out; 1 when a report is unreadable. */
export function normalizeCommand(): Command {
  const command = new Command("normalize")
    .description("turn scanner reports into ASFF findings, offline")
    .requiredOption("--report <scanner=file...>", "a scanner's report; may be given several times")
    .requiredOption("--workload <name>", "the workload that was scanned")
    .requiredOption("--account <id>", "the AWS account that imports the findings, 12 digits")
    .requiredOption("--region <name>", "the region of that account's Security Hub")
    .requiredOption("--out <file>", "where the findings go")
    .option("--summary <file>", "where the account of every report's entries goes");
  return runs(command, run);
}

async function run({
  report,
  workload,
  account,
  region,
  out,
  summary: summaryFile,
}: NormalizeOptions): Promise<ExitCode> {
  check("--workload", workload, workloadName, "up to 128 letters, digits, dots and hyphens");
  check("--account", account, /^\d{12}$/, "12 digits");
  check("--region", region, /^[a-z]{2,}(-[a-z]+)+-\d+$/, "a region such as eu-central-1");
  if (summaryFile !== undefined) checkOutputs(out, summaryFile);
  const reports = report.map(openReportOption);
  const context = {
    workload,
    account,
    region,
    scannerVersions: {},
    checkovSeverities: await checkovSeveritiesFor(reports),
    now: new Date(),
  };
  const threads = new ShareThreads(reports);
  const summary = await writeOutputFile(out, "--out", (file) =>
    normalize(reports, context, file, threads.makeShares),
  ).finally(() => threads.close());
  if (summaryFile !== undefined) writeOutput(summaryFile, `${JSON.stringify(summary, null, 2)}\n`, "--summary");
  for (const read of summary.reports) note(describeReport(read));
  note(
    `${summary.findings} findings in ${out}${summary.merged > 0 ? `, ${summary.merged} entries merged into them` : ""}`,
  );
  return summary.reports.some(({ error }) => error !== undefined) ? 1 : 0;
}

function checkOutputs(out: string, summary: string): void {
  if (!isSameOutput(out, summary)) return;
  throw new CannotError(
    `--summary: ${summary} is the file of --out, and only one of both can be in it`,
    "name another file for the summary",
  );
}

function check(option: string, value: string, allowed: RegExp, expected: string): void {
  if (!allowed.test(value)) throw new CannotError(`${option}: expected ${expected}, found "${value}"`);
}

function describeReport({ scanner, file, entries, findings, dropped, error, note: remark }: ReportSummary): string {
  if (error !== undefined && entries === 0) return `${scanner}: ${file} is unusable: ${error}`;
  const reasons = dropped.map(({ reason, count }) => `, ${count} dropped (${reason})`).join("");
  const remarks = [error, remark].flatMap((said) => (said === undefined ? [] : [`; ${said}`])).join("");
  return `${scanner}: ${file}: ${entries} entries, ${findings} findings${reasons}${remarks}`;
}
