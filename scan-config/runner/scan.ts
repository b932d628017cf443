import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RunManifest } from "../../lambdas/shared/run-manifest";
import { maskSecrets } from "../../lambdas/shared/secrets/mask";
import { sha256, sourceDigest } from "../../lambdas/shared/source-digest";
import { fileDigest } from "../databases/file-digests";
import { applicableFiles, notApplicable } from "./applicability";
import { verifiedDatabase } from "./databases";
import type { ScannerDefinition } from "./definition";
import { expectSource } from "./expect-source";
import { expectUnsilenced } from "./expect-unsilenced";
import { judge } from "./judge";
import { coverageReaders } from "./reports";
import { runTool } from "./run-tool";
import { type Environment, type Settings, toolEnvironment } from "./settings";
import { readSourceTree } from "./source-tree";
import { addSynthesized } from "./synthesized";
import { toolVersion } from "./tool-version";

/** What a run found out; the rest of its manifest was known before. */
export type ScanResult = Pick<
  RunManifest,
  "version" | "status" | "exitCode" | "detail" | "source" | "image" | "report" | "filesScanned" | "database"
>;

/** What is known while a run goes on. */
type Known = { -readonly [Key in keyof Facts]: Facts[Key] };
type Facts = Omit<ScanResult, "status" | "detail">;

export interface ScanRequest {
  readonly settings: Settings;
  readonly definition: ScannerDefinition;
  readonly environment: Environment;
  readonly signal: AbortSignal;
}

/** Runs one scanner on the source and judges it. Whatever goes wrong is in the result, with a sentence. */
export async function scan(request: ScanRequest): Promise<ScanResult> {
  const home = mkdtempSync(join(tmpdir(), "gatehouse-home-"));
  const known = nothingYet(request.settings.sourceVersion);
  try {
    const outcome = await steps(request, known, home);
    return { ...known, ...outcome };
  } catch (error) {
    return { ...known, status: "failed", detail: maskSecrets(error instanceof Error ? error.message : String(error)) };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

async function steps(
  { settings, definition, environment, signal }: ScanRequest,
  known: Known,
  home: string,
): Promise<Partial<ScanResult> & Pick<ScanResult, "status">> {
  const tree = readSourceTree(settings.sourceDirectory);
  known.source = { sha256: sourceDigest(tree.files), objectVersion: settings.sourceVersion };
  expectSource(tree, known.source.sha256, settings.sourceSha256);
  const synthesized = definition.synthesized ? addSynthesized(tree.files, settings) : [];
  const files = [...tree.files, ...synthesized];
  const applicable = applicableFiles(definition.appliesTo, files);
  const image = definition.target === undefined ? null : settings.image;
  if (applicable.length === 0 && image === null)
    return { ...known, status: "notApplicable", detail: notApplicable(definition.appliesTo, files) };
  expectUnsilenced(definition, files);
  if (definition.database) known.database = await verifiedDatabase(definition.scanner, settings.database);
  const toolsEnvironment = toolEnvironment(environment, settings.tool, home, definition.environment);
  known.version = await toolVersion(definition, settings.tool, home, toolsEnvironment);
  if (image !== null) known.image = await imageDigest(image);
  const file = join(settings.reportDirectory, definition.report);
  const run = await runTool({
    command: [...settings.command, ...namedFiles(definition, applicable), ...target(definition, image)],
    cwd: settings.sourceDirectory,
    environment: toolsEnvironment,
    stdout: { goesTo: definition.stdout, report: file },
    timeoutSeconds: definition.timeoutSeconds,
    signal,
  });
  known.exitCode = run.exitCode;
  const bytes = existsSync(file) ? readFileSync(file) : null;
  known.report = bytes && { file: definition.report, sha256: sha256(bytes), bytes: bytes.length };
  return judge({
    definition,
    run,
    report: bytes?.toString("utf8") ?? null,
    applicable: image === null ? applicableFiles(definition.mustCover ?? definition.appliesTo, files) : [],
    mustName: synthesized.map(({ path }) => path),
    readCoverage: (text) => {
      const read = coverageReaders[definition.scanner];
      if (!read) throw new Error(`nothing here reads ${definition.scanner} reports`);
      const coverage = read(text, {
        sourceDirectory: settings.sourceDirectory,
        files: files.map(({ path }) => path),
        image: image !== null,
        packages: packagesOf(definition, settings.reportDirectory),
      });
      known.database = { ...known.database, builtAt: coverage.databaseBuiltAt ?? known.database.builtAt };
      return coverage;
    },
  });
}

/** What of the image the gate hands on to whoever publishes it. */
async function imageDigest(image: string): Promise<NonNullable<ScanResult["image"]>> {
  if (!existsSync(image)) throw new Error(`there is no ${image}: the image of this source was not built`);
  return fileDigest(image);
}

function packagesOf({ packages }: ScannerDefinition, folder: string): string | null {
  const file = packages === undefined ? null : join(folder, packages);
  return file !== null && existsSync(file) ? readFileSync(file, "utf8") : null;
}

function target({ target: targets }: ScannerDefinition, image: string | null): readonly string[] {
  if (targets === undefined) return [];
  return [image === null ? targets.source : `${targets.image}${image}`];
}

function namedFiles({ fileOption }: ScannerDefinition, applicable: readonly string[]): readonly string[] {
  return fileOption === undefined ? [] : applicable.flatMap((path) => [fileOption, path]);
}

function nothingYet(objectVersion: string | null): Known {
  return {
    version: "",
    exitCode: null,
    source: { sha256: "", objectVersion },
    report: null,
    filesScanned: 0,
    database: { kind: "none", builtAt: null },
  };
}
