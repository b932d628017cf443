import { type Html, html } from "./html";

/**
 * A table with a name for assistive technology. On a narrow screen its rows are stacked, so each cell knows its
 * column's heading and each element its role: what is laid out as a block is no table to every browser.
 */
export function table(name: string, columns: readonly string[], rows: readonly (readonly Html[])[]): Html {
  const heading = (column: string) => html`<th role="columnheader" scope="col">${column}</th>`;
  return html`<table role="table" aria-label="${name}" class="small">
<thead role="rowgroup"><tr role="row">${columns.map(heading)}</tr></thead>
<tbody role="rowgroup">${rows.map((cells) => row(columns, cells))}</tbody>
</table>`;
}

function row(columns: readonly string[], cells: readonly Html[]): Html {
  const cell = (content: Html, index: number) =>
    html`<td role="cell" data-label="${columns[index] ?? ""}">${content}</td>`;
  return html`<tr role="row">${cells.map(cell)}</tr>`;
}
