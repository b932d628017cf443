import { Command } from "commander";
import { runs } from "./support/command";
import { CannotError, type ExitCode } from "./support/errors";
import { note, print, printJson } from "./support/output";
import { isToolName, type ToolName, toolNames } from "./tools/catalog";
import { ensureTool } from "./tools/ensure-tool";

/** `gatehouse tools`: sets up the pinned Python tools ahead of the commands that need them. */
export function toolsCommand(): Command {
  return runs(
    new Command("tools")
      .description("set up the pinned scanners and test tools, each from its own hash lock")
      .argument("[names...]", `some of: ${toolNames.join(", ")} (default: all)`)
      .option("--json", "print the result as JSON"),
    async (names: readonly string[], options: { readonly json?: true }): Promise<ExitCode> => {
      const tools = [];
      for (const name of known(names)) tools.push({ name, ...(await ensureTool(name, note)) });
      if (options.json) printJson({ tools });
      else for (const { name, version, dir } of tools) print(`${name.padEnd(9)} ${version.padEnd(9)} ${dir}`);
      return 0;
    },
  );
}

function known(names: readonly string[]): readonly ToolName[] {
  const unknown = names.filter((name) => !isToolName(name));
  if (unknown.length > 0)
    throw new CannotError(`unknown tool ${unknown.join(", ")}`, `choose from ${toolNames.join(", ")}`);
  return names.length === 0 ? toolNames : names.filter(isToolName);
}
