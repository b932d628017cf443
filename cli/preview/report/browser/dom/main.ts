import { filterRows } from "./filter-rows";
import { readRow } from "./row";
import { sortRows } from "./sort-rows";

// The page is complete without this: it only adds filters and sorting to each table of findings.
for (const section of document.querySelectorAll(".findings")) {
  const table = section.querySelector("table");
  if (!table) continue;
  const rows = [...table.querySelectorAll<HTMLTableRowElement>("tbody tr")].map(readRow);
  filterRows(section, rows);
  sortRows(table, rows);
}
