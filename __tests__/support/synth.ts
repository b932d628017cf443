import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "../../config/project-root";

/** One stack's Terraform, as far as the tests look at it. */
export interface TerraformJson {
  readonly terraform: {
    readonly backend: { readonly s3: Record<string, unknown> };
    readonly required_providers: unknown;
  };
  readonly provider: { readonly aws: readonly Record<string, unknown>[] };
  readonly resource: Readonly<Record<string, Readonly<Record<string, TerraformResource>>>>;
  readonly data?: Readonly<Record<string, Readonly<Record<string, TerraformResource>>>>;
}

export type TerraformResource = Readonly<Record<string, unknown>>;

export interface Synthesized {
  readonly stackIds: readonly string[];
  /** Folder of a stack: its cdk.tf.json and assets. */
  folder(stackId: string): string;
  json(stackId: string): TerraformJson;
  remove(): void;
}

/** Runs the app as `cdktf synth` does, into a folder of its own. */
export function synthesize(environment: Readonly<Record<string, string>> = {}): Synthesized {
  const outdir = mkdtempSync(join(tmpdir(), "gatehouse-synth-"));
  const app = spawnSync(process.execPath, ["bin/app.mjs"], {
    cwd: projectRoot,
    env: { ...process.env, CDKTF_OUTDIR: outdir, ...environment },
    encoding: "utf8",
  });
  if (app.status !== 0) {
    rmSync(outdir, { recursive: true, force: true });
    throw new Error(`synth ended with ${app.status}: ${app.stderr}`);
  }
  return { ...read(outdir), remove: () => rmSync(outdir, { recursive: true, force: true }) };
}

/** The example organization as the test run's set-up synthesized it: shared, so only to be read. */
export function exampleOrganization(): Omit<Synthesized, "remove"> {
  const outdir = process.env.GATEHOUSE_TEST_SYNTH;
  if (outdir === undefined) throw new Error("the tests' global set-up has not run");
  return read(outdir);
}

function read(outdir: string): Omit<Synthesized, "remove"> {
  const manifest = JSON.parse(readFileSync(join(outdir, "manifest.json"), "utf8")) as {
    stacks: Record<string, unknown>;
  };
  const folder = (stackId: string) => join(outdir, "stacks", stackId);
  return {
    stackIds: Object.keys(manifest.stacks).sort(),
    folder,
    json: (stackId) => JSON.parse(readFileSync(join(folder(stackId), "cdk.tf.json"), "utf8")) as TerraformJson,
  };
}

/** Every resource of a stack with its address, e.g. `aws_s3_bucket.source`. */
export function resources({ resource }: TerraformJson): { type: string; address: string; body: TerraformResource }[] {
  return Object.entries(resource).flatMap(([type, byId]) =>
    Object.entries(byId).map(([id, body]) => ({ type, address: `${type}.${id}`, body })),
  );
}
