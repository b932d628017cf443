/** A tool could not be set up. */
export class InstallError extends Error {
  override readonly name: string = "InstallError";

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

/** The official release could not be had; it is no sign of anything bad, so another way may be tried. */
export class UnreachableError extends InstallError {
  override readonly name = "UnreachableError";
}
