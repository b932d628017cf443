/** What is wrong with a JSON document; the message says where, and quotes nothing of it: there may be secrets. */
export class BrokenJsonError extends Error {
  override readonly name = "BrokenJsonError";
}
