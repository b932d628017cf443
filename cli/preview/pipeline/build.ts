import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { type Zippable, zipSync } from "fflate";
import { readSourceTree } from "../../../scan-config/runner/source-tree";
import { artifactFolderOf } from "../../scan/build-commands";
import { writeFiles } from "../../scan/write-files";
import { clientSettings } from "../aws/account-access";
import type { ProjectDefinition } from "../definition/tooling-definition";
import { dockerArchive } from "../image/docker-archive";
import { ActionFailed, type ActionOutput, type Execution, type ReadyAction } from "./action";
import { artifactLocation } from "./artifact-location";
import { buildEnvironment } from "./build-environment";
import { projectConfiguration, projectNamed, runProject } from "./codebuild";
import { configurationOf } from "./configuration";
import { readOnlyArtifact } from "./read-artifact";

/**
 * Runs a build whose output is an artifact: what its buildspec collects. An example's image is written from its recipe
 * instead; any other is built with the project's own commands, which need Docker.
 */
export async function runBuild(action: ReadyAction, execution: Execution): Promise<ActionOutput> {
  const project = projectNamed(configurationOf(action, projectConfiguration).ProjectName, action.name, execution);
  const { image, workload } = execution;
  const files =
    image && project.privileged
      ? { "image.tar": dockerArchive(image, `${workload}:scan`) }
      : await built(project, action, execution);
  const s3 = new S3Client(clientSettings(execution.access));
  try {
    const artifacts = Object.fromEntries(
      action.output_artifacts.map((name) => [name, artifactLocation(execution, name)] as const),
    );
    for (const { bucket, key } of Object.values(artifacts))
      await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: zipSync(files, { level: 1 }) }));
    return { variables: {}, artifacts };
  } finally {
    s3.destroy();
  }
}

async function built(project: ProjectDefinition, action: ReadyAction, execution: Execution): Promise<Zippable> {
  const scratch = join(execution.scratch, "builds", action.name);
  const [source, folder] = [join(scratch, "source"), join(scratch, "artifact")];
  mkdirSync(folder, { recursive: true });
  writeFiles(source, await readOnlyArtifact(action, execution.access));
  const artifactFolder = artifactFolderOf(project.buildspec);
  // CodeBuild knows no variables there, so that a project's variable and its buildspec name the same folder.
  const here = Object.entries(project.environment).map(([name, value]) => [
    name,
    value === artifactFolder ? folder : value,
  ]);
  const environment = await buildEnvironment({ declared: Object.fromEntries(here), source, scratch, execution });
  const { exitCode, lastLine } = await runProject(project, environment, source, action.name, execution);
  if (exitCode !== 0)
    throw new ActionFailed(
      `the build failed (exit code ${exitCode ?? "none, it was killed"}): ${lastLine}${project.privileged ? "; it needs a running Docker" : ""}`,
    );
  return Object.fromEntries(readSourceTree(folder).files.map(({ path, bytes }) => [path, bytes]));
}
