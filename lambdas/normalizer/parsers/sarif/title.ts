import { isObject, type JsonObject, text } from "../../../shared/json";

/**
 * One line that tells the result to a person: the rule's short description, else its name, else the first line of the
 * message. A description tells too little that is an identifier (Psalm: `TaintedSql`), repeats the rule's id (Semgrep:
 * `Semgrep Finding: <id>`) or has holes that only the message fills (Ruff: ``Undefined name `{name}` ``).
 */
export function titleOf(rule: JsonObject, ruleId: string, message: string): string {
  const short = isObject(rule.shortDescription) ? text(rule.shortDescription.text) : undefined;
  const phrases = [short, text(rule.name)].flatMap((phrase) => phrase ?? []);
  return firstLine(phrases.find((phrase) => isTelling(phrase, ruleId)) ?? message);
}

function isTelling(phrase: string, ruleId: string): boolean {
  return /\s/.test(phrase.trim()) && !phrase.endsWith(ruleId) && !hole.test(phrase);
}

const hole = /\{\w{0,40}\}/;

/** Of a text that begins with empty lines, the first that holds something. */
function firstLine(whole: string): string {
  return whole.trimStart().split(/[\r\n]/, 1)[0] ?? whole;
}
