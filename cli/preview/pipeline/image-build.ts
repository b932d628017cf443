import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { zipSync } from "fflate";
import { buildCommandsOf } from "../../scan/build-commands";
import { runBuildCommands } from "../../scan/run-build-commands";
import { writeFiles } from "../../scan/write-files";
import { clientSettings } from "../aws/account-access";
import { dockerArchive } from "../image/docker-archive";
import { ActionFailed, type ActionOutput, type Execution, type ReadyAction } from "./action";
import { artifactLocation } from "./artifact-location";
import { projectConfiguration, projectNamed } from "./codebuild";
import { configurationOf } from "./configuration";
import { readOnlyArtifact } from "./read-artifact";

/**
 * Puts `image.tar` out as the pipeline's image build does: an example's from its recipe, any other with the project's own
 * commands, which need Docker.
 */
export async function runImageBuild(action: ReadyAction, execution: Execution): Promise<ActionOutput> {
  const { image, workload } = execution;
  const bytes = image ? dockerArchive(image, `${workload}:scan`) : await built(action, execution);
  const s3 = new S3Client(clientSettings(execution.access));
  try {
    const artifacts = Object.fromEntries(
      action.output_artifacts.map((name) => [name, artifactLocation(execution, name)] as const),
    );
    for (const { bucket, key } of Object.values(artifacts))
      await s3.send(
        new PutObjectCommand({ Bucket: bucket, Key: key, Body: zipSync({ "image.tar": bytes }, { level: 1 }) }),
      );
    return { variables: {}, artifacts };
  } finally {
    s3.destroy();
  }
}

async function built(action: ReadyAction, execution: Execution): Promise<Uint8Array> {
  const project = projectNamed(configurationOf(action, projectConfiguration).ProjectName, action.name, execution);
  const scratch = join(execution.scratch, "builds", action.name);
  const [source, folder] = [join(scratch, "source"), join(scratch, "image")];
  mkdirSync(folder, { recursive: true });
  writeFiles(source, await readOnlyArtifact(action, execution.access));
  const lines: string[] = [];
  const exitCode = await runBuildCommands({
    commands: buildCommandsOf(project.buildspec),
    environment: { ...project.environment, GATEHOUSE_IMAGE_DIR: folder },
    cwd: source,
    signal: AbortSignal.any([execution.signal, AbortSignal.timeout(project.timeoutMinutes * 60_000)]),
    onLine: (line) => lines.push(line),
  });
  if (exitCode !== 0)
    throw new ActionFailed(
      `the image could not be built (exit code ${exitCode ?? "none, it was killed"}): ${lines.at(-1) ?? "no output"}; it needs a running Docker`,
    );
  return readFileSync(join(folder, "image.tar"));
}
