import type { SourceFile } from "../../lambdas/shared/source-digest";
import { applicableFiles } from "./applicability";
import type { ScannerDefinition } from "./definition";

/** More would not help whoever has to take them out. */
const namedFiles = 5;

/** @throws Error when a comment in the source tells the tool what not to report: exceptions are the gate's waivers. */
export function expectUnsilenced({ scanner, silencedBy = [] }: ScannerDefinition, files: readonly SourceFile[]): void {
  const silenced = applicableFiles(silencedBy, files);
  if (silenced.length === 0) return;
  const [named, more] = [silenced.slice(0, namedFiles), silenced.length - namedFiles];
  throw new Error(
    `${named.join(", ")}${more > 0 ? ` and ${more} more` : ""} would hide findings from ${scanner} by a comment (${silencedBy[0]?.contains}): take it out, and ask for a waiver where a finding has to wait (docs/waivers.md)`,
  );
}
