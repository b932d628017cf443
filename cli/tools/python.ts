import { CannotError } from "../support/errors";
import { type Executed, execute } from "./execute";

/** Oldest Python that the hash locks are resolved for (`--python-version 3.10`). */
const minimum = [3, 10] as const;
const candidates = ["python3", "python3.13", "python3.12", "python3.11", "python3.10"] as const;

/** A Python that can make virtual environments. */
export interface Python {
  readonly program: string;
  readonly version: string;
}

/** What was found under one name; `problem` says why it cannot be used. */
export interface PythonCandidate {
  readonly program: string;
  readonly version: string | null;
  readonly problem: string | null;
}

const probe = "import sys; print('%d.%d.%d' % sys.version_info[:3]); import venv, ensurepip";

/** Judges what a candidate answered to the probe. */
export function judgePython(program: string, { exitCode, stdout, stderr }: Executed): PythonCandidate {
  const version = /^\d+\.\d+\.\d+/.exec(stdout)?.[0] ?? null;
  if (version === null) return { program, version, problem: "not there" };
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major !== minimum[0] || minor < minimum[1]) return { program, version, problem: `is ${version}, too old` };
  const missing = /No module named '?(\w+)/.exec(stderr)?.[1];
  const problem = exitCode === 0 ? null : missing ? `has no module ${missing}` : "cannot make virtual environments";
  return { program, version, problem };
}

/**
 * The first usable Python: `python3` as the user's PATH has it, then the named versions.
 * @throws CannotError with what each name gave when none can be used
 */
export async function findPython(run: typeof execute = execute): Promise<Python> {
  const seen: string[] = [];
  for (const program of candidates) {
    const { version, problem } = judgePython(
      program,
      await run(program, ["-I", "-c", probe], { timeoutMilliseconds: 20_000 }),
    );
    if (version !== null && problem === null) return { program, version };
    seen.push(`${program} ${problem}`);
  }
  throw new CannotError(
    `no usable Python: needs ${minimum.join(".")} or newer with the modules venv and ensurepip (${seen.join(", ")})`,
    'install Python 3.10 or newer (Debian and Ubuntu: "apt-get install python3 python3-venv") and run this again',
  );
}
