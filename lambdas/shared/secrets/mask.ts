import { maskRandom, runs } from "./entropy";
import { secretPatterns } from "./patterns";
import { isSuspicious } from "./suspicion";

/**
 * Replaces what looks like a credential, by its form or because it looks random, by `***`: findings are read by more
 * people than the source is. Digests in hexadecimal stay unless a word such as "token" stands before them.
 */
export function maskSecrets(text: string): string {
  return isSuspicious(text) ? maskAll(text) : text;
}

/** The same without a first look. */
export function maskAll(text: string): string {
  return secretPatterns
    .reduce((masked, { pattern }) => masked.replace(pattern, keepBefore), text)
    .replace(runs, (run) => maskRandom(run));
}

/** A pattern without a group gives the place of its match as the second argument. */
function keepBefore(_match: string, before: string | number): string {
  return typeof before === "string" ? `${before}***` : "***";
}
