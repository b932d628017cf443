import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { sha256 } from "../../../lambdas/shared/source-digest";
import { writeFiles } from "../../scan/write-files";
import { isToolName } from "../../tools/catalog";
import { databaseEnvironment, localDatabase, needsDatabase } from "../../tools/databases/local-database";
import { ensureTool } from "../../tools/ensure-tool";
import { awsEnvironment } from "../aws/account-access";
import { DefinitionError } from "../definition/references";
import { ActionFailed, type Execution } from "./action";
import { readObject } from "./read-artifact";

type Environment = Readonly<Record<string, string>>;

export interface BuildPlace {
  readonly action: string;
  /** The project's variables with the action's over them. */
  readonly declared: Environment;
  readonly source: string;
  readonly scratch: string;
  readonly reportDir: string;
  readonly execution: Execution;
}

/**
 * The environment of a build: what the project and the action declare, with this machine's paths for what the install
 * phase would have fetched. The scan configuration is the very object that CodeBuild would verify and unpack.
 */
export async function buildEnvironment(place: BuildPlace): Promise<Environment> {
  const { action, declared, source, scratch, reportDir, execution } = place;
  if (!isToolName(action)) throw new DefinitionError(`action ${action}: there is no pinned tool of this name`);
  const { dir } = await ensureTool(action, execution.onLine, execution.signal);
  const scanConfig = join(scratch, "scan-config");
  writeFiles(scanConfig, await scanConfiguration(declared, execution));
  const temporary = join(scratch, "tmp");
  for (const folder of [temporary, reportDir]) mkdirSync(folder, { recursive: true });
  return {
    ...declared,
    ...awsEnvironment(execution.access),
    CODEBUILD_SRC_DIR: source,
    GATEHOUSE_SCAN_CONFIG: scanConfig,
    GATEHOUSE_TOOL: dir,
    GATEHOUSE_REPORT_DIR: reportDir,
    TMPDIR: temporary,
    ...(needsDatabase(action) && databaseEnvironment(await localDatabase(action, execution.onLine, execution.signal))),
  };
}

/** The files of the scan configuration that a project names, once they are those that it expects. */
export async function scanConfiguration(declared: Environment, { access }: Execution) {
  const { GATEHOUSE_SCAN_CONFIG_URI: uri = "", GATEHOUSE_SCAN_CONFIG_SHA256: expected = "" } = declared;
  const [, bucket = "", key = ""] = /^s3:\/\/([^/]+)\/(.+)$/.exec(uri) ?? [];
  const zip = await readObject(access, { bucket, key });
  const found = sha256(zip);
  if (found !== expected) throw new ActionFailed(`${uri} has the SHA-256 ${found}, the project expects ${expected}`);
  return Object.entries(unzipSync(zip)).map(([path, bytes]) => ({ path, bytes }));
}
