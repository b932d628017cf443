import { isToolName, type ToolName } from "../tools/catalog";
import type { ToolingDefinition } from "./definition/tooling-definition";

/** The embedded AWS, Checkov for the Terraform, and what the pipelines' builds run; one of the same name each. */
export function neededTools(definitions: readonly ToolingDefinition[]): readonly ToolName[] {
  const builds = definitions.flatMap(({ pipeline }) =>
    pipeline.stages.flatMap(({ action }) =>
      action.filter(({ provider }) => provider === "CodeBuild").map(({ name }) => name),
    ),
  );
  return [...new Set<ToolName>(["moto", "checkov", ...builds.filter(isToolName)])];
}
