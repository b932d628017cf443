import { isObject, type JsonObject, text } from "../lambdas/shared/json";
import type { Parts, Template } from "./templates";
import { vary } from "./vary";

const entriesPerResult = 500;
const entriesPerPackage = 5;

/**
 * A report of Trivy with that many vulnerabilities, no two alike, as text in pieces of about a megabyte: an image's
 * report with its lists of packages, written with two spaces and Go's escapes as Trivy does. The same parts and count
 * give the same text.
 */
export function* trivyReport({ frame, templates }: Parts, vulnerabilities: number): Generator<string> {
  const descriptions = templates.flatMap(({ vulnerability }) => text(vulnerability.Description) ?? []);
  const kinds = kindsOf(templates);
  const [head = ""] = goJson({ ...frame, Results: [] }).split("[]\n}");
  yield `${head}[`;
  for (let first = 0; first < vulnerabilities; first += entriesPerResult) {
    const number = first / entriesPerResult;
    const count = Math.min(entriesPerResult, vulnerabilities - first);
    const entries = Array.from({ length: count }, (_, index) => first + index);
    const result = resultOf(kinds[number % kinds.length] ?? [], number, entries, descriptions);
    yield `${first === 0 ? "" : ","}\n    ${goJson(result).replaceAll("\n", "\n    ")}`;
  }
  yield `${vulnerabilities === 0 ? "" : "\n  "}]\n}\n`;
}

/** Templates that may stand in one result: of the same class and type. */
function kindsOf(templates: readonly Template[]): readonly (readonly Template[])[] {
  const kinds = new Map<string, Template[]>();
  for (const template of templates) {
    const kind = `${template.class} ${template.type}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), template]);
  }
  return [...kinds.values()];
}

function resultOf(
  templates: readonly Template[],
  number: number,
  entries: readonly number[],
  descriptions: readonly string[],
): JsonObject {
  const [first] = templates;
  const vulnerabilities = entries.flatMap((entry) => {
    const place = { entry, package: Math.floor(entry / entriesPerPackage) };
    const template = templates[place.package % templates.length];
    return template === undefined ? [] : [vary(template, place, descriptions)];
  });
  return {
    Target: `service-${number}/${first?.target}`,
    Class: first?.class,
    Type: first?.type,
    Packages: vulnerabilities.filter((_, index) => index % entriesPerPackage === 0).map(packageOf),
    Vulnerabilities: vulnerabilities,
  };
}

/** The package that a vulnerability is of, as Trivy lists it. */
function packageOf(vulnerability: JsonObject): JsonObject {
  const { PkgID, PkgName, PkgIdentifier, InstalledVersion, Layer, PkgPath } = vulnerability;
  const found = { ID: PkgID, Name: PkgName, Identifier: PkgIdentifier, Version: InstalledVersion };
  return { ...found, Layer: isObject(Layer) ? Layer : undefined, FilePath: PkgPath };
}

/** As Go's `json.MarshalIndent` writes it: https://pkg.go.dev/encoding/json#HTMLEscape. */
function goJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(
    /[<>&]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
