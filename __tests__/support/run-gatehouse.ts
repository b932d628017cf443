import { spawn } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "../../config/project-root";

/** One command as its own process, with nothing of this one's environment but the way to programs. */
export async function runGatehouse(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  cwd: string = projectRoot,
) {
  const child = spawn(process.execPath, [join(projectRoot, "bin/gatehouse.mjs"), ...args], {
    cwd,
    env: { PATH: process.env.PATH, ...environment },
  });
  const printed = { stdout: "", stderr: "" };
  child.stdout.on("data", (text) => {
    printed.stdout += text;
  });
  child.stderr.on("data", (text) => {
    printed.stderr += text;
  });
  const status = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { status, ...printed };
}
