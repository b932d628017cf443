import { existsSync, lstatSync, readlinkSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

/**
 * Where the text written to `file` ends up, links followed: also when there is no such file yet, so that two names of
 * one file can be told.
 * @throws the error of the file system when its links lead in a circle or a folder can't be looked into
 */
export function outputPlace(file: string): string {
  statSync(file, { throwIfNoEntry: false });
  return followed(resolve(file));
}

/** Whether one would replace what was written to the other. A folder that can't be looked into shows when it is written. */
export function isSameOutput(one: string, other: string): boolean {
  try {
    const place = outputPlace(one);
    return place === outputPlace(other) && place !== "/dev/null";
  } catch {
    return false;
  }
}

/** A pipe or device, or a name of one that is open: it can't be replaced by renaming. */
export function isSpecialPlace(place: string): boolean {
  return /^\/(dev(?!\/shm\/)|proc)\//.test(place) || statSync(place, { throwIfNoEntry: false })?.isFile() === false;
}

function followed(path: string): string {
  const place = join(folderPlace(dirname(path)), basename(path));
  // What stands in /proc/<process>/fd need not be a path: `pipe:[4026531836]`.
  if (place.startsWith("/proc/") || !lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink()) return place;
  return followed(resolve(dirname(place), readlinkSync(place)));
}

function folderPlace(folder: string): string {
  return existsSync(folder) ? realpathSync(folder) : join(folderPlace(dirname(folder)), basename(folder));
}
