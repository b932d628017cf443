import { stripVTControlCharacters } from "node:util";

/** Control characters, half characters and line separators; what Unicode promises never to assign. */
const unsendable = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu;

/** Needed by scripts and emoji: zero-width non-joiner and joiner, text and emoji presentation. */
const joiner = "(?:\\u200C|\\u200D|\\uFE0E|\\uFE0F)";

/**
 * Characters that are not shown: zero-width ones hide a credential from a pattern, those that turn the direction of
 * writing show the reader another text than the one that is there (https://trojansource.codes/, CVE-2021-42574), tags
 * carry text that only machines read. Joiners stay behind letters that are not ASCII.
 * https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point
 */
const invisible = new RegExp(`(?!${joiner})\\p{Default_Ignorable_Code_Point}|[\\uFFF9-\\uFFFB]`, "gu");
const needlessJoiners = new RegExp(`(?<=^|\\p{ASCII})${joiner}+`, "gu");

/** No script stacks more marks on a letter; text that does paints over the lines around it. */
const towers = /(\p{M}{8})\p{M}+/gu;

/** Text without what is no character, can't be seen, or attacks its reader; terminal codes are taken out whole. */
export function neutralised(text: string): string {
  const bare = text.includes("\u001B") || text.includes("\u009B") ? stripVTControlCharacters(text) : text;
  if (!/\P{ASCII}/u.test(bare)) return bare.replace(/\p{Cc}/gu, " ");
  return bare.replace(unsendable, " ").replace(invisible, "").replace(needlessJoiners, "").replace(towers, "$1");
}
