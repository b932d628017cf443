import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { S3Client } from "@aws-sdk/client-s3";
import type { RunManifest } from "../../lambdas/shared/run-manifest";
import { parseDefinition } from "./definition";
import { scan } from "./scan";
import { readSettings, type Settings } from "./settings";
import { upload } from "./upload";
import { writeManifest } from "./write-manifest";

// The SDK's advice on Node.js versions is for whoever maintains the build image, not for the log of every build.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";

const say = (line: string): boolean => process.stderr.write(`run-scanner: ${line}\n`);

/** Runs the scanner, writes its manifest, uploads both when a bucket is named. */
async function main(settings: Settings): Promise<RunManifest> {
  const { scanner, scanConfig, reportDirectory, workload, execution } = settings;
  const definition = parseDefinition(readFileSync(join(scanConfig, scanner, "scanner.json"), "utf8"), scanner);
  const stopping = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(name, () => stopping.abort(name));
  mkdirSync(reportDirectory, { recursive: true });
  // A report of an earlier run must never be taken for this one's.
  for (const file of [definition.report, definition.packages ?? [], "run.json"].flat())
    rmSync(join(reportDirectory, file), { force: true });
  const startedAt = new Date().toISOString();
  const result = await scan({ settings, definition, environment: process.env, signal: stopping.signal });
  const manifest = writeManifest(reportDirectory, {
    schemaVersion: 1,
    workload,
    execution,
    scanner: definition.scanner,
    ...result,
    startedAt,
    finishedAt: new Date().toISOString(),
  });
  if (settings.reportsBucket !== null)
    await upload(new S3Client({}), settings.reportsBucket, reportDirectory, manifest);
  return manifest;
}

/**
 * 0 as soon as the manifest is where the gate reads it, also when it says that the scanner failed: a build that failed
 * would end the pipeline before the other scanners' findings are imported and the gate can judge (docs/decisions/0011).
 */
async function run(): Promise<number> {
  try {
    const { scanner, status, version, filesScanned, detail } = await main(
      readSettings(process.argv.slice(2), process.env),
    );
    say([`${scanner} ${version}`.trim(), status, detail ?? `${filesScanned} files scanned`].join(": "));
    return 0;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

run().then((exitCode) => {
  process.exitCode = exitCode;
});
