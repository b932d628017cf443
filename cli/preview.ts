import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Command } from "commander";
import { keepRunning } from "./preview/keep-running";
import { progressFor } from "./preview/progress/progress-for";
import { summaryJson } from "./preview/report/json";
import { shortcomings } from "./preview/report/outcome";
import { reportPage } from "./preview/report/page";
import { summaryText } from "./preview/report/summary";
import { runPreview } from "./preview/run";
import { withScratch } from "./preview/scratch";
import { stopSignal } from "./preview/stop-signal";
import type { Choice } from "./preview/workload/chosen";
import { runs } from "./support/command";
import type { ExitCode } from "./support/errors";
import { print, printJson } from "./support/output";

interface PreviewOptions extends Choice {
  readonly keep?: true;
  readonly json?: true;
}

/** `gatehouse preview`: the pipelines' real steps on this machine, without an AWS account. */
export function previewCommand(): Command {
  return runs(
    new Command("preview")
      .description("drive workloads through their synthesized pipelines on this machine, without an AWS account")
      .option("--examples", "drive the example workloads; 1 when a verdict is not what the example declares")
      .option("--workload <name>", "drive only this workload")
      .option("--source <dir>", "take the workload's source from this folder")
      .option("--rescan", "then scan what was deployed once more, as it is every day")
      .option("--keep", "leave the embedded AWS running until Ctrl-C, and print its endpoints")
      .option("--json", "print the results as JSON"),
    preview,
  );
}

async function preview(options: PreviewOptions): Promise<ExitCode> {
  const out = resolve("out", "preview");
  const page = join(out, "report.html");
  const signal = stopSignal();
  const result = await withScratch((scratch) =>
    runPreview({
      choice: options,
      out,
      scratch,
      show: progressFor(process.stderr),
      signal,
      whileRunning: async (aws, finished) => {
        writeFileSync(page, reportPage(finished));
        if (options.json) printJson(summaryJson(finished, page));
        else print(summaryText(finished, page));
        const [first] = finished.workloads;
        if (options.keep && first) await keepRunning(aws, first, signal);
      },
    }),
  );
  return result.workloads.every((workload) => shortcomings(workload).length === 0) ? 0 : 1;
}
