import { isScanner, type Scanner } from "../../lambdas/shared/scanners";

/** What makes a scanner apply to a source: a path pattern, and a regular expression its text must match somewhere. */
export interface AppliesTo {
  readonly glob: string;
  readonly contains?: string;
}

/** `scan-config/<scanner>/scanner.json`: what the runner must know of a scanner to judge its run. */
export interface ScannerDefinition {
  readonly schemaVersion: 1;
  readonly scanner: Scanner;
  /** The pinned version; a tool that answers another one is not run. Without a tool of ours it is the report's format. */
  readonly version: string;
  /**
   * Program (relative to the tool's environment) and arguments that print the version.
   * @default there is no tool of ours: the workload's own writes the report
   */
  readonly versionCommand?: readonly [string, ...string[]];
  /** Name of the report in the report folder. */
  readonly report: string;
  /** What the tool's stdout is: the report itself, lines for the build log, or a second report that nobody reads. */
  readonly stdout: "report" | "log" | "discard";
  /** Exit codes after which the report is complete. All but 0 also mean that it holds findings. */
  readonly completedExitCodes: readonly number[];
  readonly appliesTo: readonly AppliesTo[];
  /**
   * Files that a complete report names whatever it found, for a tool that looks at more files than it names.
   * @default `appliesTo`
   */
  readonly mustCover?: readonly AppliesTo[];
  /** Comments by which a source would tell the tool what not to report, and that nothing switches off: no run with them. */
  readonly silencedBy?: readonly AppliesTo[];
  /** Option before each applicable file, for a tool that wants its files named. */
  readonly fileOption?: string;
  /** Last argument, for a tool that scans the container image where there is one, else the source. */
  readonly target?: { readonly source: string; readonly image: string };
  /** The scanner also scans the Terraform that the source's CDKTF apps synthesize. */
  readonly synthesized?: boolean;
  /** Name of a second file beside the report: the packages that the tool recognized, as CycloneDX JSON. */
  readonly packages?: string;
  /** The scanner reads a vulnerability database, whose date belongs into the run manifest. */
  readonly database?: boolean;
  /** Environment that only the tool gets. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
}

/**
 * Reads a `scanner.json`. It is part of Gatehouse and verified by digest; its tests check every field, so here only
 * that it is the right file.
 * @throws Error when it belongs to another scanner or schema version
 */
export function parseDefinition(text: string, scanner: string): ScannerDefinition {
  const definition = JSON.parse(text) as ScannerDefinition;
  if (!isScanner(scanner) || definition.schemaVersion !== 1 || definition.scanner !== scanner)
    throw new Error(
      `${scanner}/scanner.json: expected schemaVersion 1 and scanner "${scanner}", found ${definition.schemaVersion} and "${definition.scanner}"`,
    );
  return definition;
}
