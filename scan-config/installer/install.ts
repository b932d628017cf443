import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { download } from "./download";
import { goBuild } from "./go-build";
import { InstallError, UnreachableError } from "./install-error";
import { programOnPath, versionOf } from "./on-path";
import { pinnedArchive, type Release, type ReleaseArchive } from "./release";
import { unpackProgram } from "./unpack";

export interface Install {
  readonly release: Release;
  /** `scan-config/<tool>`, with the pinned Go module. */
  readonly folder: string;
  /** Gets `bin/<tool>`; nobody else's, and to be deleted by the caller when this throws. */
  readonly dir: string;
  readonly onProgress: (line: string) => void;
  readonly signal?: AbortSignal | undefined;
  readonly environment?: NodeJS.ProcessEnv;
}

/** How a tool was had. */
export type Origin = "path" | "release" | "build";

/**
 * Sets a tool up: the program on PATH when it is the pinned version, else the official release when its hash is pinned
 * and it can be reached, else a build of the pinned Go module. In the end it must print the pinned version.
 * @throws InstallError with what to do
 */
export async function install(request: Install): Promise<Origin> {
  const { release, dir } = request;
  mkdirSync(join(dir, "bin"), { recursive: true });
  const program = join(dir, "bin", release.tool);
  const origin = await provide(request, program);
  const found = await versionOf(program, release.versionArguments);
  if (found !== release.version)
    throw new InstallError(
      `${release.tool} says that it is version ${found || "unknown"}, pinned is ${release.version}`,
      `check scan-config/${release.tool}/release.json against go.mod`,
    );
  return origin;
}

async function provide(request: Install, program: string): Promise<Origin> {
  const { release, environment } = request;
  const present = await programOnPath(release, environment);
  if (present !== null) {
    symlinkSync(present, program);
    return "path";
  }
  const archive = pinnedArchive(release);
  const unreachable = archive === null ? null : await fromRelease(request, archive).catch(onlyUnreachable);
  if (archive !== null && unreachable === null) return "release";
  if (unreachable !== null) request.onProgress(`${unreachable.message}; building it instead`);
  await fromModule(request).catch((error: unknown) => {
    if (unreachable === null || !(error instanceof InstallError)) throw error;
    throw new InstallError(`${unreachable.message}; ${error.message}`, error.next);
  });
  return "build";
}

/** A file that is not the pinned one stops everything; one that cannot be had only this way. */
function onlyUnreachable(error: unknown): UnreachableError {
  if (error instanceof UnreachableError) return error;
  throw error;
}

async function fromRelease({ release, dir, onProgress, signal }: Install, archive: ReleaseArchive): Promise<null> {
  const file = join(dir, "archive.tar.gz");
  await download({ what: `${release.tool} ${release.version}`, archive, file, onProgress, signal });
  await unpackProgram(file, release.tool, dir, signal);
  rmSync(file);
  return null;
}

function fromModule({ release, folder, dir, onProgress, signal, environment }: Install): Promise<void> {
  return goBuild({
    what: `${release.tool} ${release.version}`,
    module: folder,
    build: release.build,
    version: release.version,
    dir,
    program: release.tool,
    onProgress,
    signal,
    ...(environment && { environment }),
  });
}
