import { randomUUID } from "node:crypto";
import { availableParallelism } from "node:os";
import { basename, join, relative, resolve } from "node:path";
import { Command, Option } from "commander";
import type { RunManifest } from "../lambdas/shared/run-manifest";
import { packageFiles } from "./package/source-tree";
import { abortOnSignal } from "./scan/abort-on-signal";
import { inParallel } from "./scan/in-parallel";
import { type LocalScanner, localScanners, runScanner } from "./scan/run-scanner";
import { withTerraform } from "./scan/with-terraform";
import { runs } from "./support/command";
import { CannotError, describe, type ExitCode } from "./support/errors";
import { note, print } from "./support/output";

/** What the workload's own tests write, each the scanner of its name. */
const customReports: readonly LocalScanner[] = ["junit", "sarif"];
const ownScanners = localScanners.filter((name) => !customReports.includes(name));

interface ScanOptions {
  readonly scanner?: readonly LocalScanner[];
  readonly out: string;
  readonly workload?: string;
  readonly testCommand?: string;
}

/** `gatehouse scan <dir>`: the scanners as the pipeline would run them. */
export function scanCommand(): Command {
  return runs(
    new Command("scan")
      .description("run the scanners on a workload's source as its pipeline would")
      .argument("<dir>", "folder with the workload's source")
      .addOption(
        new Option(
          "--scanner <scanner...>",
          "run only these (default: all but sarif; junit with --test-command)",
        ).choices(localScanners),
      )
      .requiredOption("--out <dir>", "folder that gets <scanner>/report.* and <scanner>/run.json")
      .option("--workload <name>", "the workload's name (default: name of the folder)")
      .option(
        "--test-command <command>",
        "the workload's own tests: writes report.xml (junit) or report.sarif (sarif) to $GATEHOUSE_REPORT_DIR",
      ),
    scanFolder,
  );
}

async function scanFolder(folder: string, options: ScanOptions): Promise<ExitCode> {
  const { testCommand } = options;
  const scanners = options.scanner ?? (testCommand === undefined ? ownScanners : [...ownScanners, "junit" as const]);
  const custom = scanners.find((name) => customReports.includes(name));
  if (custom !== undefined && testCommand === undefined)
    throw new CannotError(
      `${custom} runs the workload's own tests, and none are named`,
      'add --test-command "<command>"',
    );
  const source = packageFiles(folder);
  if (!relative(resolve(folder), resolve(options.out)).startsWith(".."))
    note(`note: ${options.out} lies inside ${folder}: the next package of it will hold these reports`);
  const signal = abortOnSignal();
  const execution = `local-${randomUUID()}`;
  const wanted = [...new Set(scanners)];
  const results = await withTerraform(
    wanted.includes("checkov") ? source : [],
    (line) => note(`[synthesis] ${line}`),
    signal,
    (terraform) =>
      inParallel(wanted, availableParallelism(), (scanner) =>
        runScanner({
          scanner,
          source,
          reportDir: join(options.out, scanner),
          workload: options.workload ?? basename(resolve(folder)),
          execution,
          onProgress: (line) => note(`[${scanner}] ${line}`),
          signal,
          ...(terraform !== null && { terraform }),
          ...(testCommand !== undefined && { testCommand }),
        }),
      ),
  );
  return report(results);
}

/** 2 when a run could not be made at all, 1 when one did not complete, however many findings: 0. */
function report(results: readonly PromiseSettledResult<RunManifest>[]): ExitCode {
  const broken = results.filter((result) => result.status === "rejected");
  const manifests = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  for (const { scanner, status, filesScanned, detail } of manifests)
    print(`${scanner.padEnd(8)} ${status.padEnd(13)} ${detail ?? `${filesScanned} files scanned`}`);
  for (const { reason } of broken) note(`gatehouse scan: ${describe(reason)}`);
  if (broken.length > 0) return 2;
  return manifests.every(({ status }) => status !== "failed") ? 0 : 1;
}
