import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { z } from "zod";
import type { SourceFile } from "../lambdas/shared/source-digest";
import { projectRoot } from "./project-root";

const folder = join(projectRoot, "scan-config");

/** Scanners that have a folder in `scan-config/`, in the order of their names. */
export function configuredScanners(): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, "scanner.json")))
    .map(({ name }) => name)
    .sort();
}

/** The version of each scanner that its `scanner.json` pins. */
export function pinnedVersions(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    configuredScanners().map((scanner) => {
      const { version } = JSON.parse(readFileSync(join(folder, scanner, "scanner.json"), "utf8")) as {
        version: string;
      };
      return [scanner, version];
    }),
  );
}

/** The buildspec of a scanner: rendered into its CodeBuild project, and run verbatim by the local run. */
export function buildspec(scanner: string): string {
  return readFileSync(join(folder, scanner, "buildspec.yml"), "utf8");
}

/**
 * A buildspec for an image that brings the tools along: nothing is installed, and no runtime is chosen, which CodeBuild knows
 * of its own images only
 * (https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html#build-spec.phases.install.runtime-versions).
 */
export function withoutInstallation(text: string): string {
  const document = parseDocument(text);
  const commands = z.array(z.string()).parse(document.toJS().phases.install.commands);
  document.deleteIn(["phases", "install", "runtime-versions"]);
  document.deleteIn(["cache"]);
  const installing = commands.flatMap((command, index) => (command.includes("$GATEHOUSE_TOOL") ? [index] : []));
  for (const index of installing.reverse()) document.deleteIn(["phases", "install", "commands", index]);
  return document.toString({ lineWidth: 0 });
}

/** The buildspec that builds a workload's container image to a tar. */
export function imageBuildspec(): string {
  return buildspec("image-build");
}

/** The buildspec that synthesizes a workload's CDKTF apps. */
export function synthesisBuildspec(): string {
  return buildspec("synthesis");
}

/**
 * What a scanner run needs beside the source: every scanner's configuration and lock, the installer of Go tools, the
 * runner that writes the run manifest, and what synthesizes CDKTF apps. CodeBuild fetches it as one zip, by digest.
 */
export function scanConfiguration(): SourceFile[] {
  const programs = ["install-tool/index.js", "run-scanner/index.js", "synthesize/index.js"].map((path) => ({
    path,
    bytes: readFileSync(bundle(path)),
  }));
  return [...programs, ...configuredScanners().flatMap((scanner) => filesBelow(scanner))];
}

/** A file of `dist/`, which the launcher has built. */
export function bundle(path: string): string {
  return join(projectRoot, "dist", path);
}

function filesBelow(path: string): SourceFile[] {
  return readdirSync(join(folder, path), { withFileTypes: true }).flatMap((entry) => {
    const below = `${path}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(below) : [{ path: below, bytes: readFileSync(join(folder, below)) }];
  });
}
