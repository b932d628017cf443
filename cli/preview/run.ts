import { rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { accountWithRole, type Configuration, loadConfiguration } from "../../config/load";
import type { ToolName } from "../tools/catalog";
import { type DatabaseScanner, localDatabase, needsDatabase } from "../tools/databases/local-database";
import { ensureTool } from "../tools/ensure-tool";
import type { AccountAccess } from "./aws/account-access";
import { type EmbeddedAws, startEmbeddedAws } from "./aws/embedded-aws";
import { readToolingDefinition, type ToolingDefinition } from "./definition/tooling-definition";
import { neededTools } from "./needed-tools";
import { notesOf } from "./notes";
import { startJobAnswers } from "./pipeline/job-answers";
import type { Show } from "./progress/progress";
import { provisionVerdictBucket } from "./provision";
import { startRegistry } from "./registry/stand-in";
import { type SynthesizedStack, synthesize } from "./synthesize";
import {
  requireCleanTerraform,
  scanTerraform,
  type TerraformScan,
  terraformFigures,
} from "./terraform-scan/scan-terraform";
import { type Choice, type ChosenWorkload, chosenWorkloads } from "./workload/chosen";
import { driveWorkload, type WorkloadResult } from "./workload/drive";

export interface PreviewRun {
  readonly choice: Choice;
  /** Folder that gets everything; what an earlier run left there is deleted first. */
  readonly out: string;
  readonly scratch: string;
  readonly show: Show;
  readonly signal: AbortSignal;
  /** Called with the embedded AWS while it still runs. */
  readonly whileRunning: (aws: EmbeddedAws, result: PreviewResult) => Promise<void>;
}

export interface PreviewResult {
  readonly terraform: TerraformScan;
  readonly workloads: readonly WorkloadResult[];
  /** What is different here from AWS, and what this machine lacks; a sentence each. */
  readonly notes: readonly string[];
  readonly seconds: number;
  readonly finishedAt: string;
}

interface Prepared extends ChosenWorkload {
  readonly definition: ToolingDefinition;
}

/**
 * The whole local run, from the configuration to the verdicts.
 * @throws CannotError, ConfigurationError, DefinitionError when a step can't be done
 */
export async function runPreview(run: PreviewRun): Promise<PreviewResult> {
  const { choice, out, scratch, show, signal } = run;
  const started = Date.now();
  rmSync(out, { recursive: true, force: true });
  const [configuration, chosen] = await show("Validate the configuration", async () => {
    const loaded = loadConfiguration();
    return [loaded, chosenWorkloads(loaded, choice)] as const;
  });
  const stacks = await show("Synthesize the Terraform", async (progress) => {
    const synthesized = await synthesize(join(out, "terraform"), scratch, signal);
    progress.outcome(`${synthesized.length} stacks`);
    return synthesized;
  });
  const workloads = chosen.map((workload) => prepared(workload, stacks));
  await show("Set up tools", async (progress) => {
    const tools = neededTools(workloads.map(({ definition }) => definition));
    await progress.each(tools.map(setUp(signal)), 2);
    await progress.each(tools.filter(needsDatabase).map(setUpDatabase(signal)), 1);
    progress.outcome(tools.join(", "));
  });
  const terraform = await show("Scan the synthesized Terraform with Checkov", async (progress) => {
    const scan = await scanTerraform({ stacks, out: join(out, "terraform"), scratch, progress, signal });
    requireCleanTerraform(scan);
    progress.outcome(terraformFigures(scan));
    return scan;
  });
  const aws = await show("Start the embedded AWS", async ({ line }) => startEmbeddedAws({ onProgress: line, signal }));
  const jobs = await startJobAnswers();
  const registry = await startRegistry();
  try {
    const results = await show("Drive the workloads", async (progress) => {
      const logArchive = await provisionVerdicts(configuration, workloads, aws);
      const drive = async ({ definition, ...workload }: Prepared, inner: typeof progress) =>
        driveWorkload({
          chosen: workload,
          definition,
          tooling: await accessTo(aws, definition.account, definition.region),
          logArchive,
          jobs,
          registry,
          rescans: choice.rescan === true,
          scratch,
          out,
          progress: inner,
          onStage: inner.line,
          signal,
        });
      const tasks = workloads.map((one) => ({ title: one.name, run: (inner: typeof progress) => drive(one, inner) }));
      return progress.each(tasks, Math.max(1, Math.floor(availableParallelism() / 2)));
    });
    const notes = notesOf(
      workloads.map(({ definition }) => definition),
      workloads.some(({ example }) => example?.image !== undefined),
    );
    const finished = new Date();
    const seconds = (finished.getTime() - started) / 1000;
    const result = { terraform, workloads: results, notes, seconds, finishedAt: finished.toISOString() };
    await run.whileRunning(aws, result);
    return result;
  } finally {
    await Promise.all([aws.stop(), jobs.stop(), registry.stop()]);
  }
}

function prepared(workload: ChosenWorkload, stacks: readonly SynthesizedStack[]): Prepared {
  const stack = stacks.find(({ id }) => id === `tooling-${workload.name}`);
  if (!stack) throw new Error(`no stack tooling-${workload.name} was synthesized`);
  return { ...workload, definition: readToolingDefinition(stack.folder) };
}

function setUp(signal: AbortSignal) {
  return (name: ToolName) => ({
    title: name,
    run: async ({ line, outcome }: Parameters<Parameters<Show>[1]>[0]) => {
      const { version } = await ensureTool(name, line, signal);
      outcome(version);
    },
  });
}

function setUpDatabase(signal: AbortSignal) {
  return (name: DatabaseScanner) => ({
    title: `vulnerability database of ${name}`,
    run: async ({ line, outcome }: Parameters<Parameters<Show>[1]>[0]) => {
      const { kind } = await localDatabase(name, line, signal);
      outcome(kind);
    },
  });
}

async function accessTo(aws: EmbeddedAws, account: string, region: string): Promise<AccountAccess> {
  return { account, region, endpoints: aws.endpoints, credentials: await aws.credentialsFor(account) };
}

async function provisionVerdicts(
  { organization }: Configuration,
  workloads: readonly Prepared[],
  aws: EmbeddedAws,
): Promise<AccountAccess> {
  const access = await accessTo(aws, accountWithRole(organization, "log-archive").id, organization.homeRegion);
  const names = workloads.flatMap(({ definition }) =>
    definition.functions.flatMap(({ environment: { GATEHOUSE_VERDICT_BUCKET: name } }) => (name ? [name] : [])),
  );
  for (const name of new Set(names)) await provisionVerdictBucket(access, name);
  return access;
}
