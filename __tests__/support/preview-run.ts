import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { projectRoot } from "../../config/project-root";
import { scratchFolder } from "./scratch";

export interface EndedRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** `gatehouse preview` in a working directory and a temporary folder of its own. */
export interface PreviewRun {
  readonly child: ChildProcess;
  /** `out/preview` of the run. */
  readonly out: string;
  readonly ended: Promise<EndedRun>;
  /** Resolves as soon as the run has told this on standard error. */
  told(pattern: RegExp): Promise<void>;
  /** Command lines of the processes of this run, its own left out. */
  processes(): readonly RunningProcess[];
  /** What the run has left in its temporary folder. */
  leftovers(): readonly string[];
}

export interface RunningProcess {
  readonly pid: number;
  readonly command: string;
}

export function startPreview(args: readonly string[]): PreviewRun {
  return start([process.execPath, ...previewCommand, ...args], { CI: "true" });
}

/** The same in a terminal, whose Ctrl-C is pressed a second after `text` shows. Its output is all on standard output. */
export function startInTerminal(text: string, args: readonly string[]): PreviewRun {
  const terminal = ["python3", join(projectRoot, "__tests__/support/in_terminal.py"), text];
  return start([...terminal, process.execPath, ...previewCommand, ...args], { CI: "" });
}

const previewCommand = [join(projectRoot, "bin/gatehouse.mjs"), "preview"];

function start([program = "", ...args]: readonly string[], environment: Readonly<Record<string, string>>): PreviewRun {
  const cwd = scratchFolder();
  const temporary = join(cwd, "tmp");
  mkdirSync(temporary);
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, TMPDIR: temporary, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const texts = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => {
    texts.stdout += chunk;
  });
  child.stderr.on("data", (chunk) => {
    texts.stderr += chunk;
  });
  const ended = new Promise<EndedRun>((resolve) => child.once("close", (exitCode) => resolve({ exitCode, ...texts })));
  return {
    child,
    out: join(cwd, "out", "preview"),
    ended,
    told: async (pattern) => {
      while (!pattern.test(texts.stderr)) {
        if (child.exitCode !== null) throw new Error(`the run ended without telling ${pattern}:\n${texts.stderr}`);
        await sleep(20);
      }
    },
    processes: () => processesWith(`TMPDIR=${temporary}`).filter(({ pid }) => pid !== child.pid),
    leftovers: () => readdirSync(temporary),
  };
}

/** By the environment they were started with (Linux): every child of a run is given its temporary folder. */
function processesWith(variable: string): readonly RunningProcess[] {
  if (!existsSync("/proc/self/environ")) throw new Error("this test finds processes by /proc, which is not there");
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        if (!readFileSync(`/proc/${name}/environ`, "utf8").includes(variable)) return [];
        return [{ pid: Number(name), command: readFileSync(`/proc/${name}/cmdline`, "utf8").replaceAll("\0", " ") }];
      } catch {
        // It ended meanwhile, or belongs to somebody else.
        return [];
      }
    });
}
