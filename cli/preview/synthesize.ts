import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { configurationFile } from "../../config/load";
import { projectRoot } from "../../config/project-root";
import { CannotError } from "../support/errors";
import { execute } from "../tools/execute";

export interface SynthesizedStack {
  readonly id: string;
  /** Folder of its `cdk.tf.json`. */
  readonly folder: string;
}

/** Synthesizes every stack as `cdktf synth` does, below `out`. */
export async function synthesize(
  out: string,
  scratch: string,
  signal: AbortSignal,
  configuration = configurationFile(),
): Promise<readonly SynthesizedStack[]> {
  mkdirSync(out, { recursive: true });
  const { GATEHOUSE_STACKS: _, ...environment } = process.env;
  const { exitCode, stderr } = await execute(process.execPath, [join(projectRoot, "bin", "app.mjs")], {
    cwd: projectRoot,
    environment: { ...environment, GATEHOUSE_CONFIG: configuration, CDKTF_OUTDIR: out, TMPDIR: scratch },
    signal,
  });
  signal.throwIfAborted();
  if (exitCode !== 0) throw new CannotError(`the stacks can't be synthesized: ${stderr.trim()}`);
  return synthesizedStacks(out);
}

/** The stacks in a folder that an app was synthesized into, such as `cdktf.out`. */
export function synthesizedStacks(out: string): readonly SynthesizedStack[] {
  const stacks = join(out, "stacks");
  return readdirSync(stacks)
    .sort()
    .map((id) => ({ id, folder: join(stacks, id) }));
}
