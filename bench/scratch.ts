import { mkdirSync, mkdtempSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CannotError } from "../cli/support/errors";

/** A report, the findings made of it and what is spilled on the way, per vulnerability. */
const bytesPerVulnerability = 8_000;

/**
 * A new folder in `GATEHOUSE_CACHE`, else in the temporary folder.
 * @param vulnerabilities how many the largest report will have
 * @throws CannotError when its disk has too little room for them
 */
export function scratchFolder(vulnerabilities: number): string {
  const parent = process.env.GATEHOUSE_CACHE || tmpdir();
  mkdirSync(parent, { recursive: true });
  const { bavail, bsize } = statfsSync(parent);
  checkRoom(parent, bavail * bsize, vulnerabilities);
  return mkdtempSync(join(parent, "gatehouse-bench-"));
}

/** @throws CannotError when `free` bytes are too few */
export function checkRoom(folder: string, free: number, vulnerabilities: number): void {
  const needed = vulnerabilities * bytesPerVulnerability;
  if (free < needed)
    throw new CannotError(
      `${folder}: ${gigabytes(free)} are free, ${vulnerabilities} vulnerabilities need about ${gigabytes(needed)}`,
      "set GATEHOUSE_CACHE to a folder on another disk, or choose smaller --sizes",
    );
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`;
}
