import { neutralised } from "./neutralised";
import { shortestRun } from "./secrets/entropy";
import { maskSecrets } from "./secrets/mask";
import { longestBeginning } from "./secrets/patterns";

/** Nothing here that could be a line break, half a character or anything invisible but the space. */
const plain = /^[ -~]*$/;

/** Letters, digits, punctuation or symbols: Security Hub wants at least one character that is no white space. */
const visible = /[!-~]|[\p{L}\p{N}\p{P}\p{S}]/u;

/**
 * Text that AWS accepts and people may read: without control and invisible characters (line breaks become spaces),
 * without credentials, at most `limit` UTF-16 code units, never ending in half a character; `undefined` when nothing
 * visible is left.
 *
 * Only the first `limit + longestBeginning` characters are looked at, however long the text is. What is kept of such a
 * beginning ends `longestBeginning` before its end: a credential that begins earlier shows enough to be masked.
 */
export function sendable(raw: string | undefined, limit: number): string | undefined {
  if (raw === undefined || raw === "") return undefined;
  if (raw.length <= limit && isHarmless(raw)) return raw;
  const isCut = raw.length > limit + longestBeginning;
  const seen = isCut ? raw.slice(0, limit + longestBeginning) : raw;
  const masked = maskSecrets(plain.test(seen) ? seen : neutralised(seen)).trim();
  const room = isCut ? Math.min(limit, Math.max(1, masked.length - longestBeginning)) : limit;
  return visible.test(masked) ? truncate(masked, room) : undefined;
}

/** Too short for anything random, and without a mark that a name, an address or an option could hide a password behind. */
const harmless = /^[\w./+]+(?:[- ][\w./+]+)*$/;

/** Nearly all versions, names, ids and paths are, and need no other look. */
function isHarmless(text: string): boolean {
  return text.length < shortestRun && harmless.test(text);
}

/** At most `limit` UTF-16 code units, the last one `…` when something was cut; never cuts a surrogate pair. */
export function truncate(whole: string, limit: number): string {
  if (whole.length <= limit) return whole;
  const cutsPair = (whole.charCodeAt(limit - 2) & 0xfc00) === 0xd800;
  return `${whole.slice(0, cutsPair ? limit - 2 : limit - 1)}…`;
}
