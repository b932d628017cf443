/** Whether `text` fits `pattern`, in which `*` stands for anything and every other character for itself. */
export function fitsGlob(text: string, pattern: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(text);
}
