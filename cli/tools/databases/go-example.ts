import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../../config/project-root";
import { sha256 } from "../../../lambdas/shared/source-digest";
import { exampleMark } from "../../../scan-config/runner/databases/example-mark";
import { CannotError } from "../../support/errors";
import { execute } from "../execute";
import { builtProgram, ensureDatabaseProgram } from "./database-program";
import type { ExampleDatabase } from "./stamped-folder";

export const goDatabases = ["trivy", "grype"] as const;

export type GoDatabase = (typeof goDatabases)[number];

/** Where each tool looks below its cache folder. */
const placeInCache: Readonly<Record<GoDatabase, string>> = { trivy: "db", grype: "6" };

const folder = join(projectRoot, "examples", "vulnerability-database");

/** The program that writes a tool's example database, when it is built; otherwise `null`. */
export function databaseProgram(tool: GoDatabase): string | null {
  return builtProgram(tool, join(folder, tool));
}

/** Trivy's or Grype's: written by a small Go program, which is built once. Marked as an example. */
export function goExample(tool: GoDatabase, onProgress: (line: string) => void, signal?: AbortSignal): ExampleDatabase {
  const vulnerabilities = join(folder, "vulnerabilities.json");
  const sources = [vulnerabilities, ...["main.go", "go.sum"].map((file) => join(folder, tool, file))];
  const digest = sha256(Buffer.concat(sources.map((file) => readFileSync(file)))).slice(0, 16);
  return {
    name: `${tool}-example-${digest}`,
    build: async (target, built) => {
      const program = await ensureDatabaseProgram(tool, join(folder, tool), onProgress, signal);
      const place = join(target, placeInCache[tool]);
      mkdirSync(place, { recursive: true });
      const { exitCode, stderr } = await execute(program, [vulnerabilities, place, built.toISOString()], {
        ...(signal && { signal }),
      });
      signal?.throwIfAborted();
      if (exitCode !== 0)
        throw new CannotError(
          `cannot build the example database of ${tool}: ${stderr.trim().split("\n").at(-1)}`,
          "name a folder with real databases in GATEHOUSE_DATABASES, or correct examples/vulnerability-database",
        );
      writeFileSync(join(target, exampleMark), `${JSON.stringify({ example: true })}\n`);
    },
  };
}
