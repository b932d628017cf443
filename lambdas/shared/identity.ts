import { hash } from "node:crypto";
import type { Finding } from "./finding";

/** Raised when the parts change their meaning: every finding then gets a new `Id`. */
const identityVersion = 1;

/** Several entries of these with the same parts are the same finding, at other paths or in other versions. */
const countsOnce: readonly Finding["class"][] = ["vulnerability", "license"];

export function isCountedOnce({ class: kind }: Pick<Finding, "class">): boolean {
  return countsOnce.includes(kind);
}

/**
 * What a finding keeps over builds, tool versions and moved lines, as SHA-256 in hex.
 * @param occurrence which one of those of the same report that nothing but their place tells apart, from 1
 */
export function identityDigest(workload: string, finding: Finding, occurrence: number): string {
  const parts = JSON.stringify([identityVersion, workload, ...identityParts(finding)]);
  return hash("sha256", isCountedOnce(finding) ? parts : `${parts}#${occurrence}`);
}

/** ASFF `Id`: unique in the account, the same for every build. */
export function findingId(account: string, finding: Pick<Finding, "class">, digest: string): string {
  return `gatehouse/${identityVersion}/${account}/${finding.class}/${digest}`;
}

function identityParts(finding: Finding): readonly string[] {
  const { rule } = finding;
  const file = finding.location.file ?? "";
  switch (finding.class) {
    case "vulnerability":
      return ["vulnerability", finding.canonicalId, finding.ecosystem, finding.package, finding.artifact];
    case "license":
      return ["license", rule, finding.package, finding.artifact];
    case "misconfiguration":
      return ["misconfiguration", finding.scanner, rule, file, finding.address ?? finding.resource];
    case "code":
      return ["code", rule, file, finding.source];
    case "secret":
      return ["secret", rule, file];
    case "test":
      return ["test", ...finding.suites, finding.className, finding.name];
  }
}
