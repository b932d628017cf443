import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { projectRoot } from "../../../config/project-root";
import { CannotError } from "../../support/errors";
import { ensureTool } from "../../tools/ensure-tool";

export interface MotoOptions {
  /** Gets a line when there is something to wait for. */
  readonly onProgress: (line: string) => void;
  readonly signal?: AbortSignal;
  /** Patches to leave out, by name; only tests that show what a patch is for do so. @default none */
  readonly without?: readonly string[];
  /** Whether accounts know AWS's managed policies: reading them takes a third of a second in each. @default true */
  readonly managedPolicies?: boolean;
}

export interface Moto {
  /** Endpoint of every service but Security Hub. */
  readonly url: string;
  stop(): Promise<void>;
}

type Server = ChildProcessByStdio<Writable, Readable, Readable>;

const startMilliseconds = 60_000;

/**
 * Starts Moto, the embedded AWS, from its pinned environment. It ends with this process, however that one ends: the
 * server watches the pipe that is its standard input.
 * @throws CannotError when it does not come up, with its last lines
 */
export async function startMoto({
  onProgress,
  signal,
  without = [],
  managedPolicies = true,
}: MotoOptions): Promise<Moto> {
  const { dir } = await ensureTool("moto", onProgress, signal);
  signal?.throwIfAborted();
  const server: Server = spawn(
    join(dir, "bin", "python"),
    [join(projectRoot, "cli/preview/moto/moto_server.py"), ...without.flatMap((name) => ["--without", name])],
    { stdio: ["pipe", "pipe", "pipe"], env: environment(managedPolicies) },
  );
  const lastLines = tail(server.stderr);
  const stop = () => end(server);
  signal?.addEventListener("abort", () => void stop(), { once: true });
  try {
    return { url: await address(server), stop };
  } catch (error) {
    await stop();
    signal?.throwIfAborted();
    throw new CannotError(
      `the embedded AWS (Moto) did not start: ${error instanceof Error ? error.message : error}\n${lastLines().join("\n")}`.trimEnd(),
      "delete the folder that `gatehouse tools moto` prints and run this again; if it stays, report the lines above",
    );
  }
}

/** Moto needs no credentials and must never see real ones. */
function environment(managedPolicies: boolean): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(AWS_|MOTO_|PYTHON)/.test(name));
  const own = { PYTHONDONTWRITEBYTECODE: "1", PYTHONUNBUFFERED: "1" };
  return { ...Object.fromEntries(kept), ...own, MOTO_IAM_LOAD_MANAGED_POLICIES: String(managedPolicies) };
}

/** The address from the server's first line. */
async function address(server: Server): Promise<string> {
  const lines = createInterface({ input: server.stdout });
  const line = await Promise.race([
    once(lines, "line").then(([text]) => String(text)),
    once(server, "exit").then(([code]) => Promise.reject(new Error(`it ended with exit code ${code}`))),
    once(server, "error").then(([error]) => Promise.reject(error)),
    sleep(startMilliseconds, undefined, { ref: false }).then(() =>
      Promise.reject(new Error(`no answer within ${startMilliseconds / 1000} seconds`)),
    ),
  ]);
  const { url } = JSON.parse(line) as { readonly url: string };
  return url;
}

function tail(stream: Readable): () => readonly string[] {
  const lines: string[] = [];
  createInterface({ input: stream }).on("line", (line) => lines.splice(0, lines.length, ...lines.slice(-19), line));
  return () => lines;
}

async function end(server: Server): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null || server.pid === undefined) return;
  const exited = once(server, "exit");
  server.stdin.end();
  server.kill("SIGTERM");
  const killer = setTimeout(() => server.kill("SIGKILL"), 2000);
  await exited;
  clearTimeout(killer);
}
