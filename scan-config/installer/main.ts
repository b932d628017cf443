import { rmSync } from "node:fs";
import { join } from "node:path";
import { install } from "./install";
import { InstallError } from "./install-error";
import { readRelease } from "./release";

/** What a scan project's install phase runs: `install-tool <scanner>`, into `GATEHOUSE_TOOL`. */
async function main(scanner: string | undefined): Promise<void> {
  const { GATEHOUSE_SCAN_CONFIG: configuration, GATEHOUSE_TOOL: dir } = process.env;
  if (scanner === undefined || !configuration || !dir)
    throw new InstallError(
      "install-tool needs a scanner's name and, in the environment, GATEHOUSE_SCAN_CONFIG and GATEHOUSE_TOOL",
      "run it from a buildspec of scan-config/",
    );
  const folder = join(configuration, scanner);
  const onProgress = (line: string): boolean => process.stderr.write(`install-tool: ${line}\n`);
  rmSync(dir, { recursive: true, force: true });
  const origin = await install({ release: readRelease(folder), folder, dir, onProgress });
  onProgress(`${scanner} is ready (${origin})`);
}

main(process.argv[2]).catch((error: unknown) => {
  const next = error instanceof InstallError ? `\n  next: ${error.next}` : "";
  process.stderr.write(`install-tool: ${error instanceof Error ? error.message : error}${next}\n`);
  process.exitCode = 1;
});
