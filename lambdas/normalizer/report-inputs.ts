import type { Run } from "../shared/runs";
import { isScanner } from "../shared/scanners";
import { sha256Of } from "../shared/source-digest";
import type { ReportInput } from "./normalize";

/**
 * What there is to read of every run. A run without a usable report stays in the list with the reason, so that the
 * summary names it and the gate blocks; one that does not apply to the source has nothing to read.
 */
export function reportInputs(runs: readonly Run[]): readonly ReportInput[] {
  return runs.flatMap(({ folder, manifest, report }): readonly ReportInput[] => {
    const unusable = (file: string, error: string) => [{ scanner: folder, file, error }];
    if ("problem" in manifest) return unusable("run.json", `run.json ${manifest.problem}`);
    if (!isScanner(folder) || manifest.scanner !== folder)
      return unusable("run.json", `run.json is of ${manifest.scanner} but lies in the folder ${folder}`);
    if (manifest.status === "notApplicable") return [];
    const file = manifest.report?.file ?? "run.json";
    if (manifest.status === "failed")
      return unusable(file, `the scanner did not complete: ${manifest.detail ?? `exit code ${manifest.exitCode}`}`);
    if (!report) return unusable(file, "the report is missing");
    if (sha256Of(report) !== manifest.report?.sha256)
      return unusable(file, "the report is not the one that run.json was written for: its SHA-256 differs");
    return [{ scanner: folder, file, source: report }];
  });
}

/** By scanner, for what the findings say of their detectors. */
export function scannerVersions(runs: readonly Run[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    runs.flatMap(({ folder, manifest }) => ("problem" in manifest ? [] : [[folder, manifest.version]])),
  );
}
