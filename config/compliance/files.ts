import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Organization } from "../schema";

/** A path that stays beside the organization file. */
export const pathBeside = /^(?!\/)(?!.*\.\.)[\w./-]+$/;

/**
 * The policies and templates that validation found readable.
 * @param folder the organization file's
 */
export function readComplianceFiles({ compliance }: Organization, folder: string): ReadonlyMap<string, string> {
  const { policyRules, conformancePacks } = compliance;
  const paths = [
    ...policyRules.map(({ policy }) => policy),
    ...conformancePacks.flatMap(({ template }) => template ?? []),
  ];
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}
