import { isObject, type JsonObject, list, text } from "../../../shared/json";

/**
 * CWE numbers of a result, at most ten. The standard's own way is a reference to a taxonomy of that name, from the rule or
 * from the result (sections 3.27.8 and 3.49.15); most tools write tags (CodeQL and Bandit `external/cwe/cwe-079`, Semgrep
 * and Snyk `CWE-79: …`) or a property `cwe`.
 */
export function weaknessesOf(result: JsonObject, rule: JsonObject): readonly number[] {
  const words = [rule, result].flatMap(({ properties }) =>
    isObject(properties) ? [properties.tags, properties.cwe].flatMap(each) : [],
  );
  const relations = list(rule.relationships).flatMap((one) => (isObject(one) ? [one.target] : []));
  const numbers = [
    ...words.flatMap((word) => numberOf(/^(?:external\/cwe\/)?cwe-0*(\d{1,5})\b/i, word)),
    ...[...relations, ...list(result.taxa)].flatMap(ofTaxonomy),
  ];
  return [...new Set(numbers)].slice(0, 10);
}

function ofTaxonomy(reference: unknown): readonly number[] {
  if (!isObject(reference) || !isObject(reference.toolComponent)) return [];
  return text(reference.toolComponent.name)?.toUpperCase() === "CWE"
    ? numberOf(/^(?:cwe-)?0*(\d{1,5})$/i, reference.id)
    : [];
}

function numberOf(pattern: RegExp, word: unknown): readonly number[] {
  const digits = pattern.exec(text(word) ?? "")?.[1];
  return digits === undefined || Number(digits) === 0 ? [] : [Number(digits)];
}

function each(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}
