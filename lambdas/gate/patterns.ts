import { scanners } from "../shared/scanners";
import type { GateFinding } from "./gate-finding";

/**
 * Whether `text` fits `pattern`, in which `any` stands for any run of elements. Takes no more than length times length
 * steps: rules and file names are not ours, and nobody may make the gate wait by one.
 */
function fits(
  pattern: ArrayLike<string>,
  text: ArrayLike<string>,
  any: string,
  isSame: (pattern: string, element: string) => boolean,
): boolean {
  let [at, from, lastAny, resume] = [0, 0, -1, 0];
  while (from < text.length) {
    const wanted = at < pattern.length ? pattern[at] : undefined;
    if (wanted === any) {
      lastAny = at++;
      resume = from;
    } else if (wanted !== undefined && isSame(wanted, text[from] ?? "")) {
      at++;
      from++;
    } else if (lastAny >= 0) {
      at = lastAny + 1;
      from = ++resume;
    } else return false;
  }
  while (at < pattern.length && pattern[at] === any) at++;
  return at === pattern.length;
}

const isEqual = (a: string, b: string) => a === b;

/** `*` stands for any run of characters, everything else for itself. */
export function fitsText(pattern: string, text: string): boolean {
  return pattern.includes("*") ? fits(pattern, text, "*", isEqual) : pattern === text;
}

/** The same for names that people write in capitals and small letters as they like. */
export function fitsName(pattern: string, name: string): boolean {
  return fitsText(pattern.toLowerCase(), name.toLowerCase());
}

/** A path: `*` stays within one folder or name, `**` is any number of folders. */
export function fitsPath(pattern: string, path: string): boolean {
  return fits(pattern.split("/"), path.split("/"), "**", fitsText);
}

/** A rule pattern, split once for many findings; small letters. */
interface RulePattern {
  /** Absent: any scanner. */
  readonly scanner?: string;
  readonly rule: string;
}

/**
 * `scanner/rule` or only `rule`. What stands before the first slash is a scanner where it fits the name of one, else it
 * belongs to the rule, which may have slashes too.
 */
function parse(pattern: string): RulePattern {
  const lower = pattern.toLowerCase();
  const slash = lower.indexOf("/");
  const scanner = lower.slice(0, Math.max(slash, 0));
  return slash > 0 && scanners.some((name) => fitsText(scanner, name))
    ? { scanner, rule: lower.slice(slash + 1) }
    : { rule: lower };
}

/**
 * Whether a finding is of a rule: one of its detectors has to fit the scanner, and its rule or one of its vulnerability
 * ids has to fit the rule. Capitals and small letters are the same.
 */
export function rulePattern(pattern: string): (finding: GateFinding) => boolean {
  const { scanner, rule } = parse(pattern);
  return ({ detectors, names }) =>
    (scanner === undefined || detectors.some((detector) => fitsText(scanner, detector))) &&
    names.some((name) => fitsText(rule, name));
}

/** Whether a pattern fits every rule of every scanner: it says nothing. */
export function fitsEveryRule(pattern: string): boolean {
  const { scanner = "*", rule } = parse(pattern);
  return /^\*+$/.test(scanner) && /^\*+$/.test(rule);
}
