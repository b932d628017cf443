import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sourceDigest } from "../../lambdas/shared/source-digest";
import { toolEnvironment } from "../runner/settings";
import { readSourceTree } from "../runner/source-tree";
import { cdktfApps } from "./cdktf-apps";
import { recordFile, type SynthesisRecord, type SynthesizedApp } from "./record";
import { synthesizeApp } from "./synthesize-app";

const say = (line: string): boolean => process.stderr.write(`synthesize: ${line}\n`);

/** Synthesizes every CDKTF app of the source, one after the other, and writes the record beside what came out. */
async function main(): Promise<SynthesisRecord> {
  const { CODEBUILD_SRC_DIR: source, GATEHOUSE_TERRAFORM_DIR: out, GATEHOUSE_NODE_MODULES: offered } = process.env;
  if (!source || !out) throw new Error("CODEBUILD_SRC_DIR and GATEHOUSE_TERRAFORM_DIR must be set in the environment");
  const stopping = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(name, () => stopping.abort(name));
  mkdirSync(out, { recursive: true });
  const { files } = readSourceTree(source);
  const sourceSha256 = sourceDigest(files);
  const scratch = mkdtempSync(join(tmpdir(), "gatehouse-synthesis-"));
  const apps: SynthesizedApp[] = [];
  try {
    for (const [index, app] of cdktfApps(files).entries()) {
      const own = join(scratch, String(index));
      mkdirSync(own);
      const environment = {
        ...toolEnvironment(process.env, null, own),
        CI: "true",
        CHECKPOINT_DISABLE: "1",
      };
      apps.push(
        await synthesizeApp({
          app,
          source,
          out,
          scratch: own,
          offered: offered || null,
          environment,
          npmHome: process.env.HOME || own,
          signal: stopping.signal,
        }),
      );
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  const record: SynthesisRecord = { schemaVersion: 1, sourceSha256, apps };
  writeFileSync(join(out, recordFile), `${JSON.stringify(record, null, 2)}\n`);
  return record;
}

/** 0 also when an app could not be synthesized: Checkov's run says why, and the gate judges it (docs/decisions/0013). */
main().then(
  ({ apps }) => {
    for (const { app, stacks, problem } of apps) say(`${app}: ${problem ?? `stacks ${stacks.join(", ")}`}`);
    if (apps.length === 0) say("the source holds no cdktf.json, there is nothing to synthesize");
  },
  (error: unknown) => {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  },
);
