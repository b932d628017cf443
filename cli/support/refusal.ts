import { ConfigurationError } from "../../config/load";
import { formatProblem } from "../../config/yaml-document";
import type { ExitCode } from "./errors";
import { print, printJson } from "./output";

/** The answer is no: understood, possible, and still not done. Ends the process with 1. */
export class RefusedError extends Error {
  override readonly name = "RefusedError";

  /** @param reasons sentences, each with what to do */
  constructor(
    message: string,
    readonly reasons: readonly string[] = [],
  ) {
    super(message);
  }
}

/**
 * Refuses a change after which the configuration would be wrong, with everything that would be.
 * @param judge reads the text that the file would hold
 */
export function orWouldBeWrong<Result>(judge: () => Result): Result {
  try {
    return judge();
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    throw new RefusedError("the configuration would be wrong: nothing was written", error.problems.map(formatProblem));
  }
}

/** Tells a refusal as the command's result. */
export async function orRefusal(json: boolean, action: () => Promise<ExitCode> | ExitCode): Promise<ExitCode> {
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    tell(json, error.message, error.reasons);
    return 1;
  }
}

function tell(json: boolean, message: string, reasons: readonly string[]): void {
  json
    ? printJson({ changed: false, refused: message, reasons })
    : print([message, ...reasons.map((reason) => `  ${reason}`)].join("\n"));
}
