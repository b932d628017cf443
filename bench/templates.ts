import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isObject, type JsonObject, list, text } from "../lambdas/shared/json";

/** A vulnerability as Trivy wrote it, and the result that it stood in. */
export interface Template {
  readonly class: string;
  readonly type: string;
  readonly target: string;
  readonly name: string;
  readonly version: string;
  readonly vulnerability: JsonObject;
}

/** What a report is built from. */
export interface Parts {
  /** A report's own members, without `Results`. */
  readonly frame: JsonObject;
  readonly templates: readonly Template[];
}

const frameFile = "gen--trivy-image-vuln.json";

/**
 * Reads the committed reports of Trivy and, where it is there, the collection of public ones beside the project.
 * @param root the project's folder
 */
export function readParts(root: string): Parts {
  const own = join(root, "__tests__", "fixtures", "trivy");
  const others = join(root, "..", "shared", "fixtures", "trivy");
  const { Results: _, ...frame } = JSON.parse(readFileSync(join(own, frameFile), "utf8"));
  const reports = [...reportsIn(own), ...(existsSync(others) ? reportsIn(others) : [])];
  const all = reports.flatMap(templatesOf).map((template) => [JSON.stringify(template), template] as const);
  return { frame, templates: [...new Map(all).values()] };
}

/** Every vulnerability of a report that has a CVE and an installed version. */
export function templatesOf(report: unknown): readonly Template[] {
  return list(isObject(report) ? report.Results : undefined)
    .filter(isObject)
    .flatMap((result) => list(result.Vulnerabilities).flatMap((entry) => templateOf(result, entry)));
}

function templateOf(result: JsonObject, vulnerability: unknown): readonly Template[] {
  if (!isObject(vulnerability) || !/^CVE-/.test(String(vulnerability.VulnerabilityID))) return [];
  const [name, version] = [text(vulnerability.PkgName), text(vulnerability.InstalledVersion)];
  const [type, target] = [text(result.Type), text(result.Target)];
  if (name === undefined || version === undefined || type === undefined || target === undefined) return [];
  return [{ class: text(result.Class) ?? "", type, target, name, version, vulnerability }];
}

/** Some files are no JSON on purpose. */
function reportsIn(folder: string): readonly unknown[] {
  const files = readdirSync(folder).filter((file) => file.endsWith(".json"));
  return files.sort().flatMap((file) => {
    try {
      return [JSON.parse(readFileSync(join(folder, file), "utf8"))];
    } catch {
      return [];
    }
  });
}
