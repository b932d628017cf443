import { buildspec } from "../../config/scan-configuration";
import { parseBuildspec } from "./buildspec";

/** The `build` phase commands of a buildspec, as CodeBuild would run them. */
export function buildCommandsOf(text: string): readonly string[] {
  return parseBuildspec(text).phases.build.commands;
}

/** The folder whose files a buildspec makes an artifact of; `undefined` when it names none. */
export function artifactFolderOf(text: string): string | undefined {
  return parseBuildspec(text).artifacts?.["base-directory"];
}

/** The `build` phase commands of a scanner's own buildspec. */
export function buildCommands(scanner: string): readonly string[] {
  return buildCommandsOf(buildspec(scanner));
}
