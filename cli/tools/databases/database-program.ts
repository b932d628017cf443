import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "../../../lambdas/shared/source-digest";
import { goBuild } from "../../../scan-config/installer/go-build";
import { cacheFolder } from "../cache";
import { explained } from "../install-go-tool";
import { completeFolder, setUpOnce } from "../set-up-once";

function placeOf(tool: string, module: string) {
  const program = `${tool}-database`;
  const sources = ["main.go", "go.mod", "go.sum"].map((file) => readFileSync(join(module, file)));
  return {
    program,
    home: join(cacheFolder(), "tools", `${program}-${sha256(Buffer.concat(sources)).slice(0, 16)}`),
    isUsable: (dir: string) => existsSync(join(dir, "bin", program)),
  };
}

/** The path of the program when it is built; otherwise `null`. */
export function builtProgram(tool: string, module: string): string | null {
  const { program, ...place } = placeOf(tool, module);
  const dir = completeFolder(place);
  return dir === null ? null : join(dir, "bin", program);
}

/**
 * The program that writes an example database, built once from its own pinned module; it shares most of its modules
 * with the tool itself.
 * @returns its path
 * @throws CannotError without Go or a network, with what to do
 */
export async function ensureDatabaseProgram(
  tool: string,
  module: string,
  onProgress: (line: string) => void,
  signal?: AbortSignal,
): Promise<string> {
  const { program, ...place } = placeOf(tool, module);
  const dir = await setUpOnce({
    ...place,
    onWait: () => onProgress(`${program}: waiting for another process that builds it`),
    make: async (folder) => {
      onProgress(`${program}: building the program that writes the example database (once per machine)`);
      const build = { package: ".", environment: {} };
      const what = `the example database of ${tool}`;
      await explained(() => goBuild({ what, module, build, version: "", dir: folder, program, onProgress, signal }));
    },
  });
  return join(dir, "bin", program);
}
