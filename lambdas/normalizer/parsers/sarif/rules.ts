import { isObject, type JsonObject, list, text } from "../../../shared/json";

/** The rule of a result, or `{}` when the log does not describe it. */
export type FindRule = (result: JsonObject) => JsonObject;

const undescribed: JsonObject = {};

/** A component of the tool with its rules: the driver or an extension. */
interface Component {
  readonly rules: readonly unknown[];
}

/**
 * Results name their rule by id, by its index among the driver's rules, or by both in the rules of an extension
 * (sections 3.27.5 to 3.27.7). Where both are there and disagree, the id wins if a rule has it. `CA1000/1` is a rule below `CA1000`.
 */
export function ruleFinder(tool: JsonObject): FindRule {
  const [driver, ...extensions] = [tool.driver, ...list(tool.extensions)].map(componentOf);
  const components = [driver ?? componentOf(undefined), ...extensions];
  const byId = new Map(components.toReversed().flatMap(({ rules }) => rules.flatMap(named)));
  return (result) => {
    const reference = isObject(result.rule) ? result.rule : {};
    const id = text(result.ruleId) ?? text(reference.id);
    const component = isObject(reference.toolComponent) ? reference.toolComponent.index : undefined;
    const rules = typeof component === "number" ? extensions[component]?.rules : driver?.rules;
    const indexed = rules?.[Number(reference.index ?? result.ruleIndex ?? -1)];
    if (isObject(indexed) && isSame(text(indexed.id), id)) return indexed;
    const above = idsAbove(id).find((one) => byId.has(one)) ?? "";
    return byId.get(above) ?? (isObject(indexed) ? indexed : undescribed);
  };
}

function componentOf(component: unknown): Component {
  return { rules: list(isObject(component) ? component.rules : undefined) };
}

function named(rule: unknown): readonly (readonly [string, JsonObject])[] {
  const id = isObject(rule) ? text(rule.id) : undefined;
  return isObject(rule) && id !== undefined ? [[id, rule]] : [];
}

function isSame(rule: string | undefined, id: string | undefined): boolean {
  return id === undefined || rule === undefined || id === rule || id.startsWith(`${rule}/`);
}

/** `A/b/c`, `A/b`, `A`; ids have few parts, whatever a hostile log says. */
function idsAbove(id: string | undefined): readonly string[] {
  const parts = (id ?? "").split("/", 20);
  return parts.map((_, index) => parts.slice(0, parts.length - index).join("/"));
}
