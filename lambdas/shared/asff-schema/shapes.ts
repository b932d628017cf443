import { isObject, kindOf } from "../json";
import type { Rule } from "./rules";
import { boolean, type Check, fine, number, oneOf, text } from "./values";

/** A shape of AWS's service model, as bin/asff-model.py writes it: other shapes by their names. */
export interface ModelShape {
  readonly type: string;
  /** Of a structure. */
  readonly members?: Readonly<Record<string, string>>;
  readonly required?: readonly string[];
  /** Of a list. */
  readonly member?: string;
  /** Of a map. */
  readonly key?: string;
  readonly value?: string;
  /** Of a string. */
  readonly enum?: readonly string[];
  readonly pattern?: string;
  /** Entries of a list, or the number itself. */
  readonly min?: number;
  readonly max?: number;
}

/** A service model, and what the documentation asks of `Shape.Member` beyond it. */
export interface Model {
  readonly shapes: Readonly<Record<string, ModelShape>>;
  readonly rules: Readonly<Record<string, Rule>>;
}

/**
 * The check of a shape, built once: it walks a value by the model without looking anything up but its members' names.
 * @throws Error when the model holds something that this does not know
 */
export function checkOf(name: string, model: Model, rule: Rule = {}): Check {
  const shape = model.shapes[name];
  if (shape === undefined) throw new Error(`the service model has no shape ${name}`);
  const { minimum = shape.min, maximum = shape.max } = rule;
  switch (shape.type) {
    case "structure":
      return structure(name, shape, model, rule);
    case "list":
      return list(checkOf(shape.member ?? "", model, rule.entries), minimum, maximum);
    case "map":
      return map(checkOf(shape.key ?? "", model, rule.keys), checkOf(shape.value ?? "", model, rule.entries), maximum);
    case "string":
      if (shape.enum !== undefined) return oneOf(shape.enum);
      if (shape.pattern !== ".*\\S.*") throw new Error(`shape ${name}: unknown pattern ${shape.pattern}`);
      return text(rule);
    case "integer":
    case "long":
    case "double":
      return number(shape.type !== "double", minimum ?? Number.MIN_SAFE_INTEGER, maximum ?? Number.MAX_SAFE_INTEGER);
    case "boolean":
      return boolean;
    default:
      throw new Error(`shape ${name}: unknown type ${shape.type}`);
  }
}

interface Member {
  readonly check: Check;
  /** 1 or 0, so that those present can be counted. */
  readonly required: number;
}

function structure(
  name: string,
  { members = {}, required = [] }: ModelShape,
  model: Model,
  { minimum = 0 }: Rule,
): Check {
  const known: ReadonlyMap<string, Member> = new Map(
    Object.entries(members).map(([member, shape]) => {
      const rule = model.rules[`${name}.${member}`] ?? {};
      const isRequired = rule.required || required.includes(member);
      return [member, { check: checkOf(shape, model, rule), required: isRequired ? 1 : 0 }];
    }),
  );
  const requiredNames = [...known].filter(([, member]) => member.required === 1).map(([member]) => member);
  return (value) => {
    if (!isObject(value)) return [`: ${kindOf(value)}, must be an object`];
    let problems = fine;
    let present = 0;
    let presentRequired = 0;
    for (const key in value) {
      const entry = value[key];
      // What is undefined is not sent.
      if (entry === undefined) continue;
      const member = known.get(key);
      const found = member === undefined ? [": AWS knows no such member"] : member.check(entry);
      if (found !== fine) problems = [...problems, ...found.map((problem) => `.${key}${problem}`)];
      present += 1;
      presentRequired += member?.required ?? 0;
    }
    if (presentRequired < requiredNames.length)
      problems = [
        ...problems,
        ...requiredNames.filter((one) => value[one] === undefined).map((one) => `.${one}: missing, required`),
      ];
    return present < minimum ? [...problems, `: ${present} members, must have at least ${minimum}`] : problems;
  };
}

function list(entries: Check, minimum = 0, maximum = Number.POSITIVE_INFINITY): Check {
  return (value) => {
    if (!Array.isArray(value)) return [`: ${kindOf(value)}, must be an array`];
    if (value.length < minimum || value.length > maximum)
      return [`: ${value.length} entries, allowed ${minimum} to ${maximum}`];
    let problems = fine;
    for (let index = 0; index < value.length; index += 1) {
      const found = entries(value[index]);
      if (found !== fine) problems = [...problems, ...found.map((problem) => `[${index}]${problem}`)];
    }
    return problems;
  };
}

function map(keys: Check, values: Check, maximum = Number.POSITIVE_INFINITY): Check {
  return (value) => {
    if (!isObject(value)) return [`: ${kindOf(value)}, must be an object`];
    let problems = fine;
    let present = 0;
    for (const key in value) {
      const entry = value[key];
      if (entry === undefined) continue;
      present += 1;
      const wrongKey = keys(key);
      const wrongValue = values(entry);
      if (wrongKey !== fine) problems = [...problems, ...wrongKey.map((problem) => ` key ${present}${problem}`)];
      if (wrongValue !== fine) problems = [...problems, ...wrongValue.map((problem) => `["${key}"]${problem}`)];
    }
    return present > maximum ? [...problems, `: ${present} entries, allowed 0 to ${maximum}`] : problems;
  };
}
