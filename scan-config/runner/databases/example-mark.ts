import { existsSync } from "node:fs";
import { join } from "node:path";

/** The file by which a database of Trivy or Grype, whose own formats have no place for it, calls itself an example. */
export const exampleMark = "example.json";

export function isMarkedAsExample(directory: string): boolean {
  return existsSync(join(directory, exampleMark));
}
