import { createWriteStream, mkdirSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { z } from "zod";
import { buildCommandsOf } from "../../scan/build-commands";
import { runBuildCommands } from "../../scan/run-build-commands";
import { writeFiles } from "../../scan/write-files";
import { DefinitionError } from "../definition/references";
import { parsed } from "../definition/stack-file";
import type { ProjectDefinition } from "../definition/tooling-definition";
import { ActionFailed, type ActionOutput, type Execution, type ReadyAction } from "./action";
import { buildEnvironment, scannerEnvironment } from "./build-environment";
import { configurationOf } from "./configuration";
import { readObject, readSource } from "./read-artifact";

/** Configuration of a CodeBuild action. */
export const projectConfiguration = {
  ProjectName: z.string(),
  EnvironmentVariables: z.string().optional(),
  PrimarySource: z.string().optional(),
};

const variables = z.array(z.strictObject({ name: z.string(), value: z.string(), type: z.literal("PLAINTEXT") }));

/**
 * Runs the build phase of a project's inline buildspec on a fresh tree of the source; the install phase is what the
 * local tools' set-up did.
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodeBuild.html
 */
export async function runCodeBuild(action: ReadyAction, execution: Execution): Promise<ActionOutput> {
  const { ProjectName, PrimarySource } = configurationOf(action, projectConfiguration);
  const project = projectNamed(ProjectName, action.name, execution);
  const scratch = join(execution.scratch, "builds", action.name);
  const source = join(scratch, "source");
  const [primary = ""] = PrimarySource === undefined ? Object.keys(action.inputs) : [PrimarySource];
  writeFiles(source, await readSource(action, primary, execution.access));
  const reportDir = join(execution.out, "reports", action.name);
  const secondary = await secondaryInputs(action, primary, scratch, execution);
  const declared = {
    ...project.environment,
    ...secondary,
    ...overridesOf(action),
  };
  const environment = {
    ...(await buildEnvironment({ declared, source, scratch, execution })),
    ...(await scannerEnvironment(action.name, reportDir, execution)),
  };
  const { exitCode, lastLine } = await runProject(project, environment, source, action.name, execution);
  if (exitCode === 0) return { variables: {} };
  throw new ActionFailed(`the build failed (exit code ${exitCode ?? "none, it was killed"}): ${lastLine}`);
}

/** The variables that an action sets over the project's. */
export function overridesOf(action: ReadyAction): Readonly<Record<string, string>> {
  const { EnvironmentVariables = "[]" } = configurationOf(action, projectConfiguration);
  const where = `EnvironmentVariables of action ${action.name}`;
  const overrides = parsed(variables, JSON.parse(EnvironmentVariables), where);
  return Object.fromEntries(overrides.map(({ name, value }) => [name, value]));
}

/** Unpacks the other input artifacts, and names their folders as CodeBuild does. */
async function secondaryInputs(
  { inputs }: ReadyAction,
  primary: string,
  scratch: string,
  { access }: Execution,
): Promise<Readonly<Record<string, string>>> {
  const others = Object.entries(inputs).filter(([name]) => name !== primary);
  const named = others.map(async ([name, location]) => {
    const folder = join(scratch, "inputs", name);
    const files = Object.entries(unzipSync(await readObject(access, location)));
    writeFiles(
      folder,
      files.map(([path, bytes]) => ({ path, bytes })),
    );
    return [`CODEBUILD_SRC_DIR_${name}`, folder] as const;
  });
  return Object.fromEntries(await Promise.all(named));
}

/**
 * Runs the build phase of a project's buildspec; what it prints goes to `logs/<action>.log`.
 * @param afterwards commands that run in the same shell behind the buildspec's own
 */
export async function runProject(
  project: ProjectDefinition,
  environment: Readonly<Record<string, string>>,
  cwd: string,
  action: string,
  { out, signal, onLine }: Execution,
  afterwards: readonly string[] = [],
): Promise<{ readonly exitCode: number | null; readonly lastLine: string }> {
  mkdirSync(join(out, "logs"), { recursive: true });
  const log = createWriteStream(join(out, "logs", `${action}.log`));
  let lastLine = "it printed nothing";
  const exitCode = await runBuildCommands({
    commands: [...buildCommandsOf(project.buildspec), ...afterwards],
    environment,
    cwd,
    signal: AbortSignal.any([signal, AbortSignal.timeout(project.timeoutMinutes * 60_000)]),
    onLine: (line) => {
      lastLine = line;
      log.write(`${line}\n`);
      // A tool's own output is for the log; our programs say how it went.
      const [, said] = /^(?:run-scanner|synthesize|publish-image): (.*)$/.exec(line) ?? [];
      if (said !== undefined) onLine(said);
    },
  });
  log.end();
  return { exitCode, lastLine };
}

export function projectNamed(name: string, action: string, { definition }: Execution): ProjectDefinition {
  const project = definition.projects.find((one) => one.name === name);
  if (!project) throw new DefinitionError(`action ${action}: the stack has no CodeBuild project ${name}`);
  return project;
}
