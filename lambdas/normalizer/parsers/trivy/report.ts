import { isObject, type JsonObject, list, text } from "../../../shared/json";
import { imageRepository } from "../image";
import { unknownShape } from "../parser";

export const trivyReport = `Trivy's JSON report (trivy -f json): an object with "SchemaVersion" 2, one with "ClusterName", or an array of results`;

/** Results of one thing that was scanned. */
export interface Results {
  readonly results: readonly unknown[];
  /** What holds all of them: an image's repository, or a cluster's resource; absent when each result is a file. */
  readonly holder?: string;
  /** Results whose `Target` is an operating system in a report that does not say of what. */
  readonly name?: string;
  /** Whether Trivy could not look at it: it writes why, and goes on. */
  readonly isUnscanned?: boolean;
}

/**
 * All results of a report, whichever of the three shapes it has.
 * @throws UnreadableReportError when it has none of them
 */
export function resultsOf(json: unknown): readonly Results[] {
  if (json === null) return [];
  if (Array.isArray(json)) return schema1(json);
  if (!isObject(json)) return unknownShape(json, trivyReport);
  // Empty where Trivy runs inside the cluster that it looks at.
  if (typeof json.ClusterName === "string") return cluster(json);
  if (json.SchemaVersion !== 2) return unknownShape(json, trivyReport);
  const name = text(json.ArtifactName) ?? "";
  const results = arrayOf(json.Results);
  // The SBOM of an image is of an image too: it has the image's names.
  const names = imageNames(json.Metadata);
  return json.ArtifactType === "container_image" || names.length > 0
    ? [{ results, holder: imageRepository(names.length > 0 ? names : [name]) }]
    : [{ results, name }];
}

function schema1(json: readonly unknown[]): readonly Results[] {
  const isReport = json.length === 0 || json.some((result) => isObject(result) && text(result.Target) !== undefined);
  return isReport ? [{ results: json }] : unknownShape(json, trivyReport);
}

/** `trivy k8s`: `--report all` has one or two lists of resources, `--report summary` a consolidated one. */
function cluster(json: JsonObject): readonly Results[] {
  const resources = [json.Resources, json.Vulnerabilities, json.Misconfigurations, json.Findings].flatMap(arrayOf);
  return resources.map((resource) =>
    isObject(resource)
      ? {
          results: arrayOf(resource.Results),
          holder: [resource.Namespace, resource.Kind, resource.Name].flatMap((part) => text(part) ?? []).join("/"),
          // pkg/k8s/report/report.go: an image that could not be pulled is an `Error` beside the results.
          isUnscanned: text(resource.Error) !== undefined,
        }
      : { results: [resource] },
  );
}

function arrayOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : unknownShape(value, trivyReport);
}

function imageNames(metadata: unknown): readonly string[] {
  const { RepoTags, RepoDigests } = isObject(metadata) ? metadata : {};
  return [...list(RepoTags), ...list(RepoDigests)].flatMap((reference) => text(reference) ?? []);
}
