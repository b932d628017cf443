import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { AccountAccess } from "../aws/account-access";
import type { ToolingDefinition } from "../definition/tooling-definition";
import type { JobAnswers } from "../pipeline/job-answers";
import { type OnStage, type PipelineResult, runPipeline } from "../pipeline/run-pipeline";
import type { Progress } from "../progress/progress";
import { provision } from "../provision";
import type { RegistryStandIn } from "../registry/stand-in";
import { startedVersions } from "../trigger/started-versions";
import type { ChosenWorkload } from "./chosen";
import { type Deployment, readDeployments } from "./deployments";
import { unmet } from "./expectation";
import { type Rescan, rescanWorkload } from "./rescan";
import { fetchResults, type Results } from "./results";
import { compareWithSecurityHub, type HubComparison } from "./security-hub";
import { upload } from "./upload";

/** Everything that is told of one workload. */
export interface WorkloadResult extends Results {
  readonly workload: string;
  /** Of the pipeline. */
  readonly account: string;
  readonly region: string;
  readonly seconds: number;
  readonly pipeline: PipelineResult;
  readonly deployments: readonly Deployment[];
  readonly hub: HubComparison;
  /** `undefined` where nobody asked for one. */
  readonly rescan: Rescan | undefined;
  /** What is not as the example declares; `undefined` for a workload that declares nothing. */
  readonly unmet: readonly string[] | undefined;
  /** Folder with its files. */
  readonly out: string;
}

export interface Drive {
  readonly chosen: ChosenWorkload;
  readonly definition: ToolingDefinition;
  readonly tooling: AccountAccess;
  readonly logArchive: AccountAccess;
  readonly jobs: JobAnswers;
  readonly registry: RegistryStandIn;
  /** Whether what was deployed is scanned again, as it is every day. */
  readonly rescans: boolean;
  readonly scratch: string;
  readonly out: string;
  readonly progress: Progress;
  readonly onStage: OnStage;
  readonly signal: AbortSignal;
}

/** Drives one workload from its source folder to its deployments, and reads back what AWS then shows. */
export async function driveWorkload(drive: Drive): Promise<WorkloadResult> {
  const { chosen, definition, tooling, logArchive, jobs, registry, progress, signal } = drive;
  signal.throwIfAborted();
  const started = Date.now();
  const out = join(drive.out, chosen.name);
  mkdirSync(out, { recursive: true });
  await provision(definition, tooling);
  for (const name of definition.repositories) registry.create(name);
  progress.line("package and upload");
  const event = await upload(chosen.source, definition, tooling);
  const execution = {
    id: randomUUID(),
    workload: chosen.name,
    definition,
    access: tooling,
    jobs,
    registry,
    image: chosen.example?.image,
    sourceVersions: startedVersions(definition, event),
    variables: {},
    scratch: join(drive.scratch, chosen.name),
    out,
    onLine: progress.line,
    signal,
  };
  const pipeline = await runPipeline(execution, drive.onStage);
  const results = await fetchResults(pipeline, { workload: chosen.name, definition, tooling, logArchive, out });
  if (drive.rescans) progress.line("rescan");
  const rescan = drive.rescans
    ? await rescanWorkload(execution, (stage) => progress.line(`rescan: ${stage}`))
    : undefined;
  const deployments = await readDeployments(definition, tooling);
  const hub = await compareWithSecurityHub(
    tooling,
    chosen.name,
    results.findings.map(({ id }) => id),
  );
  const { verdict } = results.verdict;
  progress.outcome(`${verdict}, ${results.findings.length} findings`);
  return {
    ...results,
    workload: chosen.name,
    account: definition.account,
    region: definition.region,
    seconds: (Date.now() - started) / 1000,
    pipeline,
    deployments,
    hub,
    rescan,
    unmet: chosen.compared && chosen.example ? unmet(chosen.example.expect, results, deployments, hub) : undefined,
    out,
  };
}
