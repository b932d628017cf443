import { isObject, type JsonObject, list, text } from "../../../shared/json";
import { sourcePath } from "../../../shared/paths";
import { imageRepository } from "../image";
import type { Place } from "../place";

/** Where an artifact of the report is. */
export type Places = (artifact: JsonObject) => Place;

/** An image holds all of its packages; in a directory, each package is held by the file that was read for it. */
export function placesOf(source: unknown): Places {
  const image = imageOf(source);
  return ({ locations, name }) => {
    const files = filesOf(locations);
    if (image !== undefined) return { artifact: image, sourceFile: undefined, files };
    const [file] = files;
    return { artifact: file ?? text(name) ?? "", sourceFile: file, files };
  };
}

function imageOf(source: unknown): string | undefined {
  if (!isObject(source) || source.type !== "image") return undefined;
  const target = isObject(source.target) ? source.target : {};
  const names = [...list(target.tags), ...list(target.repoDigests)].flatMap((name) => text(name) ?? []);
  return imageRepository(names.length > 0 ? names : [text(target.userInput) ?? ""]);
}

/**
 * The files that are evidence of the package; without that word (before 0.60) the first, because the others are lists of
 * the package's own files. Sorted, so that the artifact does not depend on their order.
 */
function filesOf(locations: unknown): readonly string[] {
  const all = list(locations).flatMap((location) => (isObject(location) ? [location] : []));
  const primary = all.filter(({ annotations }) => isObject(annotations) && annotations.evidence === "primary");
  const evidence = primary.length > 0 ? primary : all.slice(0, 1);
  return [...new Set(evidence.flatMap(({ path }) => text(path) ?? []).map(sourcePath))].sort();
}
