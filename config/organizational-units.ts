/** A unit and the units above it, the nearest first, without the root. */
export function upwards(unit: string): string[] {
  const parts = unit.split("/").filter((part) => part !== "");
  return parts.map((_, index) => `/${parts.slice(0, parts.length - index).join("/")}`);
}
