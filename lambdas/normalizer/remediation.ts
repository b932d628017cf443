import { asffLimits as limit } from "../shared/asff-limits";
import { webAddress } from "../shared/asff-schema/rules";
import type { Finding } from "../shared/finding";
import { sendable } from "../shared/text";

/** Security Hub takes a URI or nothing. The form alone does not tell port 99999 or the address 999.1.1.1. */
export function url(raw: string | undefined): string | undefined {
  if (raw === undefined || raw.length > limit.url) return undefined;
  const clean = sendable(raw, limit.url);
  return clean !== undefined && webAddress.pattern.test(clean) && URL.canParse(clean) ? clean : undefined;
}

/** How to fix it, as far as the scanner tells. */
export function advice(finding: Finding): string | undefined {
  return sendable(adviceOf(finding), limit.recommendationText);
}

function adviceOf(finding: Finding): string | undefined {
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
