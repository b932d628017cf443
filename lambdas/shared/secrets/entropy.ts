/**
 * A run of characters that keys and tokens are written in: base64, URL-safe base64, hexadecimal; with base64's padding.
 * Shorter ones can't be told from words: truffleHog 2 wants more than 20
 * (https://github.com/trufflesecurity/trufflehog/blob/v2.1/truffleHog/truffleHog.py).
 */
export const shortestRun = 20;
export const runs = /[\w+/~-]{20,}={0,2}/g;

/** A part of a URL-safe run between two separators, which a random one has every 32 characters. */
const shortestPiece = 16;

/**
 * Random text of 62 letters changes between small letters, capitals and digits at 62 % of its places, words in
 * camelCase at less than 30 %: what Shannon's entropy alone can't tell from random, this can.
 */
const leastChanges = 0.33;

/** Of words, even of short ones between digits, most characters are small letters in a row: `Spring4Shell`. */
const mostInWords = 0.35;

/**
 * Bits per character: 4.5 is the limit of detect-secrets for base64
 * (https://github.com/Yelp/detect-secrets/blob/master/detect_secrets/plugins/high_entropy_strings.py), which text of less
 * than 23 characters can't reach, so short runs need 82 % of what their length allows.
 */
function leastEntropy(length: number): number {
  return Math.min(4.5, 0.82 * Math.log2(length));
}

/** The run with everything in it that looks random replaced by `***`; the run itself when nothing does. */
export function maskRandom(run: string): string {
  // Subresource integrity, and a digest's base64 in general: https://www.w3.org/TR/SRI/.
  if (/^sha\d{1,3}-/i.test(run)) return run;
  // The base64 of RFC 4648 has "/" and "+", the URL-safe one "-" and "_", never both; a path has words between "/".
  if (!/[-_~]|(?:^|\/)[a-z]{4,}(?:\/|$)/.test(run) && isRandom(run.replace(/[+/=]/g, ""))) return "***";
  return run
    .split("/")
    .map((segment) => (segment.split(/[-_~+=]/).some(isRandom) ? "***" : segment))
    .join("/");
}

/** Capitals, small letters and digits, mixed as no word or identifier mixes them. */
function isRandom(piece: string): boolean {
  // The AWS CDK and CDKTF end their ids with a hash: `PaymentsLedger8F3A2B1C`.
  const bare = piece.replace(/[0-9A-F]{8}$/, "");
  if (bare.length < shortestPiece || !/[A-Z]/.test(bare) || !/[a-z]/.test(bare) || !/\d/.test(bare)) return false;
  return (
    changes(bare) >= leastChanges * (bare.length - 1) &&
    inWords(bare) < mostInWords * bare.length &&
    entropy(bare) >= leastEntropy(bare.length)
  );
}

/** Places where a small letter, a capital and a digit follow each other. */
function changes(text: string): number {
  return text.replace(/[a-z]+|[A-Z]+|\d+|[^a-zA-Z\d]+/g, "-").length - 1;
}

/** How many characters stand in rows of four small letters or more. */
function inWords(text: string): number {
  return (text.match(/[a-z]{4,}/g) ?? []).join("").length;
}

/** Shannon's, in bits per character. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((bits, count) => bits - (count / text.length) * Math.log2(count / text.length), 0);
}
