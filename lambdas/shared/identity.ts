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
  const alike = new Map<string, Finding[]>();
  for (const finding of findings) {
    const parts = JSON.stringify([identityVersion, workload, ...identityParts(finding)]);
    const group = alike.get(parts);
    group ? group.push(finding) : alike.set(parts, [finding]);
  }
  return [...alike].flatMap(([parts, group]) => identifyAlike(parts, group));
}

function identifyAlike(parts: string, group: readonly Finding[]): readonly Identified[] {
  const [first] = group;
  if (first && countsOnce.includes(first.class)) return group.map((finding) => identified(finding, parts));
  return inOrder(group).map((finding, index) => identified(finding, `${parts}#${index + 1}`));
}

function identified(finding: Finding, key: string): Identified {
  return { finding, identity: `${finding.class}/${sha256(key)}` };
}

/** Several entries of these with the same parts are the same finding, at other paths or in other versions. */
const countsOnce: readonly Finding["class"][] = ["vulnerability", "license"];

function inOrder(group: readonly Finding[]): readonly Finding[] {
  if (group.length === 1) return group;
  return group
    .map((finding) => ({ finding, line: finding.location.startLine ?? 0, content: JSON.stringify(finding) }))
    .sort((a, b) => a.line - b.line || (a.content < b.content ? -1 : 1))
    .map(({ finding }) => finding);
}

/** ASFF `Id`: unique in the account, the same for every build. */
export function findingId(account: string, identity: string): string {
  return `gatehouse/${identityVersion}/${account}/${identity}`;
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
      return ["misconfiguration", finding.scanner, rule, file, finding.resource];
    case "code":
      return ["code", rule, file, finding.source];
    case "secret":
      return ["secret", rule, file];
    case "test":
      return ["test", ...finding.suites, finding.className, finding.name];
  }
}
