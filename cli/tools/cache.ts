import { homedir } from "node:os";
import { join } from "node:path";

/**
 * Where tools and databases are kept between runs: `GATEHOUSE_CACHE`, else `gatehouse` in the user's cache folder
 * (https://specifications.freedesktop.org/basedir-spec/latest/).
 */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  if (environment.GATEHOUSE_CACHE) return environment.GATEHOUSE_CACHE;
  return join(environment.XDG_CACHE_HOME || join(environment.HOME || homedir(), ".cache"), "gatehouse");
}
