import { type AccountList, accountList } from "./account-list";
import { applied, behindLine, type Change, lineBreakOf, lineStart } from "./change";
import { type Entry, entryFields } from "./entry-text";
import { behindItem } from "./item-lines";

type List<Style> = Extract<AccountList, { readonly style: Style }>;

/**
 * The text with one more account behind the others, written as the last one is. Every other byte stays.
 * @param text an organization file without a problem
 * @throws CannotError when its accounts can't be edited by their place
 */
export function withEntry(text: string, entry: Entry): string {
  const list = accountList(text);
  return applied(text, list.style === "block" ? inBlock(text, list, entry) : inFlow(text, list, entry));
}

function inBlock(text: string, { indent, keyColumn, items }: List<"block">, entry: Entry): Change[] {
  const lineBreak = lineBreakOf(text);
  const fields = entryFields(entry);
  const margin = " ".repeat(indent);
  const written =
    keyColumn === undefined
      ? `${margin}- { ${fields.join(", ")} }`
      : `${margin}-${" ".repeat(keyColumn - indent - 1)}${fields.join(`${lineBreak}${" ".repeat(keyColumn)}`)}`;
  const last = items.at(-1) ?? { start: 0, end: 0 };
  const at = behindItem(text, last, indent);
  // The file's last line may have no end: then it gets none.
  return [{ from: at, to: at, text: text[at - 1] === "\n" ? written + lineBreak : lineBreak + written }];
}

function inFlow(text: string, { items }: List<"flow">, entry: Entry): Change[] {
  const { start, end } = items.at(-1) ?? { start: 0, end: 0 };
  const margin = text.slice(lineStart(text, start), start);
  const written = `{ ${entryFields(entry).join(", ")} }`;
  const lineEnd = behindLine(text, end);
  const [, comma] = /^[ \t]*(,?)[ \t]*(?:#[^\n]*)?\r?\n$/.exec(text.slice(end, lineEnd)) ?? [];
  // On a line of its own where the others are, behind their comments.
  if (comma === undefined || margin.trim() !== "") return [{ from: end, to: end, text: `, ${written}` }];
  const line = { from: lineEnd, to: lineEnd, text: `${margin}${written}${comma}${lineBreakOf(text)}` };
  return comma ? [line] : [{ from: end, to: end, text: "," }, line];
}
