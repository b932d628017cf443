import type { Coverage, CoverageContext } from "../coverage";
import { asArray, asObject, type JsonObject } from "./json";
import { relativePath } from "./relative-path";

/**
 * Grype 0.121: its report names only what is vulnerable, so what it looked at is told by the packages that it
 * recognized, each with the files it was recognized by. An image without any package is not to be believed.
 */
export function grypeCoverage(text: string, { sourceDirectory, image, packages }: CoverageContext): Coverage {
  const report = asObject(JSON.parse(text), "the report");
  const expected = image ? "image" : "directory";
  const { type } = asObject(report.source, "source");
  if (type !== expected) throw new Error(`source.type is ${type}, expected ${expected}`);
  if (packages === null) throw new Error("the list of recognized packages is missing");
  const components = asArray(asObject(JSON.parse(packages), "the list of packages").components ?? [], "components");
  const scanned = new Set(components.flatMap((component) => places(asObject(component, "a component"))));
  const { status } = asObject(asObject(report.descriptor, "descriptor").db, "descriptor.db");
  return {
    scanned: [...scanned].map((path) => (image ? path : relativePath(path.replace(/^\/+/, ""), sourceDirectory))),
    findings: asArray(report.matches, "matches").length,
    problems: image && scanned.size === 0 ? ["Grype recognized no package in the image"] : [],
    strict: true,
    ...builtAt(asObject(status, "descriptor.db.status").built),
  };
}

/** Syft writes where a package was found as properties `syft:location:<n>:path`. */
function places({ properties }: JsonObject): readonly string[] {
  return asArray(properties ?? [], "properties")
    .map((property) => asObject(property, "a property"))
    .filter(({ name }) => /^syft:location:\d+:path$/.test(String(name)))
    .map(({ value }) => String(value));
}

function builtAt(built: unknown): { readonly databaseBuiltAt?: string } {
  const date = new Date(String(built));
  return Number.isNaN(date.getTime()) ? {} : { databaseBuiltAt: date.toISOString() };
}
