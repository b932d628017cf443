import { sha256Of } from "../../shared/source-digest";
import type { Rule } from "../context";

/** The report of every completed run is there and is the one its manifest was written for. */
export const reportsIntact: Rule = ({ runs = [] }) =>
  runs.flatMap(({ folder, manifest, report }) => {
    if ("problem" in manifest || manifest.status !== "completed") return [];
    const remedy = `run ${folder} again`;
    const file = manifest.report ? `${folder}/${manifest.report.file}` : `the report of ${folder}`;
    if (!manifest.report || report === undefined)
      return [
        { code: "report-missing", scanner: folder, message: `${file} is missing although ${folder} completed`, remedy },
      ];
    return sha256Of(report) === manifest.report.sha256 && report.size === manifest.report.bytes
      ? []
      : [
          {
            code: "report-changed",
            scanner: folder,
            message: `${file} is not what ${folder} wrote: its SHA-256 or size differs from run.json`,
            remedy,
          },
        ];
  });
