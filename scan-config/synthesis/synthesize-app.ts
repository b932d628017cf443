import { lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, posix } from "node:path";
import { isObject } from "../../lambdas/shared/json";
import { maskSecrets } from "../../lambdas/shared/secrets/mask";
import { runTool, type ToolCommand } from "../runner/run-tool";
import { stackFile, stacksFolder } from "./cdktf-apps";
import { lockFolder, type OfferedPackages, useOffered } from "./packages";
import type { SynthesizedApp } from "./record";

export interface SynthesizeApp {
  /** Folder with the app's `cdktf.json`, seen from the source. */
  readonly app: string;
  /** The source; packages are installed and the app runs in it. */
  readonly source: string;
  /** Gets `<app>/cdktf.out/stacks/<stack>/cdk.tf.json`. */
  readonly out: string;
  /** An empty folder of this app's own. */
  readonly scratch: string;
  readonly offered: OfferedPackages;
  /** What the app's process gets: no credentials. */
  readonly environment: Readonly<Record<string, string>>;
  /** Home folder of npm, which reads there where its registry is. */
  readonly npmHome: string;
  readonly signal: AbortSignal;
}

const timeouts = { install: 600, synthesize: 300 } as const;

/** Synthesizes one CDKTF app. Whatever goes wrong is in the result, with a sentence. */
export async function synthesizeApp(request: SynthesizeApp): Promise<SynthesizedApp> {
  const { app } = request;
  try {
    return { app, stacks: await steps(request) };
  } catch (error) {
    return { app, stacks: [], problem: maskSecrets(error instanceof Error ? error.message : String(error)) };
  }
}

async function steps(request: SynthesizeApp): Promise<readonly string[]> {
  const { app, source, scratch, offered, environment, npmHome } = request;
  const file = posix.join(app, "cdktf.json");
  const { command, context } = readApp(readFileSync(join(source, app, "cdktf.json"), "utf8"), file);
  const packages = join(source, lockFolder(source, app));
  if (!useOffered(offered, packages))
    await run(request, "npm ci", {
      // Its scripts are code of strangers that nobody needs for a synthesis.
      command: ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
      cwd: packages,
      environment: { ...environment, HOME: npmHome },
      timeoutSeconds: timeouts.install,
    });
  const written = join(scratch, "cdktf.out");
  // What `cdktf synth` runs and sets: https://github.com/hashicorp/terraform-cdk, cli-core's synth-stack.ts.
  await run(request, `${file}: "${command}"`, {
    command: ["sh", "-c", command],
    cwd: join(source, app),
    environment: { ...environment, CDKTF_OUTDIR: written, CDKTF_CONTEXT_JSON: JSON.stringify(context) },
    timeoutSeconds: timeouts.synthesize,
  });
  return keepStacks(request, join(written, "stacks"), file);
}

function readApp(text: string, file: string): { readonly command: string; readonly context: object } {
  const settings: unknown = JSON.parse(text);
  if (!isObject(settings) || typeof settings.app !== "string" || settings.app === "")
    throw new Error(`${file} names no "app" to run`);
  return { command: settings.app, context: isObject(settings.context) ? settings.context : {} };
}

type Step = Pick<ToolCommand, "command" | "cwd" | "environment" | "timeoutSeconds">;

async function run({ signal }: SynthesizeApp, what: string, step: Step): Promise<void> {
  const { exitCode, problem } = await runTool({ ...step, stdout: { goesTo: "log", report: "" }, signal });
  if (exitCode !== 0)
    throw new Error(`${what}: ${problem ?? `ended with ${exitCode}`}; its output is in the build's log`);
}

/** Takes over the stack files and nothing else; a link would be another file of this machine. */
function keepStacks({ app, out }: SynthesizeApp, written: string, file: string): readonly string[] {
  const isRegular = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isFile() === true;
  const ids = isFolder(written) ? readdirSync(written).filter((id) => isRegular(join(written, id, stackFile))) : [];
  if (ids.length === 0) throw new Error(`${file}: the app ended with 0 but wrote no stack`);
  for (const id of ids) {
    const folder = join(out, stacksFolder(app), id);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, stackFile), readFileSync(join(written, id, stackFile)));
  }
  return ids.sort();
}

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
