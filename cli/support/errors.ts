/** It could not be done: usage, a missing file, a missing tool, an AWS or Terraform error. Ends the process with 2. */
export class CannotError extends Error {
  override readonly name = "CannotError";

  /**
   * @param message what failed and where, what was found and what is allowed
   * @param next what the user can do about it
   */
  constructor(
    message: string,
    readonly next?: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** What every command promises: 0 fine, 1 the answer is no, 2 it could not be done. */
export type ExitCode = 0 | 1 | 2;

/** A thrown value as one readable line; never a stack, which helps no user. */
export function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const next = error instanceof CannotError && error.next ? `\n  next: ${error.next}` : "";
  return `${error.message}${next}`;
}
