import { matcher } from "../criteria";
import type { Row } from "./row";

/** Connects a section's filters with its rows, and tells how many are left in its live region. */
export function filterRows(section: Element, rows: readonly Row[]): void {
  const controls = section.querySelector<HTMLElement>(".controls");
  const status = section.querySelector("[role=status]");
  const clear = section.querySelector("button.clear");
  const fields = [...section.querySelectorAll<HTMLSelectElement | HTMLInputElement>(".controls [name]")];
  if (!controls || !status || !clear) return;

  const asked = (name: string) => fields.find((field) => field.name === name)?.value ?? "";
  const apply = () => {
    const matches = matcher({ severity: asked("severity"), scanner: asked("scanner"), text: asked("text") });
    let shown = 0;
    for (const row of rows) {
      const fits = matches(row);
      row.element.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    status.textContent = `${shown} of ${rows.length} findings shown`;
  };
  for (const field of fields) field.addEventListener("input", apply);
  clear.addEventListener("click", () => {
    for (const field of fields) field.value = "";
    apply();
    fields[0]?.focus();
  });
  controls.hidden = false;
  // A browser that returns to the page fills its fields in again.
  apply();
}
