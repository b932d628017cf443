/** What repeated measurements say. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** @throws RangeError when there is no value */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const [min, max] = [sorted[0], sorted.at(-1)];
  const [lower, upper] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  if (min === undefined || max === undefined || lower === undefined || upper === undefined)
    throw new RangeError("no measurement to summarise");
  return { median: rounded((lower + upper) / 2), min: rounded(min), max: rounded(max) };
}

/** To three decimals: a microsecond of a millisecond. */
export function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
