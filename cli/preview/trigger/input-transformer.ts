import { DefinitionError } from "../definition/references";

/**
 * The target's input: the template with each `<name>` replaced by what its path finds in the event.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 * @throws DefinitionError for a path that is no plain one, or a placeholder without a path
 */
export function transformInput(template: string, paths: Readonly<Record<string, string>>, event: unknown): unknown {
  const filled = template.replace(/<([\w.-]+)>/g, (placeholder, name: string) => {
    const path = Object.hasOwn(paths, name) ? paths[name] : undefined;
    if (path === undefined) throw new DefinitionError(`input template: ${placeholder} has no input path`);
    const value = valueAt(event, path);
    // Inside a JSON string, where all of our placeholders are.
    return JSON.stringify(typeof value === "string" ? value : (JSON.stringify(value) ?? "")).slice(1, -1);
  });
  return JSON.parse(filled);
}

function valueAt(event: unknown, path: string): unknown {
  if (!/^\$(\.[\w-]+)+$/.test(path))
    throw new DefinitionError(`the local run reads paths like $.detail.key, found ${path}`);
  return path
    .split(".")
    .slice(1)
    .reduce<unknown>(
      (value, key) =>
        typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined,
      event,
    );
}
