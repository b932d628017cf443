import { randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CannotError } from "../support/errors";
import { inTurn } from "./turn";

export interface SetUp {
  /** Folder that holds the marker of what is complete, and a folder for each attempt. */
  readonly home: string;
  /** Whether a folder that was complete once still is; it starts no process. */
  readonly isUsable: (dir: string) => boolean;
  readonly onWait: () => void;
  /** Fills `dir`, which is empty and nobody else's. Must be safe beside another process that does the same. */
  readonly make: (dir: string) => Promise<void>;
}

const marker = ".complete";
const attempt = "set-up-";

/** The folder that is complete, or `null`. */
export function completeFolder({ home, isUsable }: Pick<SetUp, "home" | "isUsable">): string | null {
  if (!existsSync(join(home, marker))) return null;
  const dir = join(home, readFileSync(join(home, marker), "utf8").trim());
  return isUsable(dir) ? dir : null;
}

/**
 * Makes something once per machine: what is complete is used again, two processes do not both make it, and what an
 * interrupted one left is never taken for complete and is removed.
 * @returns the complete folder
 */
export async function setUpOnce(setUp: SetUp): Promise<string> {
  const present = completeFolder(setUp);
  if (present !== null) return present;
  await makeFolder(setUp.home);
  return inTurn(join(setUp.home, ".lock"), setUp.onWait, async () => completeFolder(setUp) ?? (await makeAnew(setUp)));
}

async function makeAnew({ home, make }: SetUp): Promise<string> {
  for (const name of readdirSync(home).filter((one) => one.startsWith(attempt)))
    await rm(join(home, name), { recursive: true, force: true });
  const name = `${attempt}${randomUUID()}`;
  const dir = join(home, name);
  try {
    await mkdir(dir);
    await make(dir);
  } catch (error) {
    await rm(dir, { recursive: true, force: true });
    throw error;
  }
  const partial = join(home, `${marker}-${randomUUID()}`);
  await writeFile(partial, `${name}\n`);
  await rename(partial, join(home, marker));
  return dir;
}

async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw new CannotError(
      `cannot make the folder ${folder}: ${error instanceof Error ? error.message : error}`,
      "set GATEHOUSE_CACHE to a folder that you can write",
    );
  });
}
