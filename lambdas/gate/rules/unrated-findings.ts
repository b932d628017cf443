import type { Rule } from "../context";
import { describeFinding, scannerOf } from "./blocking-findings";

/** No finding without a severity, unless the policy lets those pass. */
export const unratedFindings: Rule = ({ policy, findings }) =>
  policy.unknownSeverity === "allow"
    ? []
    : findings
        .filter(({ severity }) => severity === "UNKNOWN")
        .map((finding) => ({
          code: "finding-unrated",
          scanner: scannerOf(finding),
          findingId: finding.id,
          message: `nobody has rated ${describeFinding(finding)}`,
          remedy: finding.remedy ?? "look at it and correct it, or ask the security team to rate it",
        }));
