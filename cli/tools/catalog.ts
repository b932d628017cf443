import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../config/project-root";
import { sha256 } from "../../lambdas/shared/source-digest";
import { readRelease } from "../../scan-config/installer/release";

/** Folder of each Python tool's hash lock, below Gatehouse's own. Scanners' locks are the ones CodeBuild installs from. */
const pythonFolders = {
  bandit: "scan-config/bandit",
  safety: "scan-config/safety",
  checkov: "scan-config/checkov",
  junit: "scan-config/junit",
  moto: "cli/tools/moto",
  "cfn-lint": "cli/tools/cfn-lint",
  parliament: "cli/tools/parliament",
  "cfn-guard": "cli/tools/cfn-guard",
} as const;

/** Folder of each Go tool's release and pinned module, the one that CodeBuild installs from. */
const goFolders = { trivy: "scan-config/trivy", grype: "scan-config/grype" } as const;

export type PythonToolName = keyof typeof pythonFolders;
export type GoToolName = keyof typeof goFolders;
export type ToolName = PythonToolName | GoToolName;

export const goToolNames = Object.keys(goFolders) as readonly GoToolName[];
export const toolNames: readonly ToolName[] = [...(Object.keys(pythonFolders) as PythonToolName[]), ...goToolNames];

export function isToolName(name: string): name is ToolName {
  return Object.hasOwn(pythonFolders, name) || isGoToolName(name);
}

export function isGoToolName(name: string): name is GoToolName {
  return Object.hasOwn(goFolders, name);
}

interface Pinned {
  readonly version: string;
  /** Folder with what pins it. */
  readonly folder: string;
  /** SHA-256 (hex) of the files that pin it: with others it is another tool. */
  readonly lockDigest: string;
}

/** A tool in a Python environment of its own. */
export interface PinnedPythonTool extends Pinned {
  readonly kind: "python";
  readonly name: PythonToolName;
}

/** A tool that is one program, from its official release or built from its pinned Go module. */
export interface PinnedGoTool extends Pinned {
  readonly kind: "go";
  readonly name: GoToolName;
}

/** A pinned tool: what its lock says. */
export type PinnedTool = PinnedPythonTool | PinnedGoTool;

export function pinnedTool(name: ToolName): PinnedTool {
  return isGoToolName(name) ? goTool(name) : pythonTool(name);
}

/** Folder of a Go tool's `release.json`, `go.mod` and `go.sum`. */
export function goToolFolder(name: GoToolName): string {
  return join(projectRoot, goFolders[name]);
}

function pythonTool(name: PythonToolName): PinnedPythonTool {
  const folder = join(projectRoot, pythonFolders[name]);
  // The first pin of requirements.in is the tool itself.
  const version = /==(\S+)/.exec(readFileSync(join(folder, "requirements.in"), "utf8"))?.[1] ?? "";
  return { kind: "python", name, version, folder, lockDigest: digestOf(folder, ["requirements.txt"]) };
}

function goTool(name: GoToolName): PinnedGoTool {
  const folder = goToolFolder(name);
  const { version } = readRelease(folder);
  // Not release.json: a hash that is pinned later makes nothing that was built before another tool.
  return { kind: "go", name, version, folder, lockDigest: digestOf(folder, ["go.mod", "go.sum"]) };
}

function digestOf(folder: string, files: readonly string[]): string {
  return sha256(Buffer.concat(files.map((file) => readFileSync(join(folder, file)))));
}
