import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Lets one process at a time do `work`, so that a second one need not install the same thing again. It only saves work:
 * `work` must be safe without it, because a lock left by a killed process is taken over.
 */
export async function inTurn<Result>(folder: string, onWait: () => void, work: () => Promise<Result>): Promise<Result> {
  let told = false;
  while (!(await take(folder))) {
    if (!told) onWait();
    told = true;
    await sleep(300);
  }
  try {
    return await work();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function take(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    await writeFile(join(folder, "pid"), String(process.pid));
    return true;
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
    if (!(await holderLives(folder))) await rm(folder, { recursive: true, force: true });
    return false;
  }
}

async function holderLives(folder: string): Promise<boolean> {
  // A holder writes its id right after making the folder: an absent one is given a moment.
  const text = await readFile(join(folder, "pid"), "utf8").catch(() => "");
  if (text === "")
    return sleep(
      1000,
      readFile(join(folder, "pid"), "utf8").then(Boolean, () => false),
    );
  try {
    process.kill(Number(text), 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === "object" && error !== null && "code" in error ? error.code : null;
}
