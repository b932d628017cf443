/** A tool could not be set up. */
export class InstallError extends Error {
  override readonly name = "InstallError";

  /**
   * @param message what failed, and on what
   * @param next what the user can do about it
   */
  constructor(
    message: string,
    readonly next: string,
  ) {
    super(message);
  }
}
