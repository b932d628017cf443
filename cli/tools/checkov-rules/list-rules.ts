import { join } from "node:path";
import { z } from "zod";
import type { CheckovRules } from "../../../config/checkov-rules";
import { projectRoot } from "../../../config/project-root";
import { CannotError } from "../../support/errors";
import { ensureTool, type OnProgress } from "../ensure-tool";
import { execute } from "../execute";

const answer = z.object({
  checkovVersion: z.string(),
  rules: z.record(z.string(), z.array(z.string()).min(1)),
});

/**
 * Every rule of the pinned Checkov, asked of Checkov itself, which is set up when it is not there yet.
 * @throws CannotError when Checkov can't be set up or doesn't answer
 */
export async function listCheckovRules(onProgress: OnProgress, signal?: AbortSignal): Promise<CheckovRules> {
  const { dir } = await ensureTool("checkov", onProgress, signal);
  const program = join(projectRoot, "cli", "tools", "checkov-rules", "list_rules.py");
  const { exitCode, stdout, stderr } = await execute(join(dir, "bin", "python"), ["-I", program], {
    timeoutMilliseconds: 120_000,
    ...(signal && { signal }),
  });
  signal?.throwIfAborted();
  if (exitCode !== 0)
    throw new CannotError(
      `Checkov's rules could not be listed: ${stderr.trim().split("\n").at(-1) || "Python was ended"}`,
      `correct ${program}: this Checkov keeps its rules in another way`,
    );
  return { schemaVersion: 1, ...answer.parse(JSON.parse(stdout)) };
}
