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

/** Tells a refusal, or every problem that the configuration has or would have, as the command's result. */
export async function orRefusal(json: boolean, action: () => Promise<ExitCode> | ExitCode): Promise<ExitCode> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof RefusedError) tell(json, error.message, error.reasons);
    else if (error instanceof ConfigurationError)
      tell(json, "the configuration is wrong, or would be: nothing was written", error.problems.map(formatProblem));
    else throw error;
    return 1;
  }
}

function tell(json: boolean, message: string, reasons: readonly string[]): void {
  json
    ? printJson({ changed: false, refused: message, reasons })
    : print([message, ...reasons.map((reason) => `  ${reason}`)].join("\n"));
}
