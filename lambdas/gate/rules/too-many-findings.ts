import { severities } from "../../shared/severity";
import type { Rule } from "../context";

/** No more findings of a severity than the policy allows; what is waived or gets relief does not count. */
export const tooManyFindings: Rule = ({ policy, weighed }) =>
  severities.flatMap((severity) => {
    const maximum = policy.maximumFindings[severity];
    const found = weighed.filter(
      ({ finding, isRelieved, waiving }) =>
        finding.severity === severity && !isRelieved && waiving.waiver === undefined,
    ).length;
    return maximum === undefined || found <= maximum
      ? []
      : [
          {
            code: "too-many-findings",
            message: `${found} ${severity} findings, and no more than ${maximum} are allowed`,
            remedy: `correct ${found - maximum} of them (waivers take findings out of the count: docs/waivers.md)`,
          },
        ];
  });
