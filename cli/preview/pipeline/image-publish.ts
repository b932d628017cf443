import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { exportedVariablesOf } from "../../scan/build-commands";
import { writeFiles } from "../../scan/write-files";
import { ActionFailed, type ActionOutput, type Execution, type ReadyAction } from "./action";
import { buildEnvironment } from "./build-environment";
import { overridesOf, projectConfiguration, projectNamed, runProject } from "./codebuild";
import { configurationOf } from "./configuration";
import { readObject } from "./read-artifact";

/**
 * Pushes the image as the pipeline's publish build does, by its own commands, but to the registry stand-in: Moto has ECR's
 * control plane and no registry.
 * @returns the variables that the buildspec exports
 */
export async function runImagePublish(action: ReadyAction, execution: Execution): Promise<ActionOutput> {
  const project = projectNamed(configurationOf(action, projectConfiguration).ProjectName, action.name, execution);
  const scratch = join(execution.scratch, "builds", action.name);
  const [source, exportsFolder] = [join(scratch, "source"), join(scratch, "exports")];
  mkdirSync(exportsFolder, { recursive: true });
  writeFiles(source, await imageFiles(action, execution));
  const declared = { ...project.environment, ...overridesOf(action) };
  const environment = {
    ...(await buildEnvironment({ declared, source, scratch, execution })),
    GATEHOUSE_EXPORTS: exportsFolder,
    GATEHOUSE_REGISTRY_ADDRESS: `http://${execution.registry.host}`,
  };
  const exported = exportedVariablesOf(project.buildspec);
  const tellExported = exported.map((name) => `printf %s "$${name}" > "$GATEHOUSE_EXPORTS/${name}"`);
  const build = await runProject(project, environment, source, action.name, execution, tellExported);
  if (build.exitCode !== 0)
    throw new ActionFailed(
      `the image was not pushed (exit code ${build.exitCode ?? "none, it was killed"}): ${build.lastLine}`,
    );
  return {
    variables: Object.fromEntries(exported.map((name) => [name, readFileSync(join(exportsFolder, name), "utf8")])),
  };
}

/** The one input artifact, of any size: it is no package. */
async function imageFiles({ name, inputs }: ReadyAction, { access }: Execution) {
  const [location, ...others] = Object.values(inputs);
  if (location === undefined || others.length > 0)
    throw new ActionFailed(`${name} must have one input artifact, has ${Object.keys(inputs).length}`);
  const files = Object.entries(unzipSync(await readObject(access, location)));
  return files.map(([path, bytes]) => ({ path, bytes }));
}
