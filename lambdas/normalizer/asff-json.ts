import type { BufferedFile } from "../shared/bytes/buffered-file";
import type { MergedFinding } from "./merge";
import { type AsffContext, asffMapper } from "./to-asff";

/** Appends a finding to a file as the JSON text that is sent. Gives how many bytes it has; `digest` is its identity. */
export type AsffWriter = (merged: MergedFinding, digest: string, file: BufferedFile) => number;

export function asffWriter(context: AsffContext): AsffWriter {
  const toAsff = asffMapper(context);
  return (merged, digest, file) => file.append(JSON.stringify(toAsff(merged, digest)));
}
