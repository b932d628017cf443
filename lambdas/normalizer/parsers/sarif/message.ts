import { isObject, type JsonObject, list, own, text } from "../../../shared/json";

/** The message in full: its own text, or the rule's text of that id, with its arguments (section 3.11). */
export function messageOf(result: JsonObject, rule: JsonObject): string | undefined {
  return withoutLinks(filled(result, rule) ?? described(rule));
}

/** `[user input](1)` leads to a related location (section 3.11.6), which nobody can follow outside of the log. */
function withoutLinks(message: string | undefined): string | undefined {
  return message?.replace(/\[([^[\]]{1,500})\]\(\d{1,9}\)/g, "$1");
}

function filled({ message }: JsonObject, rule: JsonObject): string | undefined {
  if (!isObject(message)) return undefined;
  const template = text(message.text) ?? text(message.markdown) ?? ofRule(text(message.id), rule);
  const values = list(message.arguments);
  return template?.replace(/\{(\d{1,3})\}/g, (placeholder, index) => text(values[Number(index)]) ?? placeholder);
}

function ofRule(id: string | undefined, { messageStrings }: JsonObject): string | undefined {
  const found = isObject(messageStrings) ? own(messageStrings, id) : undefined;
  return isObject(found) ? text(found.text) : undefined;
}

function described({ fullDescription, shortDescription }: JsonObject): string | undefined {
  return [fullDescription, shortDescription].flatMap((one) => (isObject(one) ? (text(one.text) ?? []) : []))[0];
}
