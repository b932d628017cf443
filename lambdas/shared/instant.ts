/** One day and one hour in milliseconds; UTC knows no other days. */
export const day = 24 * 60 * 60 * 1000;
export const hour = 60 * 60 * 1000;

/** `2026-11-20` or `2026-11-20T09:00:00Z`: ISO 8601, a time always with its zone. */
const iso = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/;

/**
 * Milliseconds since 1970 of a date that can be no other: a day alone begins at 00:00 UTC. `NaN` for everything else, also
 * for days that the calendar lacks, which `Date.parse` takes for some other day. No comparison with `NaN` holds.
 */
export function instantOf(text: unknown): number {
  if (typeof text !== "string" || !iso.test(text)) return Number.NaN;
  const date = text.slice(0, 10);
  const start = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(start) || new Date(start).toISOString().slice(0, 10) !== date ? Number.NaN : Date.parse(text);
}

/** Clocks differ a little; what is later than this has a false date. */
const tolerance = hour;

/** The same, and `NaN` where it lies in the future: nothing has happened there. */
export function pastInstantOf(text: unknown, now: Date): number {
  const instant = instantOf(text);
  return instant <= now.getTime() + tolerance ? instant : Number.NaN;
}
