import { decide } from "../../../lambdas/gate/decide";
import type { Verdict } from "../../../lambdas/gate/verdict";
import { type Change, clean, requestOf } from "./given";

/** One line of the gate's case table. */
export interface GateCase {
  readonly name: string;
  /** What is changed in a clean run. */
  readonly given: readonly Change[];
  readonly expected: "PASS" | "BLOCK";
  /** The codes of all reasons, in their order. */
  readonly reasons: readonly string[];
  /** The codes of all notices, in their order. */
  readonly notices?: readonly string[];
  /** What the first reason's message and remedy must say. */
  readonly says?: readonly string[];
  /** What the notices must say. */
  readonly notes?: readonly string[];
}

export const pass = (name: string, given: readonly Change[], more: Partial<GateCase> = {}): GateCase => ({
  ...{ name, given, expected: "PASS", reasons: [] },
  ...more,
});

export const block = (
  name: string,
  given: readonly Change[],
  reasons: readonly string[],
  more: Partial<GateCase> = {},
): GateCase => ({ ...{ name, given, expected: "BLOCK", reasons }, ...more });

export function verdictOn(given: readonly Change[]): Verdict {
  return decide(requestOf(given.reduce((all, change) => change(all), clean)));
}

/** Compares a case with what the gate decides; to be called in a test. */
export function check({ given, expected, reasons, notices = [], says = [], notes = [] }: GateCase): void {
  const verdict = verdictOn(given);
  expect(verdict.reasons.map(({ code }) => code)).toEqual(reasons);
  expect(verdict.verdict).toBe(expected);
  expect(verdict.notices.map(({ code }) => code)).toEqual(notices);
  const [first] = verdict.reasons;
  for (const words of says) expect(`${first?.message}\n${first?.remedy}`).toContain(words);
  const told = verdict.notices.map(({ message }) => message).join("\n");
  for (const words of notes) expect(told).toContain(words);
}
