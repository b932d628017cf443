import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { explainGo } from "./go-failure";
import { InstallError } from "./install-error";
import type { GoBuild } from "./release";
import { type ProcessEnd, runProcess } from "./run-process";

export interface GoBuildRequest {
  /** For messages: name and version. */
  readonly what: string;
  /** Folder of the pinned module: go.mod and go.sum. */
  readonly module: string;
  readonly build: GoBuild;
  /** What the version variable is set to. */
  readonly version: string;
  /** The program is written to `<dir>/bin/<program>`. */
  readonly dir: string;
  readonly program: string;
  readonly onProgress: (line: string) => void;
  readonly signal?: AbortSignal | undefined;
  readonly environment?: NodeJS.ProcessEnv;
}

const progressMilliseconds = 4000;

/**
 * Builds a program from its pinned Go module: every module's hash is in go.sum, nothing is resolved anew. Go's caches
 * stay where Go has them, its temporary files are below `dir`.
 * @throws InstallError with what to do
 */
export async function goBuild(request: GoBuildRequest): Promise<void> {
  const { build, dir, program, version } = request;
  const temporary = join(dir, "tmp");
  mkdirSync(temporary, { recursive: true });
  const environment = {
    ...(request.environment ?? process.env),
    GOFLAGS: "-mod=readonly -trimpath -buildvcs=false",
    GOWORK: "off",
    CGO_ENABLED: "0",
    GOTMPDIR: temporary,
    ...build.environment,
  };
  const started = Date.now();
  const seen = { downloads: 0, compiled: 0 };
  const packages = await watched(
    request,
    environment,
    ["list", "-deps", build.package],
    (line) => {
      if (line.startsWith("go: downloading")) seen.downloads += 1;
    },
    () => `downloading Go modules, ${seen.downloads} so far, ${secondsSince(started)} s`,
  );
  const total = packages.stdout.split("\n").length - 1;
  const variable = build.versionVariable === undefined ? "" : `-X ${build.versionVariable}=${version} `;
  await watched(
    request,
    environment,
    ["build", "-v", "-ldflags", `${variable}-s -w`, "-o", join(dir, "bin", program), build.package],
    () => {
      seen.compiled += 1;
    },
    () => `compiling and linking, ${seen.compiled} of at most ${total} packages, ${secondsSince(started)} s`,
  );
  rmSync(temporary, { recursive: true, force: true });
}

async function watched(
  { what, module, onProgress, signal }: GoBuildRequest,
  environment: NodeJS.ProcessEnv,
  args: readonly string[],
  onLine: (line: string) => void,
  progress: () => string,
): Promise<ProcessEnd> {
  const timer = setInterval(() => onProgress(`${what}: ${progress()}`), progressMilliseconds);
  try {
    const end = await runProcess({ program: "go", args, cwd: module, environment, onLine, signal });
    if (end.exitCode === 0) return end;
    const { message, next } = explainGo(end.stderr);
    throw new InstallError(`cannot set up ${what}: ${message}`, next);
  } finally {
    clearInterval(timer);
  }
}

function secondsSince(started: number): number {
  return Math.round((Date.now() - started) / 1000);
}
