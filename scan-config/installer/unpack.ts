import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { InstallError } from "./install-error";
import { runProcess } from "./run-process";

/**
 * Takes one program out of a verified `.tar.gz`.
 * @throws InstallError when it is not in there
 */
export async function unpackProgram(
  archive: string,
  program: string,
  dir: string,
  signal?: AbortSignal,
): Promise<void> {
  const bin = join(dir, "bin");
  mkdirSync(bin, { recursive: true });
  const { exitCode, stderr } = await runProcess({
    program: "tar",
    args: ["-xzf", archive, "-C", bin, program],
    cwd: dir,
    environment: process.env,
    onLine: () => {},
    signal,
  });
  if (exitCode !== 0)
    throw new InstallError(
      `cannot take ${program} out of the downloaded archive: ${stderr.trim().split("\n")[0]}`,
      "check that tar is installed and the disk is not full, and run this again",
    );
}
