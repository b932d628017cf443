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
}

/**
 * All results of a report, whichever of the three shapes it has.
 * @throws UnreadableReportError when it has none of them
 */
export function resultsOf(json: unknown): readonly Results[] {
  if (json === null) return [];
  if (Array.isArray(json)) return schema1(json);
  if (!isObject(json)) return unknownShape(json, trivyReport);
  if (text(json.ClusterName) !== undefined) return cluster(json);
  if (json.SchemaVersion !== 2) return unknownShape(json, trivyReport);
  const name = text(json.ArtifactName) ?? "";
  const results = arrayOf(json.Results);
  return json.ArtifactType === "container_image"
    ? [{ results, holder: repositoryOf(json.Metadata, name) }]
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
        }
      : { results: [resource] },
  );
}

function arrayOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : unknownShape(value, trivyReport);
}

function repositoryOf(metadata: unknown, name: string): string {
  const { RepoTags, RepoDigests } = isObject(metadata) ? metadata : {};
  const names = [...list(RepoTags), ...list(RepoDigests)].flatMap((reference) => text(reference) ?? []);
  return imageRepository(names.length > 0 ? names : [name]);
}
