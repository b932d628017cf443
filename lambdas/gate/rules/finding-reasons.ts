import { severities } from "../../shared/severity";
import type { GateContext } from "../context";
import { type GateFinding, scannerOf } from "../gate-finding";
import type { Reason } from "../reason";
import type { Objection, WeighedFinding } from "../weigh";

/**
 * A reason for each finding that nobody waived and that this speaks against, the worst severity first.
 * @param message what is wrong with it
 * @param fix what to do where the scanner gives no advice
 */
export function findingReasons(
  { weighed }: Pick<GateContext, "weighed">,
  code: Objection,
  message: (weighed: WeighedFinding) => string,
  fix = "correct it",
): readonly Reason[] {
  return weighed
    .filter(({ objection, waiving }) => objection === code && waiving.waiver === undefined)
    .toSorted((a, b) => severities.indexOf(a.finding.severity) - severities.indexOf(b.finding.severity))
    .map((one) => ({
      code,
      scanner: scannerOf(one.finding),
      findingId: one.finding.id,
      message: message(one),
      remedy: `${one.finding.remedy ?? fix} (${one.waiving.otherwise})`,
    }));
}

/** `checkov/CKV_AWS_18 in cdk.tf.json:688 (payments/ledger): Ensure the S3 bucket has access logging enabled` */
export function describeFinding(finding: GateFinding): string {
  const { generatorId, file, resource, title } = finding;
  const which = resource === undefined || resource === file ? "" : ` (${resource})`;
  return `${generatorId}${placeOf(finding)}${which}: ${title}`;
}

/** What is in no file of the source is in something that was built of it: an image. */
function placeOf({ file, line, artifact }: GateFinding): string {
  if (file !== undefined) return ` in ${file}${line === undefined ? "" : `:${line}`}`;
  return artifact === undefined ? "" : ` in the artifact ${artifact}`;
}
