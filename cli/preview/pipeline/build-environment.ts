import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { isScanner } from "../../../lambdas/shared/scanners";
import { sha256 } from "../../../lambdas/shared/source-digest";
import { ownPackages } from "../../scan/own-packages";
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
  /** The project's variables with the action's over them. */
  readonly declared: Environment;
  readonly source: string;
  readonly scratch: string;
  readonly execution: Execution;
}

/**
 * The environment of a build: what the project and the action declare, with this machine's paths for what the install
 * phase would have fetched. The scan configuration is the very object that CodeBuild would verify and unpack.
 */
export async function buildEnvironment({ declared, source, scratch, execution }: BuildPlace): Promise<Environment> {
  const scanConfig = join(scratch, "scan-config");
  const temporary = join(scratch, "tmp");
  mkdirSync(temporary, { recursive: true });
  if (declared.GATEHOUSE_SCAN_CONFIG_URI) writeFiles(scanConfig, await scanConfiguration(declared, execution));
  return {
    ...declared,
    ...awsEnvironment(execution.access),
    CODEBUILD_SRC_DIR: source,
    GATEHOUSE_SCAN_CONFIG: scanConfig,
    GATEHOUSE_NODE_MODULES: ownPackages,
    TMPDIR: temporary,
  };
}

/** What a scanner's build has beside that: its pinned tool, its vulnerability database and a folder for its report. */
export async function scannerEnvironment(
  scanner: string,
  reportDir: string,
  { onLine, signal }: Execution,
): Promise<Environment> {
  if (!isScanner(scanner)) throw new DefinitionError(`action ${scanner}: there is no scanner of this name`);
  const tool = isToolName(scanner) ? await ensureTool(scanner, onLine, signal) : null;
  mkdirSync(reportDir, { recursive: true });
  return {
    ...(tool && { GATEHOUSE_TOOL: tool.dir }),
    GATEHOUSE_REPORT_DIR: reportDir,
    ...(needsDatabase(scanner) && databaseEnvironment(await localDatabase(scanner, onLine, signal))),
  };
}

async function scanConfiguration(declared: Environment, { access }: Execution) {
  const { GATEHOUSE_SCAN_CONFIG_URI: uri = "", GATEHOUSE_SCAN_CONFIG_SHA256: expected = "" } = declared;
  const [, bucket = "", key = ""] = /^s3:\/\/([^/]+)\/(.+)$/.exec(uri) ?? [];
  const zip = await readObject(access, { bucket, key });
  const found = sha256(zip);
  if (found !== expected) throw new ActionFailed(`${uri} has the SHA-256 ${found}, the project expects ${expected}`);
  return Object.entries(unzipSync(zip)).map(([path, bytes]) => ({ path, bytes }));
}
