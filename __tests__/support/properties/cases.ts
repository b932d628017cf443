/** Which part of all cases each property has; together they are one. */
const parts = {
  "generated reports": 0.13,
  "stable ids: edits": 0.14,
  "stable ids: unrelated entries": 0.08,
  "stable ids: workloads": 0.03,
  "order of real reports": 0.03,
  "merged vulnerabilities": 0.14,
  shares: 0.1,
  "formatting of generated reports": 0.05,
  "formatting of real reports": 0.05,
  "changed bytes": 0.07,
  "changed JSON": 0.07,
  "truncated reports": 0.04,
  "two reports in one file": 0.02,
  "a report and a part of another one": 0.01,
  "added accounts": 0.02,
  "removed accounts": 0.02,
  drafts: 0.005,
  years: 0.0003,
  "short histories": 0.005,
} as const;

/** Of all properties together. GATEHOUSE_PROPERTY_CASES=1000000 takes about an hour of one core. */
const all = Number(process.env.GATEHOUSE_PROPERTY_CASES ?? 10_000);

/** GATEHOUSE_PROPERTY_SEED repeats a run; fast-check prints the seed of one that failed. */
const seed = process.env.GATEHOUSE_PROPERTY_SEED;

/** How often a property is tried. */
export function cases(property: keyof typeof parts): { readonly numRuns: number; readonly seed?: number } {
  return { numRuns: Math.ceil(all * parts[property]), ...(seed === undefined ? {} : { seed: Number(seed) }) };
}
