import { readFileSync } from "node:fs";
import { join } from "node:path";
import { UnreadableReportError } from "../../lambdas/normalizer/report/unreadable";
import { type Scanner, scanners } from "../../lambdas/shared/scanners";
import { parseReport } from "../support/parse-report";
import { collectedReports, collection, hasCollection } from "../support/reports";

const reports = hasCollection ? collectedReports() : [];
const parse = (file: string, tool: string) => parseReport(tool as Scanner, readFileSync(join(collection, file)));

/** Reports in which nothing was scanned although they look clean, and what is said of them. */
const unreliable: Readonly<Record<string, RegExp>> = {
  "bandit/django-defectdojo--no_vuln.json": /Bandit read no file/,
  "bandit/gen--bandit-missing-target.json": /Bandit read no file/,
  "checkov/django-defectdojo--checkov-report-0-vuln.json": /Checkov checked no resource/,
  "checkov/gen--checkov-empty-passed0.json": /Checkov checked no resource/,
  "checkov/gen--checkov-parse-error-reqver.json": /Checkov checked no resource/,
  "sarif/django-defectdojo--no_runs.sarif": /no run/,
  "sarif/django-defectdojo--spotbugs.sarif": /SpotBugs says that its execution failed \(exit code 3\)/,
  "junit/publish-unit-test-result-action--no-cases.xml": /no test case/,
  "junit/gen--junit-pytest-empty.xml": /no test case/,
};

if (!hasCollection) test.skip(`the collection of real reports is not on this machine (${collection})`, () => {});
else {
  const readable = reports.filter(({ findings }) => findings !== undefined);
  const unreadable = reports.filter(({ findings }) => findings === undefined);

  test("the collection holds what these tests expect", () => {
    expect(readable.length).toBeGreaterThanOrEqual(140);
    expect(new Set(reports.map(({ tool }) => tool))).toEqual(new Set(scanners));
    expect(Object.keys(unreliable).filter((file) => !reports.some((report) => report.file === file))).toEqual([]);
  });

  test.each(readable.map((report) => [report.file, report] as const))(
    "%s",
    (file, { tool, findings, severities, isSalvaged }) => {
      const report = parse(file, tool);
      expect(report.findings).toHaveLength(findings ?? Number.NaN);
      expect(report.entries).toBe(report.findings.length + report.dropped.reduce((sum, { count }) => sum + count, 0));
      const counted: Record<string, number> = {};
      for (const { originalSeverity = "NONE" } of report.findings)
        counted[originalSeverity] = (counted[originalSeverity] ?? 0) + 1;
      expect(counted).toEqual(severities);
      expect(String(report.error)).toMatch(unreliable[file] ?? /^undefined$/);
      expect(report.note !== undefined).toBe(isSalvaged);
    },
  );

  test.each(unreadable.map(({ file, tool }) => [file, tool]))("%s is unreadable", (file, tool) => {
    expect(() => parse(file, tool)).toThrow(UnreadableReportError);
  });
}
