import { maskRandom, shortestRun } from "./entropy";
import { apart, isBehindKeyword, keyword, shortestNamed } from "./keywords";

/** Kinds of characters that runs are made of; 0 for all others. */
const [small, capital, digit, joiner, separator] = [1, 2, 4, 8, 16] as const;

const kinds = new Uint8Array(65_536);
for (let code = 0; code < 128; code += 1) kinds[code] = kindOf(String.fromCharCode(code));

function kindOf(character: string): number {
  if (/[a-z]/.test(character)) return small;
  if (/[A-Z]/.test(character)) return capital;
  if (/\d/.test(character)) return digit;
  if ("-_~".includes(character)) return separator;
  return "/+".includes(character) ? joiner : 0;
}

/**
 * Whether a text deserves the patterns: looks that rule out nearly every text in a fraction of the time. It must say yes
 * to everything that a pattern or the entropy of a run would mask; it may say yes to more.
 */
export function isSuspicious(text: string): boolean {
  return (
    hasSuspiciousRun(text) ||
    hasAssignment(text, "=") ||
    hasAssignment(text, ":") ||
    hasMark(text) ||
    text.includes("Q~") ||
    (text.includes("@") && urlWithPassword.test(text))
  );
}

/**
 * Every run that is long enough covers a place in each stretch of its shortest length, so only the characters back from
 * that place to the next one that ends a run are looked at.
 */
function hasSuspiciousRun(text: string): boolean {
  const length = text.length;
  let place = shortestRun - 1;
  while (place < length) {
    const gap = gapBefore(text, place, place - shortestRun);
    if (gap > place - shortestRun) {
      place = gap + shortestRun;
      continue;
    }
    let end = place + 1;
    while (end < length && (kinds[text.charCodeAt(end)] ?? 0) > 0) end += 1;
    if (isSuspiciousRun(text, gap + 1, end)) return true;
    place = end + shortestRun;
  }
  return false;
}

/** The last place up to `from` that is of no run; `least` when there is none behind it. */
function gapBefore(text: string, from: number, least: number): number {
  let place = from;
  while (place > least && (kinds[text.charCodeAt(place)] ?? 0) > 0) place -= 1;
  return place;
}

/** An Azure account key, which has no beginning of its own. */
const longestFixed = 86;

/** How far before a run its prefix may begin: `hooks.slack.com/services/`. */
const before = 24;

/** By their beginnings, wherever they are in the run. */
const beginnings =
  /A[KS]IA|ABIA|ACCA|gh[pousr]_|github_pat_|gl[a-z]{2,5}-|GR1348941|xox[a-z]-|xapp-|xwfp-|[rs]k_|whsec_|AIza|ya29\.|GOCSPX-|SG\.|SK[\da-f]{32}|npm_|pypi-|dckr_|hv[sbr]\.|\.atlasv1|sk-|eyJ|LS0t|AGE-|FwoG|IQoJ|slack\.com/;

function isSuspiciousRun(text: string, start: number, end: number): boolean {
  if (end - start >= longestFixed || beginnings.test(text.slice(Math.max(0, start - before), end))) return true;
  const mixed = kindsOfMixedParts(text, start, end);
  if (mixed === 0) return false;
  return isNamed(text, start, end) || (mixed === (small | capital | digit) && hasRandom(text.slice(start, end)));
}

/** A part with fewer changes between kinds than this is not random, nor worth a look at what stands before it. */
const leastChanges = 5;

/** The kinds of characters in those parts of a run that change often enough; 0 when there is no such part. */
function kindsOfMixedParts(text: string, start: number, end: number): number {
  let mixed = 0;
  let seen = 0;
  let changes = 0;
  let previous = 0;
  for (let place = start; place <= end; place += 1) {
    const kind = place < end ? (kinds[text.charCodeAt(place)] ?? 0) : separator;
    if (kind === previous || kind === joiner) continue;
    if (kind === separator) {
      if (changes > leastChanges) mixed |= seen;
      changes = 0;
      seen = 0;
    }
    changes += 1;
    seen |= kind;
    previous = kind;
  }
  return mixed & (small | capital | digit);
}

function hasRandom(run: string): boolean {
  return maskRandom(run) !== run;
}

const name = new RegExp(`${keyword}${apart}$`, "i");

/** A long word of a kind that says nothing by itself, such as hexadecimal, behind `token` or `secret is`. */
function isNamed(text: string, start: number, end: number): boolean {
  return end - start >= shortestNamed && name.test(text.slice(Math.max(0, start - 48), start));
}

function hasAssignment(text: string, sign: "=" | ":"): boolean {
  for (let place = text.indexOf(sign); place >= 0; place = text.indexOf(sign, place + 1)) {
    if (isBehindKeyword(text, place)) return true;
  }
  return false;
}

const urlWithPassword = /:\/{1,2}[^\s/:@"'<>]{0,64}:[^\s"'<>]{1,256}@/;

/** `-----BEGIN …` and `--password …`. */
function hasMark(text: string): boolean {
  for (let place = text.indexOf("--"); place >= 0; place = text.indexOf("--", place + 2)) {
    if (mark.test(text.slice(place, place + 64))) return true;
  }
  return false;
}

const mark = new RegExp(`^-{2,5}(?:BEGIN |[a-z-]{0,30}${keyword})`, "i");
