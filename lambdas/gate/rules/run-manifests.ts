import type { Rule } from "../context";

/** Nothing may lie among the runs that is not a scanner's own, readable manifest. */
export const runManifests: Rule = ({ runs = [] }) =>
  runs.flatMap(({ folder, manifest }) => {
    if ("problem" in manifest)
      return [
        {
          code: "run-unreadable",
          scanner: folder,
          message: `${folder}/run.json ${manifest.problem}, so nothing shows what ${folder} did`,
          remedy: `run ${folder} again`,
        },
      ];
    return manifest.scanner === folder
      ? []
      : [
          {
            code: "run-foreign",
            scanner: folder,
            message: `${folder}/run.json is the manifest of ${manifest.scanner}, not of ${folder}`,
            remedy: "find out who wrote it, then run the scanners again",
          },
        ];
  });
