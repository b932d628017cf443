/** Results: what a caller pipes on. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Everything else: progress, warnings, errors. */
export function note(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** A result for machines. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2));
}
