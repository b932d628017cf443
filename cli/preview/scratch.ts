import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Gives `work` a folder for everything temporary and removes it however the work ends. It is the temporary folder of
 * this process meanwhile, and so of every child: one that is killed (pip in the middle of an install) can't tidy up.
 */
export async function withScratch<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const before = process.env.TMPDIR;
  const folder = mkdtempSync(join(tmpdir(), "gatehouse-preview-"));
  const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  process.once("exit", remove);
  process.env.TMPDIR = folder;
  try {
    return await work(folder);
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    remove();
    process.removeListener("exit", remove);
  }
}
