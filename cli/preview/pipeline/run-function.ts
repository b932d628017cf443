import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { projectRoot } from "../../../config/project-root";
import { writeFiles } from "../../scan/write-files";
import { awsEnvironment } from "../aws/account-access";
import type { FunctionDefinition } from "../definition/tooling-definition";
import type { Execution } from "./action";

/**
 * Runs a function's zip in a Node.js process of its own, with exactly the environment that Lambda would give it and the
 * embedded AWS's endpoints. What it prints is added to `logs/<action>.log`.
 * @returns the exit code; `null` when it was killed, at its timeout for example
 */
export async function runFunction(
  lambda: FunctionDefinition,
  action: string,
  event: object,
  { access, jobs, scratch, out, signal }: Execution,
): Promise<number | null> {
  const root = join(scratch, "functions", lambda.name);
  if (!existsSync(root)) unpack(lambda.file, root);
  mkdirSync(join(out, "logs"), { recursive: true });
  const log = createWriteStream(join(out, "logs", `${action}.log`), { flags: "a" });
  const child = spawn(process.execPath, [join(projectRoot, "cli/preview/pipeline/invoke.mjs")], {
    cwd: root,
    env: {
      ...lambda.environment,
      ...awsEnvironment(access),
      AWS_ENDPOINT_URL_CODEPIPELINE: jobs.url,
      AWS_LAMBDA_FUNCTION_NAME: lambda.name,
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(lambda.memoryMegabytes),
      // The first that would be published.
      AWS_LAMBDA_FUNCTION_VERSION: "1",
      GATEHOUSE_DEADLINE: String(Date.now() + lambda.timeoutSeconds * 1000),
      LAMBDA_TASK_ROOT: root,
      TMPDIR: scratch,
      TZ: ":UTC",
    },
    stdio: ["pipe", "pipe", "pipe"],
    signal: AbortSignal.any([signal, AbortSignal.timeout(lambda.timeoutSeconds * 1000)]),
    killSignal: "SIGKILL",
  });
  const exited = new Promise<number | null>((resolve) => {
    child.once("close", resolve);
    child.once("error", () => resolve(null));
  });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  // A function that dies early closes its input; its exit code tells that.
  child.stdin.on("error", () => undefined).end(JSON.stringify(event));
  const exitCode = await exited;
  log.end();
  await once(log, "close");
  return exitCode;
}

function unpack(zip: string, folder: string): void {
  const files = Object.entries(unzipSync(readFileSync(zip))).map(([path, bytes]) => ({ path, bytes }));
  writeFiles(folder, files);
}
