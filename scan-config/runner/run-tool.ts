import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";

/** How a tool ended. */
export interface ToolRun {
  /** `null` when it was killed or never started. */
  readonly exitCode: number | null;
  /** Why it has no exit code. */
  readonly problem: string | null;
}

export interface ToolCommand {
  readonly command: readonly [string, ...string[]];
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Lines for the build log go to this process's stderr, as the tool's own stderr does. */
  readonly stdout: { readonly goesTo: "report" | "log" | "discard"; readonly report: string };
  readonly timeoutSeconds: number;
  readonly signal: AbortSignal;
}

/** Runs a tool to its end. Its output is not kept here: it goes to the build log or into the report file. */
export function runTool(tool: ToolCommand): Promise<ToolRun> {
  const [program, ...args] = tool.command;
  const report = tool.stdout.goesTo === "report" ? openSync(tool.stdout.report, "w") : null;
  const stdout = report ?? (tool.stdout.goesTo === "log" ? 2 : "ignore");
  return new Promise<ToolRun>((resolve) => {
    const timeout = AbortSignal.timeout(tool.timeoutSeconds * 1000);
    const child = spawn(program, args, {
      cwd: tool.cwd,
      env: tool.environment,
      stdio: ["ignore", stdout, 2],
      signal: AbortSignal.any([timeout, tool.signal]),
      killSignal: "SIGKILL",
    });
    const end = (exitCode: number | null, problem: string | null): void => resolve({ exitCode, problem });
    const stopped = (): string | null => {
      if (timeout.aborted) return `stopped after ${tool.timeoutSeconds} s without an end`;
      return tool.signal.aborted ? `stopped by ${String(tool.signal.reason)}` : null;
    };
    child.once("error", (error) => end(null, stopped() ?? `${program} could not be started: ${error.message}`));
    child.once("exit", (code, signal) => end(code, code === null ? (stopped() ?? `killed by ${signal}`) : null));
  }).finally(() => {
    if (report !== null) closeSync(report);
  });
}
