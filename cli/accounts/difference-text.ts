import { textTable } from "../support/text-table";
import type { Difference } from "./difference";

const titles = ["difference", "account", "name", "configuration", "organization"] as const;

/** A table, and below each row what to do. */
export function differenceTable(differences: readonly Difference[]): string {
  const rows = differences.map((difference) => [
    difference.kind,
    difference.account ?? "",
    difference.name ?? "",
    // Names in AWS can hold anything, also what a terminal obeys.
    visible(difference.configured ?? ""),
    visible(difference.found ?? ""),
  ]);
  const [title, ...lines] = textTable([titles, ...rows]).split("\n");
  return [title, ...lines.flatMap((line, index) => [line, `    next: ${differences[index]?.next}`])].join("\n");
}

/** A text with a question mark for each control or invisible character. */
export function visible(text: string): string {
  return text.replace(/\p{C}/gu, "?");
}
