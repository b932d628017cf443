import { rmSync } from "node:fs";
import { join } from "node:path";
import { reasonOf } from "../installer/reason";
import { mirrorDatabase } from "./mirror-database";
import type { DatabaseSource } from "./source";
import type { Store } from "./store";

export interface MirrorRun {
  readonly sources: readonly DatabaseSource[];
  readonly store: Store;
  readonly scratch: string;
  readonly maximumAgeHours: number;
  readonly now: () => Date;
  readonly onLine: (line: string) => void;
}

const hour = 3_600_000;

/**
 * Mirrors every source, also when one of them fails.
 * @returns the problems, a sentence each; none when every database is there and young enough
 */
export async function mirrorAll(run: MirrorRun): Promise<readonly string[]> {
  if (run.sources.length === 0) return ["no source is configured: there is nothing to mirror"];
  const problems: string[] = [];
  for (const source of run.sources) problems.push(...(await mirrorOne(source, run)));
  return problems;
}

async function mirrorOne(source: DatabaseSource, run: MirrorRun): Promise<readonly string[]> {
  const { scanner } = source;
  const folder = join(run.scratch, scanner);
  try {
    const { outcome, record } = await mirrorDatabase(source, run.store, folder, run.now);
    run.onLine(`${scanner}: ${outcome}, built ${record.builtAt}, SHA-256 ${record.sha256}`);
    const age = (run.now().getTime() - Date.parse(record.builtAt)) / hour;
    return age <= run.maximumAgeHours
      ? []
      : [
          `the newest database of ${scanner} is ${Math.round(age)} hours old (built ${record.builtAt}), allowed are ${run.maximumAgeHours}: its source ${record.source} has no newer one`,
        ];
  } catch (error) {
    return [`the database of ${scanner} was not mirrored, what was there stays: ${reasonOf(error)}`];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
