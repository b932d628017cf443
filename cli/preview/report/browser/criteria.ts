/** What the page's filters read of a finding's row. */
export interface Filterable {
  readonly severity: string;
  readonly scanners: readonly string[];
  /** Everything the row says, in lower case. */
  readonly text: string;
}

/** What a person asks for; an empty string asks for nothing. */
export interface Criteria {
  readonly severity: string;
  readonly scanner: string;
  /** Words that all have to occur, in any order and case. */
  readonly text: string;
}

export function matcher({ severity, scanner, text }: Criteria): (row: Filterable) => boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return (row) =>
    (severity === "" || row.severity === severity) &&
    (scanner === "" || row.scanners.includes(scanner)) &&
    words.every((word) => row.text.includes(word));
}
