import type { Item } from "./account-list";
import { behindLine } from "./change";

/** Offset behind the lines of an item of a block, its trailing comments among them: those that stand deeper than its dash. */
export function behindItem(text: string, { end }: Item, indent: number): number {
  const comments = new RegExp(`(?:[ ]{${indent + 1},}#[^\\n]*(?:\\n|$))*`, "y");
  comments.lastIndex = text[end - 1] === "\n" ? end : behindLine(text, end);
  const { lastIndex } = comments;
  return lastIndex + (comments.exec(text)?.[0].length ?? 0);
}
