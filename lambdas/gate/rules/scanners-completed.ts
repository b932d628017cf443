import { text } from "../../shared/json";
import type { RunManifest } from "../../shared/run-manifest";
import type { Rule } from "../context";

/** Every scanner that the policy requires says that it completed, or how it knows that there is nothing for it to scan. */
export const scannersCompleted: Rule = ({ policy, manifests }) =>
  manifests
    .filter(({ scanner }) => policy.requiredScanners.includes(scanner))
    .flatMap((manifest) => {
      const { scanner, status, exitCode, filesScanned } = manifest;
      if (status === "notApplicable")
        return policy.mayNotApply.includes(scanner) && text(manifest.detail) !== undefined
          ? []
          : [
              {
                code: "scanner-not-applicable",
                scanner,
                message: `${scanner} is required and found nothing in the source that it could scan${because(manifest)}`,
                remedy: `give it something to scan, or name ${scanner} in the workload's mayNotApply in scan-config/gate-policy.yaml`,
              },
            ];
      if (status === "failed" || exitCode === null)
        return [
          {
            code: "scanner-failed",
            scanner,
            message: `${scanner} did not complete (exit code ${exitCode ?? "none"})${because(manifest)}`,
            remedy: `look at the log of ${scanner}, correct what stopped it and scan again`,
          },
        ];
      return filesScanned > 0
        ? []
        : [
            {
              code: "nothing-scanned",
              scanner,
              message: `${scanner} completed without looking at a single file, so its clean report means nothing`,
              remedy: `find out why ${scanner} saw no file, and scan again`,
            },
          ];
    });

function because({ detail }: RunManifest): string {
  return detail === undefined ? "" : `: ${detail}`;
}
