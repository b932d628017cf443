import type { Finding } from "./finding";
import { sha256 } from "./source-digest";

/** A finding and the identity it keeps over builds, tool versions and moved lines. */
export interface Identified {
  readonly finding: Finding;
  /** `vulnerability/<sha256>`: the part of the ASFF `Id` that does not depend on the account. */
  readonly identity: string;
}

/** Raised when the parts change their meaning: every finding then gets a new `Id`. */
const identityVersion = 1;

/**
 * Gives the findings of one report their identities. Where nothing but the place tells two findings apart, they are
 * counted in the order of their lines, so that neither moved lines nor the order of the report change anything.
 */
export function identify(workload: string, findings: readonly Finding[]): readonly Identified[] {
  const seen = new Map<string, number>();
  const ordinal = (key: string) => {
    const next = (seen.get(key) ?? 0) + 1;
    seen.set(key, next);
    return next;
  };
  return findings.toSorted(byLine).map((finding) => {
    const parts = JSON.stringify([identityVersion, workload, ...identityParts(finding)]);
    const numbered = finding.class === "vulnerability" ? parts : `${parts}#${ordinal(parts)}`;
    return { finding, identity: `${finding.class}/${sha256(numbered)}` };
  });
}

/** ASFF `Id`: unique in the account, the same for every build. */
export function findingId(account: string, identity: string): string {
  return `gatehouse/${identityVersion}/${account}/${identity}`;
}

function byLine(a: Finding, b: Finding): number {
  return (a.location.startLine ?? 0) - (b.location.startLine ?? 0);
}

function identityParts(finding: Finding): readonly string[] {
  const { rule } = finding;
  const file = finding.location.file ?? "";
  switch (finding.class) {
    case "vulnerability":
      return ["vulnerability", finding.canonicalId, finding.ecosystem, finding.package, file];
    case "misconfiguration":
      return ["misconfiguration", finding.scanner, rule, file, finding.resource];
    case "code":
      return ["code", rule, file, finding.source];
    case "secret":
      return ["secret", rule, file];
    case "test":
      return ["test", ...finding.suites, finding.className, finding.name];
  }
}
