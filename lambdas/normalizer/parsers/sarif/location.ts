import type { Location } from "../../../shared/finding";
import { isObject, type JsonObject, list, optional, ordinalNumber, own, text } from "../../../shared/json";
import { sourcePath } from "../../../shared/paths";

/** Where a result is, and the reported lines, white space normalised. */
export interface Place {
  readonly location: Location;
  readonly snippet: string | undefined;
}

export type ReadLocation = (result: JsonObject) => Place;

/** Reads the first physical location of a result; a result without one has a place nevertheless, but no file. */
export function locationReader({ artifacts, originalUriBaseIds, invocations }: JsonObject): ReadLocation {
  const bases = isObject(originalUriBaseIds) ? originalUriBaseIds : {};
  const roots = absoluteRoots([...Object.values(bases), ...list(invocations).map(workingDirectory)]);
  return ({ locations }) => {
    const physical = list(locations).flatMap((one) => (isObject(one) ? [one.physicalLocation] : []));
    const [first] = physical.flatMap((one) => (isObject(one) ? [one] : []));
    const region = isObject(first?.region) ? first.region : {};
    const file = fileOf(first?.artifactLocation, list(artifacts), bases, roots);
    const startLine = ordinalNumber(region.startLine);
    return {
      location: {
        ...optional("file", file),
        ...optional("startLine", startLine),
        ...optional("endLine", ordinalNumber(region.endLine) ?? startLine),
      },
      snippet: text(isObject(region.snippet) ? region.snippet.text : undefined)
        ?.replace(/\s+/g, " ")
        .trim(),
    };
  };
}

/** The URI of the location itself, else of the artifact that it points to (section 3.4). */
function fileOf(
  location: unknown,
  artifacts: readonly unknown[],
  bases: JsonObject,
  roots: readonly string[],
): string | undefined {
  if (!isObject(location)) return undefined;
  const pointed = typeof location.index === "number" ? artifacts[location.index] : undefined;
  const artifact = isObject(pointed) && isObject(pointed.location) ? pointed.location : {};
  const named = text(location.uri) === undefined ? artifact : location;
  const uri = text(named.uri)?.trim();
  if (uri === undefined) return undefined;
  return text(isAbsolute(uri) ? below(roots, uri) : path(`${baseOf(text(named.uriBaseId), bases)}/${uri}`));
}

/** Relative bases (`src/` of a root) belong to the path; an absolute one is the machine's. Few steps: bases may circle. */
function baseOf(id: string | undefined, bases: JsonObject, steps = 10): string {
  const base = own(bases, id);
  if (!isObject(base) || steps === 0) return "";
  const uri = text(base.uri)?.trim() ?? "";
  return isAbsolute(uri) ? "" : `${baseOf(text(base.uriBaseId), bases, steps - 1)}/${uri}`;
}

/** Where the tool was started (section 3.20.19). */
function workingDirectory(invocation: unknown): unknown {
  return isObject(invocation) ? invocation.workingDirectory : undefined;
}

/** Each ends with `/`; the longest first: roots lie within each other. */
function absoluteRoots(locations: readonly unknown[]): readonly string[] {
  const uris = locations.flatMap((location) => (isObject(location) ? (text(location.uri)?.trim() ?? []) : []));
  const roots = uris.filter(isAbsolute).map((uri) => withoutScheme(uri).replace(/\/*$/, "/"));
  return roots.toSorted((a, b) => b.length - a.length);
}

/** Without the machine's part, where the log says which part that is. */
function below(roots: readonly string[], uri: string): string {
  const whole = withoutScheme(uri);
  return path(whole.slice(roots.find((root) => whole.startsWith(root))?.length ?? 0));
}

/** `file:///app/a.py` as `/app/a.py`: tools write the same folder both ways. */
function withoutScheme(uri: string): string {
  return uri.replace(/^file:(?:\/\/(?=\/))?/i, "");
}

function isAbsolute(uri: string): boolean {
  return uri.startsWith("/") || uri.includes(":");
}

function path(uri: string): string {
  try {
    return sourcePath(decodeURIComponent(uri));
  } catch {
    return sourcePath(uri);
  }
}
