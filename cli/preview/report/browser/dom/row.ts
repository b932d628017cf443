import type { Filterable } from "../criteria";

/** A row of a findings table, read once. */
export interface Row extends Filterable {
  readonly element: HTMLTableRowElement;
  /** The cells' texts, in the order of the columns. */
  readonly cells: readonly string[];
}

export function readRow(element: HTMLTableRowElement): Row {
  const cells = [...element.children].map(({ textContent }) => textContent ?? "");
  const [severity = "", scanners = ""] = cells;
  return { element, cells, severity, scanners: scanners.split(", "), text: cells.join(" ").toLowerCase() };
}
