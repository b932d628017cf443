import type { Command } from "commander";
import { describe, type ExitCode } from "./errors";
import { note } from "./output";

/**
 * Gives `command` an action whose result is the exit code. An exception means that it could not be done: its message
 * goes to stderr and the process ends with 2.
 */
export function runs<Arguments extends unknown[]>(
  command: Command,
  action: (...args: Arguments) => Promise<ExitCode> | ExitCode,
): Command {
  return command.action(async (...args) => {
    try {
      process.exitCode = await action(...(args as Arguments));
    } catch (error) {
      note(`${fullName(command)}: ${describe(error)}`);
      process.exitCode = 2;
    }
  });
}

/** As it was typed, e.g. `gatehouse accounts add`. */
function fullName(command: Command): string {
  return command.parent ? `${fullName(command.parent)} ${command.name()}` : "gatehouse";
}
