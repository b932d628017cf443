import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseReport } from "../../../../lambdas/normalizer/parsers";
import { UnreadableReportError } from "../../../../lambdas/normalizer/unreadable";
import type { Scanner } from "../../../../lambdas/shared/scanners";
import { checkovSeverities, collectedReports, collection, hasCollection } from "../../../support/reports";

/** Shapes that this version refuses with a sentence: text around the JSON, Safety's arrays of 1.x and `scan` of 3.x. */
const refused = [
  "bandit/gen--bandit-stdout-2and1-progress.txt",
  "safety/django-defectdojo--empty.json",
  "safety/django-defectdojo--example_report.json",
  "safety/django-defectdojo--multiple_cves.json",
  "safety/context-switcher-mcp--safety-report.json",
  "safety/vet-core-package--safety-scan-report.json",
  "safety/gen--safety-check-3.8.1-stdout-with-banner.txt",
  "safety/gen--safety-check-3.8.1-legacy-0.5-with-banner.txt",
  "safety/derived--stdout-with-banner-utf16le.json",
];
const parsed: readonly string[] = ["bandit", "safety", "checkov", "junit"];
const reports = hasCollection ? collectedReports() : [];
const parse = (file: string, tool: string) =>
  parseReport(tool as Scanner, readFileSync(join(collection, file)), { checkovSeverities });

if (!hasCollection) test.skip(`the collection of real reports is not on this machine (${collection})`, () => {});
else {
  const readable = reports.filter(
    ({ file, tool, findings }) => parsed.includes(tool) && findings !== undefined && !refused.includes(file),
  );
  const unreadable = reports.filter(
    ({ file, tool, findings }) => !parsed.includes(tool) || findings === undefined || refused.includes(file),
  );

  test("the collection holds what these tests expect", () => {
    expect(readable.length).toBeGreaterThanOrEqual(50);
    expect(refused.filter((file) => !reports.some((report) => report.file === file))).toEqual([]);
  });

  test.each(readable.map((report) => [report.file, report] as const))("%s", (file, { tool, findings, severities }) => {
    const report = parse(file, tool);
    expect(report.findings).toHaveLength(findings ?? Number.NaN);
    expect(report.entries).toBe(report.findings.length + report.dropped.reduce((sum, { count }) => sum + count, 0));
    const counted: Record<string, number> = {};
    for (const { originalSeverity = "NONE" } of report.findings)
      counted[originalSeverity] = (counted[originalSeverity] ?? 0) + 1;
    expect(counted).toEqual(severities);
  });

  test.each(unreadable.map(({ file, tool }) => [file, tool]))("%s is unreadable", (file, tool) => {
    expect(() => parse(file, tool)).toThrow(UnreadableReportError);
  });
}
