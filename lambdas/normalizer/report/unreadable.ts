/** A report of which nothing can be read. The message names what was found and what is expected. */
export class UnreadableReportError extends Error {
  override readonly name = "UnreadableReportError";
}
