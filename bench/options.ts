import { InvalidArgumentError } from "commander";

/** `5000,50000` of the command line. */
export function sizes(value: string): readonly number[] {
  return value.split(",").map((size) => wholeNumber(size));
}

/** @throws InvalidArgumentError when it is none from 1 on */
export function wholeNumber(value: string): number {
  if (!/^[1-9]\d{0,6}$/.test(value.trim()))
    throw new InvalidArgumentError(`expected a whole number from 1 to 9999999, found "${value}"`);
  return Number(value);
}

/** Runs of a report that takes a minute are not repeated unless asked for. */
export function repetitionsOf(findings: number, asked: number | undefined): number {
  return asked ?? (findings > 100_000 ? 1 : 5);
}
