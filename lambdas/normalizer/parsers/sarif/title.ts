import { isObject, type JsonObject, text } from "../../../shared/json";

/**
 * One line that tells the result to a person: the rule's short description, else its name where that is a phrase, else
 * the first line of the message. A description tells nothing that only repeats the rule's id (Semgrep: `Semgrep Finding:
 * <id>`) or has holes that only the message fills (Ruff: ``Undefined name `{name}` ``).
 */
export function titleOf(rule: JsonObject, ruleId: string, message: string): string {
  const short = isObject(rule.shortDescription) ? text(rule.shortDescription.text) : undefined;
  const name = text(rule.name);
  const phrases = [short, name?.includes(" ") ? name : undefined].flatMap((phrase) => phrase ?? []);
  return firstLine(phrases.find((phrase) => !phrase.endsWith(ruleId) && !hole.test(phrase)) ?? message);
}

const hole = /\{\w{0,40}\}/;

/** Of a text that begins with empty lines, the first that holds something. */
function firstLine(whole: string): string {
  return whole.trimStart().split(/[\r\n]/, 1)[0] ?? whole;
}
