import { accessSync, constants, existsSync } from "node:fs";
import { dirname } from "node:path";
import { cacheFolder } from "../tools/cache";
import { pinnedTool, type ToolName, toolNames } from "../tools/catalog";
import { installedTool } from "../tools/ensure-tool";
import { type Check, missing, notChecked, ok } from "./check";

/** By permissions only: this command changes nothing. */
export function checkCache(folder = cacheFolder()): Check {
  const subject = { what: "cache folder", why: "keeps tools and databases between runs", needed: true };
  try {
    accessSync(nearest(folder), constants.W_OK | constants.X_OK);
    return ok(subject, folder);
  } catch {
    return missing(subject, `${folder} cannot be written`, "set GATEHOUSE_CACHE to a folder that you can write");
  }
}

function nearest(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearest(dirname(folder));
}

/** Each pinned tool; one that is not set up is no obstacle, because the command that needs it sets it up. */
export function checkTools(): readonly Check[] {
  return toolNames.map(checkTool);
}

function checkTool(name: ToolName): Check {
  const subject = { what: `tool ${name}`, why: "pinned by version and hash", needed: false };
  const { version } = pinnedTool(name);
  if (installedTool(name)) return ok(subject, `${version}, set up`);
  return notChecked(
    subject,
    `${version}, not set up`,
    "the command that needs it does it, or: npm run gatehouse -- tools",
  );
}
