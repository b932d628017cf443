import { isObject, type JsonObject, list, own, text } from "../../../shared/json";

/** The message in full: its own text, or the rule's text of that id, with its arguments (section 3.11). */
export function messageOf({ message }: JsonObject, rule: JsonObject): string | undefined {
  if (!isObject(message)) return described(rule);
  const template = text(message.text) ?? text(message.markdown) ?? ofRule(text(message.id), rule);
  const values = list(message.arguments);
  const filled = template?.replace(
    /\{(\d{1,3})\}/g,
    (placeholder, index) => text(values[Number(index)]) ?? placeholder,
  );
  return filled ?? described(rule);
}

function ofRule(id: string | undefined, { messageStrings }: JsonObject): string | undefined {
  const found = isObject(messageStrings) ? own(messageStrings, id) : undefined;
  return isObject(found) ? text(found.text) : undefined;
}

function described({ fullDescription, shortDescription }: JsonObject): string | undefined {
  return [fullDescription, shortDescription].flatMap((one) => (isObject(one) ? (text(one.text) ?? []) : []))[0];
}
