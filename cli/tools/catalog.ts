import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../config/project-root";
import { sha256 } from "../../lambdas/shared/source-digest";

/** Folder of each tool's hash lock, below Gatehouse's own folder. Scanners' locks are the ones CodeBuild installs from. */
const lockFolders = {
  bandit: "scan-config/bandit",
  safety: "scan-config/safety",
  checkov: "scan-config/checkov",
  junit: "scan-config/junit",
  moto: "cli/tools/moto",
  "cfn-lint": "cli/tools/cfn-lint",
} as const;

export type ToolName = keyof typeof lockFolders;

export const toolNames = Object.keys(lockFolders) as readonly ToolName[];

export function isToolName(name: string): name is ToolName {
  return Object.hasOwn(lockFolders, name);
}

/** A pinned tool: what its lock says. */
export interface PinnedTool {
  readonly name: ToolName;
  /** The first pin of `requirements.in`. */
  readonly version: string;
  /** The lock with a SHA-256 of every file that may be installed. */
  readonly lockFile: string;
  /** SHA-256 (hex) of the lock file: another lock is another environment. */
  readonly lockDigest: string;
}

export function pinnedTool(name: ToolName): PinnedTool {
  const folder = join(projectRoot, lockFolders[name]);
  const lockFile = join(folder, "requirements.txt");
  const version = /==(\S+)/.exec(readFileSync(join(folder, "requirements.in"), "utf8"))?.[1] ?? "";
  return { name, version, lockFile, lockDigest: sha256(readFileSync(lockFile)) };
}
