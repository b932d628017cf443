import { join } from "node:path";
import { CannotError } from "../support/errors";
import type { PinnedPythonTool } from "./catalog";
import { execute } from "./execute";
import { explainPip } from "./pip-failure";
import { findPython } from "./python";

const quietly = ["--quiet", "--no-input", "--disable-pip-version-check", "--progress-bar", "off", "--retries", "2"];

/**
 * A virtual environment with exactly what the tool's hash lock names.
 * @throws CannotError without Python or without the package index, with what to do
 */
export async function installPythonTool(
  tool: PinnedPythonTool,
  dir: string,
  onProgress: (line: string) => void,
  signal?: AbortSignal,
): Promise<void> {
  const python = await findPython();
  onProgress(`${tool.name} ${tool.version}: setting up with Python ${python.version} (once per machine)`);
  await step(tool, python.program, ["-I", "-m", "venv", dir], signal);
  const locked = [
    "--require-hashes",
    "--no-deps",
    "--only-binary",
    ":all:",
    "-r",
    join(tool.folder, "requirements.txt"),
  ];
  await step(tool, join(dir, "bin", "python"), ["-m", "pip", "install", ...quietly, ...locked], signal);
}

async function step(
  tool: PinnedPythonTool,
  program: string,
  args: readonly string[],
  signal?: AbortSignal,
): Promise<void> {
  const { exitCode, stdout, stderr } = await execute(program, args, signal ? { signal } : {});
  if (exitCode === 0) return;
  signal?.throwIfAborted();
  const { message, next } = explainPip(`${stdout}\n${stderr}`);
  throw new CannotError(`cannot set up ${tool.name} ${tool.version}: ${message}`, next);
}
