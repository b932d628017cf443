/** February as in a leap year. */
const longestMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * The day, `YYYY-MM-DD`, of a date in UTC as a report writes it (`2022-04-01T23:15:00Z`, `2022-04-01`); `undefined` for
 * everything else. Looks at characters only, because every vulnerability of a report comes by here.
 */
export function publishedDay(written: unknown): string | undefined {
  if (typeof written !== "string" || !isUtc(written) || written[4] !== "-" || written[7] !== "-") return undefined;
  const [year, month, day] = [numberAt(written, 0, 4), numberAt(written, 5, 7), numberAt(written, 8, 10)];
  // The tools write what they don't know as the year 1 or 1970, and nobody published vulnerabilities before 1980.
  const isDay = year >= 1980 && day >= 1 && day <= (longestMonths[month - 1] ?? 0);
  return isDay && !(month === 2 && day === 29 && !isLeapYear(year)) ? written.slice(0, 10) : undefined;
}

/** In another time zone it may have been another day. */
function isUtc(written: string): boolean {
  return written.length === 10 || (written[10] === "T" && written.endsWith("Z"));
}

/** `NaN` unless there are digits only. */
function numberAt(written: string, start: number, end: number): number {
  let number = 0;
  for (let index = start; index < end; index += 1) {
    const digit = written.charCodeAt(index) - 48;
    number = digit >= 0 && digit <= 9 ? number * 10 + digit : Number.NaN;
  }
  return number;
}

/** https://www.rfc-editor.org/rfc/rfc3339#appendix-C */
function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
