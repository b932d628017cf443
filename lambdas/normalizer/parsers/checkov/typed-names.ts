import { isObject, type JsonObject, list, text } from "../../../shared/json";
import { blockAddress, logicalId } from "../resource-name";

/** `aws_s3_bucket.logs` by the place of `logs`. */
export type TypedNames = ReadonlyMap<string, string>;

/**
 * Of a resource in `.tf.json` some checks of Checkov know no type (`resource.logs`, `data.logs`). What others call the
 * resource in the same lines tells it.
 * @param checks of one list of the report
 */
export function typedNames(checks: Iterable<unknown>): TypedNames {
  const names = new Map<string, string>();
  for (const check of checks)
    for (const [place, name] of isObject(check) ? namedPlace(check) : []) names.set(place, name);
  return names;
}

/** @returns the name with its type, as far as the list shows it */
export function typedName(check: JsonObject, name: string, names: TypedNames): string {
  return isUntyped.test(name) ? (names.get(placeOf(check, name) ?? "") ?? name) : name;
}

const isUntyped = /^(?:resource|data)\.[^.]+$/;
const isTyped = /^[a-z0-9]+_\w+\.[^.]+$/;

function namedPlace(check: JsonObject): readonly (readonly [string, string])[] {
  const name = blockAddress(text(check.resource) ?? "");
  const place = isTyped.test(name) ? placeOf(check, name) : undefined;
  return place === undefined ? [] : [[place, name]];
}

/** `undefined` on a single line, which may be the whole file. */
function placeOf({ repo_file_path: file, file_line_range: range }: JsonObject, name: string): string | undefined {
  const [start, end] = list(range);
  return start === end ? undefined : JSON.stringify([file, start, end, logicalId(name)]);
}
