import type { Coverage, CoverageContext } from "../coverage";
import { asArray, asObject } from "./json";
import { relativePath } from "./relative-path";

/** Bandit 1.9: `metrics` has every file it opened, `errors` those it could not parse (and so did not look at). */
export function banditCoverage(text: string, { sourceDirectory }: Pick<CoverageContext, "sourceDirectory">): Coverage {
  const report = asObject(JSON.parse(text), "the report");
  const errors = asArray(report.errors, "errors").map((entry) => asObject(entry, "an entry of errors"));
  const unread = new Set(errors.map(({ filename }) => relativePath(String(filename), sourceDirectory)));
  const opened = Object.keys(asObject(report.metrics, "metrics"))
    .filter((name) => name !== "_totals")
    .map((name) => relativePath(name, sourceDirectory));
  return {
    scanned: opened.filter((path) => !unread.has(path)),
    findings: asArray(report.results, "results").length,
    problems: errors.map(({ filename, reason }) => `Bandit could not read ${filename}: ${reason}`),
    strict: true,
  };
}
