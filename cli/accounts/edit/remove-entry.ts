import { type AccountList, accountList } from "./account-list";
import { applied, behindLine, type Change, lineStart } from "./change";
import { behindItem } from "./item-lines";

type List<Style> = Extract<AccountList, { readonly style: Style }>;

/**
 * The text without one of its accounts, with the comments inside it. Every other byte stays, also a comment above it.
 * @param index of the account among the accounts, of which there are more
 * @throws CannotError when its accounts can't be edited by their place
 */
export function withoutEntry(text: string, index: number): string {
  const list = accountList(text);
  return applied(text, [list.style === "block" ? fromBlock(text, list, index) : fromFlow(text, list, index)]);
}

function fromBlock(text: string, { items, indent }: List<"block">, index: number): Change {
  const item = items[index] ?? { start: 0, end: 0 };
  const start = lineStart(text, item.start);
  const to = behindItem(text, item, indent);
  // Where the file's last line has no end, the one before it gets none.
  const from = text[to - 1] === "\n" ? start : start - (text[start - 2] === "\r" ? 2 : 1);
  return { from, to, text: "" };
}

function fromFlow(text: string, { items }: List<"flow">, index: number): Change {
  const { start, end } = items[index] ?? { start: 0, end: 0 };
  const behindComma = end + (/^\s*,/.exec(text.slice(end))?.[0].length ?? 0);
  const line = lineStart(text, start);
  const rest = /^[ \t]*(?:#[^\n]*)?\r?\n/.exec(text.slice(behindComma, behindLine(text, behindComma)));
  const isAlone = text.slice(line, start).trim() === "" && rest;
  if (isAlone) return { from: line, to: behindComma + rest[0].length, text: "" };
  if (behindComma > end)
    return { from: start, to: behindComma + (/^[ \t]*/.exec(text.slice(behindComma))?.[0].length ?? 0), text: "" };
  // The last one goes with the comma before it, unless a comment stands between.
  const before = items[index - 1]?.end ?? start;
  return { from: /^\s*,\s*$/.test(text.slice(before, start)) ? before : start, to: end, text: "" };
}
