import { createHash } from "node:crypto";
import { isObject, type JsonObject, list, text } from "../lambdas/shared/json";
import { references } from "./references";
import type { Template } from "./templates";

/** Which entry of the report it is, and which of the packages has it; both counted from 0. */
export interface Place {
  readonly entry: number;
  readonly package: number;
}

/**
 * Lengths of `Description` in characters: what splits the 91 different vulnerabilities of the public reports of Trivy
 * that were at hand into sixteen, without the longest.
 */
const descriptionLengths = [0, 84, 148, 168, 192, 237, 255, 281, 321, 349, 371, 392, 437, 541, 688];

/** Numbers of `References`, of the same vulnerabilities. */
const referenceCounts = [0, 1, 2, 3, 4, 5, 6, 6, 8, 9, 10, 12, 13, 14, 20];

/**
 * A real vulnerability as another one: its own CVE, GHSA, advisory, package, version, dates, text and references. The
 * same place gives the same entry, and no two entries have the same CVE.
 * @param descriptions what texts are lengthened with
 */
export function vary(template: Template, place: Place, descriptions: readonly string[]): JsonObject {
  const digest = createHash("sha256").update(`entry ${place.entry}`).digest();
  const year = String(2015 + (place.entry % 11));
  const cve = `CVE-${year}-${10_000 + Math.floor(place.entry / 11)}`;
  const advisory = ghsa(digest);
  const { Description, References, ...others } = template.vulnerability;
  const texts = {
    ...members(others, advisoryMembers),
    Description: lengthened(text(Description) ?? "", drawn(descriptionLengths, digest[0]), place, descriptions),
    References: references(list(References), cve, drawn(referenceCounts, digest[1]), digest),
  };
  const renamed = eachText(texts, (value) =>
    value
      .replace(/cve-\d{4}-\d+/g, cve.toLowerCase())
      .replace(/CVE-\d{4}-\d+/g, cve)
      .replace(/GHSA(-[0-9a-z]{4}){3}/g, advisory)
      .replace(/^(DSA-|RHSA-\d{4}:)\d{4}/, `$1${1000 + (place.package % 9000)}`)
      .replace(/^\d{4}(?=-\d\d-\d\dT)/, year),
  );
  return {
    ...template.vulnerability,
    ...eachText(members(others, packageMembers), (value) => withPackage(value, template, place)),
    Fingerprint: `sha256:${digest.toString("hex")}`,
    ...renamed,
  };
}

/** Members that name the vulnerability or its year. */
const advisoryMembers = ["VulnerabilityID", "VendorIDs", "PrimaryURL", "Title", "PublishedDate", "LastModifiedDate"];

/** Members that name the package. */
const packageMembers = ["PkgID", "PkgName", "PkgPath", "PkgIdentifier", "InstalledVersion"];

function members(object: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => names.includes(name)));
}

function withPackage(value: string, { name, version }: Template, place: Place): string {
  const last = name.split(/[:/]/).at(-1) ?? name;
  const other = version.replace(/\d+$/, (digits) => String(Number(digits) + (place.package % 50)));
  return value.replaceAll(version, other).replaceAll(last, `${last}-${place.package.toString(36)}`);
}

/** https://docs.github.com/code-security/security-advisories/working-with-global-security-advisories-from-the-github-advisory-database/about-the-github-advisory-database#about-ghsa-ids */
const ghsaCharacters = "23456789cfghjmpqrvwx";

function ghsa(digest: Buffer): string {
  const characters = Array.from(digest.subarray(0, 12), (byte) => ghsaCharacters[byte % 20]).join("");
  return `GHSA-${characters.slice(0, 4)}-${characters.slice(4, 8)}-${characters.slice(8)}`;
}

function drawn(values: readonly number[], byte = 0): number {
  return values[byte % values.length] ?? 0;
}

/** Other texts follow until it is long enough, then it is cut. */
function lengthened(own: string, length: number, { entry }: Place, others: readonly string[]): string {
  let description = own;
  for (let next = entry; description.length < length; next += 1) description += ` ${others[next % others.length]}`;
  return description.slice(0, length);
}

/** Every text in a JSON object changed by `change`. */
function eachText(object: JsonObject, change: (value: string) => string): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, changed(value, change)]));
}

function changed(value: unknown, change: (value: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((element) => changed(element, change));
  return isObject(value) ? eachText(value, change) : value;
}
