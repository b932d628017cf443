import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { PythonToolName } from "../../cli/tools/catalog";
import { ensureTool } from "../../cli/tools/ensure-tool";
import { projectRoot } from "../../config/project-root";

const megabytes = 1024 * 1024;

/** What a Python script of this project prints, run in the environment of a pinned tool. */
export async function runPython(tool: PythonToolName, script: string, input = ""): Promise<string> {
  const { dir } = await ensureTool(tool, (line) => process.stderr.write(`${line}\n`));
  const { status, stdout, stderr } = spawnSync(join(dir, "bin", "python"), [join(projectRoot, script)], {
    input,
    encoding: "utf8",
    maxBuffer: 256 * megabytes,
    env: { PATH: process.env.PATH, PYTHONDONTWRITEBYTECODE: "1", PYTHONIOENCODING: "utf-8" },
  });
  if (status !== 0) throw new Error(`${script} ended with ${status}: ${stderr}`);
  return stdout;
}
