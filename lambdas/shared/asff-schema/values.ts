import { asffLimits } from "../asff-limits";
import { kindOf } from "../json";
import type { Rule } from "./rules";

/**
 * What is wrong with a value: nothing, or sentences that begin with the rest of the path (`.Title`, `[0]`) and a colon.
 * Run for every field of every finding: what is fine allocates nothing.
 */
export type Check = (value: unknown) => readonly string[];

export const fine: readonly string[] = [];

/** Nearly all text: visible at once, and ASCII. */
const plain = /^[!-~][ -~]*$/;
const visible = /\S/;
/** Control characters and lone surrogates: no page forbids them, but no reader and not every JSON parser takes them. */
const unsendable = /[\p{Cc}\p{Cs}]/u;

/** Text that holds something visible (`NonEmptyString` of the model: `.*\S.*`). */
export function text({ minimum = 1, maximum = asffLimits.text, form }: Rule): Check {
  return (value) => {
    if (typeof value !== "string") return [`: ${kindOf(value)}, must be text`];
    if (value.length < minimum || value.length > maximum)
      return [`: ${value.length} characters, allowed ${minimum} to ${maximum}`];
    if (form !== undefined) return form.pattern.test(value) ? fine : [`: ${shown(value)} is not ${form.name}`];
    return plain.test(value) ? fine : unusual(value);
  };
}

function unusual(value: string): readonly string[] {
  if (!visible.test(value)) return [": only white space, must hold something visible"];
  const [found] = unsendable.exec(value) ?? [];
  if (found === undefined) return fine;
  const code = found.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
  return [`: holds U+${code}, allowed are characters that are no control characters and no half surrogate pairs`];
}

/** One of the words of an enumeration. */
export function oneOf(words: readonly string[]): Check {
  const known: ReadonlySet<unknown> = new Set(words);
  return (value) =>
    known.has(value) ? fine : [`: ${shown(value)} is not one of ${words.map((word) => `"${word}"`).join(", ")}`];
}

/** A finite number, whole where the model says so. */
export function number(isWhole: boolean, minimum: number, maximum: number): Check {
  return (value) => {
    if (typeof value !== "number" || !Number.isFinite(value)) return [`: ${shown(value)}, must be a finite number`];
    if (isWhole && !Number.isSafeInteger(value)) return [`: ${value}, must be a whole number`];
    return value >= minimum && value <= maximum ? fine : [`: ${value}, allowed ${minimum} to ${maximum}`];
  };
}

export const boolean: Check = (value) =>
  typeof value === "boolean" ? fine : [`: ${kindOf(value)}, must be true or false`];

const shownCharacters = 60;

/** Enough of a value to find it again. */
function shown(value: unknown): string {
  if (typeof value === "number") return String(value);
  return typeof value === "string" ? JSON.stringify(value.slice(0, shownCharacters)) : kindOf(value);
}
