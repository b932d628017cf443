import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "../../../lambdas/shared/source-digest";
import { goBuild } from "../../../scan-config/installer/go-build";
import { cacheFolder } from "../cache";
import { explained } from "../install-go-tool";
import { setUpOnce } from "../set-up-once";

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
  const program = `${tool}-database`;
  const sources = ["main.go", "go.mod", "go.sum"].map((file) => readFileSync(join(module, file)));
  const dir = await setUpOnce({
    home: join(cacheFolder(), "tools", `${program}-${sha256(Buffer.concat(sources)).slice(0, 16)}`),
    isUsable: (one) => existsSync(join(one, "bin", program)),
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
