import { scanners } from "../shared/scanners";
import type { GateFinding } from "./gate-finding";

/**
 * Whether a text fits a pattern, in which `*` stands for any run of characters and everything else for itself. Looks for
 * the pieces between the stars one after the other, and never goes back: rules and names are not ours, and nobody may make
 * the gate wait by one.
 */
function textMatcher(pattern: string): (text: string) => boolean {
  const [first = "", ...others] = pattern.split("*");
  const last = others.pop();
  if (last === undefined) return (text) => text === pattern;
  return (text) => {
    if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
    const middle = text.slice(first.length, text.length - last.length);
    let from = 0;
    return others.every((piece) => {
      const at = middle.indexOf(piece, from);
      from = at + piece.length;
      return at >= 0;
    });
  };
}

/** The same for a pattern that is used once. */
export function fitsText(pattern: string, text: string): boolean {
  return textMatcher(pattern)(text);
}

/** The same for names that people write in capitals and small letters as they like. */
export function fitsName(pattern: string, name: string): boolean {
  return fitsText(pattern.toLowerCase(), name.toLowerCase());
}

/** A path: `*` stays within one folder or name, `**` is any number of folders. Takes at most length times length steps. */
export function fitsPath(pattern: string, path: string): boolean {
  const wanted = pattern.split("/");
  const parts = path.split("/");
  let [at, from, lastAny, resume] = [0, 0, -1, 0];
  while (from < parts.length) {
    const name = wanted[at];
    if (name === "**") {
      lastAny = at++;
      resume = from;
    } else if (name !== undefined && fitsText(name, parts[from] ?? "")) {
      at++;
      from++;
    } else if (lastAny >= 0) {
      at = lastAny + 1;
      from = ++resume;
    } else return false;
  }
  return wanted.slice(at).every((name) => name === "**");
}

/** A rule pattern in small letters. */
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
  const isScanner = textMatcher(scanner ?? "*");
  const isRule = textMatcher(rule);
  return ({ detectors, names }) => names.some(isRule) && detectors.some(isScanner);
}

/** Whether a pattern fits a rule or vulnerability id, whoever found it. */
export function namePattern(pattern: string): (name: string) => boolean {
  const fits = textMatcher(parse(pattern).rule);
  return (name) => fits(name.toLowerCase());
}

/** Whether a pattern fits every rule of every scanner: it says nothing. */
export function fitsEveryRule(pattern: string): boolean {
  const { scanner = "*", rule } = parse(pattern);
  return /^\*+$/.test(scanner) && /^\*+$/.test(rule);
}
