/** A piece of a text that something else takes the place of. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The text with the changes, which do not overlap; every other byte stays. */
export function applied(text: string, changes: readonly Change[]): string {
  const ordered = [...changes].sort((one, other) => other.from - one.from);
  return ordered.reduce((before, change) => before.slice(0, change.from) + change.text + before.slice(change.to), text);
}

/** What ends the lines of a text. */
export function lineBreakOf(text: string): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

/** Offset behind the line break of the line that `offset` is in, or the end of the text. */
export function behindLine(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end < 0 ? text.length : end + 1;
}

export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}
