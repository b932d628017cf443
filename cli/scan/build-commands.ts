import { parse } from "yaml";
import { z } from "zod";
import { buildspec } from "../../config/scan-configuration";

/** The part of a CodeBuild buildspec that the local run executes. */
const document = z.object({
  env: z.object({ "exported-variables": z.array(z.string()).default([]) }).prefault({}),
  phases: z.object({ build: z.object({ commands: z.array(z.string()).min(1) }) }),
});

/** The `build` phase commands of a buildspec, as CodeBuild would run them. */
export function buildCommandsOf(text: string): readonly string[] {
  return document.parse(parse(text)).phases.build.commands;
}

/** The variables that a build passes on to the pipeline, by their names. */
export function exportedVariablesOf(text: string): readonly string[] {
  return document.parse(parse(text)).env["exported-variables"];
}

/** The `build` phase commands of a scanner's own buildspec. */
export function buildCommands(scanner: string): readonly string[] {
  return buildCommandsOf(buildspec(scanner));
}
