import { basename } from "node:path";
import { CodePipelineClient } from "@aws-sdk/client-codepipeline";
import { Command, InvalidArgumentError } from "commander";
import { configurationFile, loadConfiguration } from "../config/load";
import { progressFor } from "./preview/progress/progress-for";
import { stopSignal } from "./preview/stop-signal";
import { checkAccount } from "./submit/check-account";
import { executionReader } from "./submit/execution-reader";
import { follow } from "./submit/follow";
import { type Outcome, outcomeOf, outcomeText } from "./submit/outcome";
import { readPackage } from "./submit/read-package";
import { type SubmitTarget, submitTarget } from "./submit/target";
import { upload } from "./submit/upload";
import { runs } from "./support/command";
import type { ExitCode } from "./support/errors";
import { print, printJson } from "./support/output";

interface SubmitOptions {
  readonly workload: string;
  readonly config?: string;
  readonly ifMatch?: string;
  readonly follow: boolean;
  readonly timeout: number;
  readonly json?: true;
}

/** `gatehouse submit <zip>`: uploads a package and follows its execution; 1 when that did not succeed. */
export function submitCommand(): Command {
  return runs(
    new Command("submit")
      .description("upload a package to its workload's pipeline and follow the execution; 1 when it does not succeed")
      .argument("<zip>", 'the package, as "gatehouse package" makes it')
      .requiredOption("--workload <name>", "the workload whose package it is")
      .option("--config <file>", "organization file (default: GATEHOUSE_CONFIG, else config/organization.yaml)")
      .option("--if-match <etag>", "upload only if the newest package has this ETag")
      .option("--no-follow", "end after the upload")
      .option("--timeout <minutes>", "end the following after that time, the execution goes on", minutes, 60)
      .option("--json", "print the result as JSON"),
    submit,
  );
}

function minutes(text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError("must be a number of minutes above 0");
  return value;
}

async function submit(zip: string, options: SubmitOptions): Promise<ExitCode> {
  const target = submitTarget(loadConfiguration(configurationFile(options.config)), options.workload);
  const content = readPackage(zip);
  const signal = stopSignal();
  const show = progressFor(process.stderr);
  const uploaded = await show(`upload ${basename(zip)}`, async ({ line, outcome }) => {
    line(`to s3://${target.bucket}/${target.key}`);
    await checkAccount(target, signal);
    const done = await upload(target, content, options.ifMatch, signal);
    outcome(`version ${done.versionId}`);
    return done;
  });
  const { workload, bucket, key } = target;
  const { sha256, sourceDigest } = content;
  const sent = { workload, bucket, key, ...uploaded, sha256, sourceDigest };
  if (!options.follow) {
    options.json
      ? printJson(sent)
      : print(
          `${workload}: s3://${bucket}/${key}\nversion       ${sent.versionId}\nETag          ${sent.etag}\nsource digest ${sourceDigest}`,
        );
    return 0;
  }
  const result = await show(`follow ${target.pipeline}`, async ({ line, outcome }) => {
    const ended = await followed(target, uploaded.versionId, line, AbortSignal.any([signal, after(options.timeout)]));
    outcome(ended.status);
    return ended;
  });
  options.json ? printJson({ ...sent, ...result }) : print(outcomeText(result, workload));
  return result.succeeded ? 0 : 1;
}

function after(timeout: number): AbortSignal {
  const controller = new AbortController();
  const stop = () => controller.abort(new Error(`stopped after ${timeout} minutes`));
  setTimeout(stop, timeout * 60_000).unref();
  return controller.signal;
}

async function followed(
  target: SubmitTarget,
  objectVersion: string,
  onLine: (line: string) => void,
  signal: AbortSignal,
): Promise<Outcome> {
  // Many attempts: an execution takes longer than most troubles of a network.
  const client = new CodePipelineClient({ region: target.region, maxAttempts: 8 });
  try {
    const reader = executionReader(client, target.pipeline, signal);
    return outcomeOf(await follow({ target, reader, objectVersion, onLine, signal }), target);
  } finally {
    client.destroy();
  }
}
