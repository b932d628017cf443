import { parse } from "yaml";
import { z } from "zod";
import { buildspec } from "../../config/scan-configuration";

/** The part of a CodeBuild buildspec that the local run executes. */
const document = z.object({
  phases: z.object({ build: z.object({ commands: z.array(z.string()).min(1) }) }),
});

/** What a build passes on. The local run collects all files of the folder, so a buildspec must want the same. */
const withArtifacts = z.object({
  artifacts: z.object({
    "base-directory": z.string(),
    files: z.tuple([z.enum(["image.tar", "**/*"])]),
  }),
});

/** The `build` phase commands of a buildspec, as CodeBuild would run them. */
export function buildCommandsOf(text: string): readonly string[] {
  return document.parse(parse(text)).phases.build.commands;
}

/** Folder whose files a buildspec makes an artifact of. */
export function buildArtifactsOf(text: string): { readonly baseDirectory: string } {
  return { baseDirectory: withArtifacts.parse(parse(text)).artifacts["base-directory"] };
}

/** The `build` phase commands of a scanner's own buildspec. */
export function buildCommands(scanner: string): readonly string[] {
  return buildCommandsOf(buildspec(scanner));
}
