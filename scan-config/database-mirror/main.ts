import { join } from "node:path";
import { S3Client } from "@aws-sdk/client-s3";
import { grypeSource } from "./grype";
import { mirrorAll } from "./mirror-all";
import { safetySource } from "./safety";
import { readSettings, type Settings } from "./settings";
import type { DatabaseSource } from "./source";
import { mirrorStore } from "./store";
import { trivySource } from "./trivy";

// The SDK's advice on Node.js versions is for whoever maintains the build image, not for the log of every build.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";

const timeoutMilliseconds = 40 * 60_000;

const say = (line: string): boolean => process.stderr.write(`mirror-databases: ${line}\n`);

function sourcesOf({ sources: { trivy, grype, safety }, tools, scratch }: Settings): readonly DatabaseSource[] {
  const signal = AbortSignal.timeout(timeoutMilliseconds);
  const tool = (name: string) => ({ name, dir: join(tools, name), scratch, signal });
  return [
    ...(trivy ? [trivySource(trivy.repositories, tool("trivy"))] : []),
    ...(grype ? [grypeSource(grype.url, tool("grype"))] : []),
    ...(safety ? [safetySource(safety.url, signal)] : []),
  ];
}

/** What the mirror's build runs: 0 only when every database is there and young enough, so that its alarm can count runs. */
async function main(): Promise<number> {
  const settings = readSettings(process.env);
  const problems = await mirrorAll({
    ...settings,
    sources: sourcesOf(settings),
    store: mirrorStore(new S3Client({}), settings.bucket),
    now: () => new Date(),
    onLine: say,
  });
  problems.forEach(say);
  return problems.length === 0 ? 0 : 1;
}

main()
  .catch((error: unknown) => {
    say(error instanceof Error ? error.message : String(error));
    return 1;
  })
  .then((exitCode) => {
    process.exitCode = exitCode;
  });
