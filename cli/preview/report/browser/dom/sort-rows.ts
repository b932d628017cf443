import { nextDirection, ordered } from "../order";
import type { Row } from "./row";

/** Makes a button of each column's heading; the heading's `aria-sort` tells what the rows are sorted by. */
export function sortRows(table: HTMLTableElement, rows: readonly Row[]): void {
  const [body] = table.tBodies;
  const headings = [...table.querySelectorAll<HTMLElement>("thead th")];
  for (const [column, heading] of headings.entries()) {
    const ranks = heading.dataset.ranks?.split(" ");
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener("click", () => {
      const direction = nextDirection(ranks !== undefined, heading.ariaSort);
      for (const other of headings) other.ariaSort = null;
      heading.ariaSort = direction;
      const sorted = ordered(rows, ({ cells }) => cells[column] ?? "", direction, ranks);
      body?.replaceChildren(...sorted.map(({ element }) => element));
    });
  }
}
