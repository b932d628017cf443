import { severities } from "../../shared/severity";
import type { Rule } from "../context";
import type { GateFinding } from "../gate-finding";

/** No finding has a severity that the policy blocks, the worst first. */
export const blockingFindings: Rule = ({ policy, findings }) =>
  findings
    .filter(({ severity }) => severity !== "UNKNOWN" && policy.blockingSeverities.includes(severity))
    .toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
    .map((finding) => ({
      code: "finding-blocks",
      scanner: scannerOf(finding),
      findingId: finding.id,
      message: `${finding.severity} ${describeFinding(finding)}`,
      remedy: finding.remedy ?? "correct it, or ask the security team for a waiver",
    }));

/** `checkov/CKV_AWS_18 in cdk.tf.json:688 (payments/ledger): Ensure the S3 bucket has access logging enabled` */
export function describeFinding({ generatorId, file, line, resource, title }: GateFinding): string {
  const place = file === undefined ? "" : ` in ${file}${line === undefined ? "" : `:${line}`}`;
  const which = resource === undefined || resource === file ? "" : ` (${resource})`;
  return `${generatorId}${place}${which}: ${title}`;
}

export function scannerOf({ generatorId }: GateFinding): string {
  return generatorId.replace(/\/.*$/s, "");
}
