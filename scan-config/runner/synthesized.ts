import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import type { SourceFile } from "../../lambdas/shared/source-digest";
import { cdktfApps, stackFile, stacksFolder } from "../synthesis/cdktf-apps";
import { parseRecord, recordFile, type SynthesisRecord } from "../synthesis/record";
import type { Settings } from "./settings";

/**
 * Writes the Terraform that the source's CDKTF apps synthesized into the source, where CDKTF would have put it, so that it
 * is scanned with the rest. Which apps there must be is read from the source, not from what their own code left behind.
 * @returns the written files; none when the source has no CDKTF app
 * @throws Error when an app was not synthesized, with its reason
 */
export function addSynthesized(
  files: readonly SourceFile[],
  { sourceDirectory, sourceSha256, terraform }: Pick<Settings, "sourceDirectory" | "sourceSha256" | "terraform">,
): readonly SourceFile[] {
  const apps = cdktfApps(files);
  if (apps.length === 0) return [];
  if (terraform === null || !existsSync(join(terraform, recordFile)))
    throw new Error(
      `the source holds a CDKTF app (${posix.join(apps[0] ?? "", "cdktf.json")}), but none was synthesized`,
    );
  const record = parseRecord(readFileSync(join(terraform, recordFile), "utf8"));
  if (record.sourceSha256 !== sourceSha256)
    throw new Error(
      `the CDKTF apps of another source were synthesized: ${record.sourceSha256}, expected ${sourceSha256}`,
    );
  const synthesized = apps.flatMap((app) => stacksOf(app, terraform, record));
  for (const { path, bytes } of synthesized) {
    if (files.some((file) => file.path === path))
      throw new Error(
        `the source holds its own ${path}, which the app synthesizes: leave cdktf.out out of the package`,
      );
    mkdirSync(dirname(join(sourceDirectory, path)), { recursive: true });
    writeFileSync(join(sourceDirectory, path), bytes);
  }
  return synthesized;
}

function stacksOf(app: string, terraform: string, record: SynthesisRecord): readonly SourceFile[] {
  const problem = record.apps.find((one) => one.app === app)?.problem;
  if (problem !== undefined) throw new Error(`the CDKTF app could not be synthesized: ${problem}`);
  const folder = stacksFolder(app);
  const ids = existsSync(join(terraform, folder)) ? readdirSync(join(terraform, folder)).sort() : [];
  const stacks = ids.map((id) => posix.join(folder, id, stackFile)).filter((path) => isFile(join(terraform, path)));
  if (stacks.length === 0) throw new Error(`there is no synthesized stack of ${posix.join(app, "cdktf.json")}`);
  return stacks.map((path) => ({ path, bytes: readFileSync(join(terraform, path)) }));
}

function isFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
