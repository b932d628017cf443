import type { AsffFinding } from "../shared/asff";
import { asffLimits as limit } from "../shared/asff-limits";
import type { Finding } from "../shared/finding";
import { optional } from "../shared/json";
import { sendable } from "../shared/text";

/** How to fix it, as far as the scanner tells. */
export function remediationOf(finding: Finding): AsffFinding["Remediation"] {
  const recommendation = {
    ...optional("Text", sendable(advice(finding), limit.recommendationText)),
    ...optional("Url", url(finding.url)),
  };
  return Object.keys(recommendation).length === 0 ? undefined : { Recommendation: recommendation };
}

/** Security Hub takes a URI or nothing. */
export function url(raw: string | undefined): string | undefined {
  const clean = sendable(raw, limit.url + 1);
  return clean !== undefined && clean.length <= limit.url && /^https?:\/\/[!-~]+$/.test(clean) ? clean : undefined;
}

function advice(finding: Finding): string | undefined {
  switch (finding.class) {
    case "vulnerability": {
      const fixed = [...new Set(finding.packages.flatMap((installed) => installed.fixedInVersions))];
      return fixed.length === 0
        ? `No fixed version of ${finding.package} is known: replace it or stop using what is vulnerable.`
        : `Upgrade ${finding.package} to ${fixed.join(" or ")}, or later.`;
    }
    case "secret":
      return "Revoke the credential, remove it from the source and read it from AWS Secrets Manager at run time.";
    case "test":
      return "Run the test and correct what it checks.";
    case "license":
      return "Ask who is responsible for licences, replace the package, or record the decision.";
    case "misconfiguration":
      return finding.advice;
    case "code":
      return undefined;
  }
}
