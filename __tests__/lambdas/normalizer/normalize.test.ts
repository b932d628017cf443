import fc from "fast-check";
import { normalize, type ReportInput } from "../../../lambdas/normalizer/normalize";
import { checkovSeverities, fixture } from "../../support/reports";

const context = {
  workload: "payments",
  account: "111122223333",
  region: "eu-central-1",
  scannerVersions: {},
  checkovSeverities,
  now: new Date("2026-01-02T03:04:05Z"),
};
const bandit: ReportInput = { scanner: "bandit", file: "b.json", bytes: fixture("bandit/gen--bandit-demo.json") };
const safety: ReportInput = {
  scanner: "safety",
  file: "s.json",
  bytes: fixture("safety/gen--safety-check-3.8.1.json"),
};
const vulnerability = (id: string, version: string, more = {}) => ({
  vulnerability_id: id,
  package_name: "Django",
  analyzed_version: version,
  CVE: "CVE-2022-28346",
  ...more,
});
const safetyReport = (vulnerabilities: readonly unknown[]): ReportInput => ({
  scanner: "safety",
  file: "s.json",
  bytes: Buffer.from(JSON.stringify({ report_meta: {}, vulnerabilities })),
});

test("an unreadable report takes nothing from the others", () => {
  const broken: ReportInput = { scanner: "checkov", file: "c.json", bytes: new Uint8Array() };
  const { findings, summary } = normalize([broken, bandit], context);
  expect(findings).toHaveLength(17);
  expect(summary.reports[0]).toEqual({
    scanner: "checkov",
    file: "c.json",
    entries: 0,
    findings: 0,
    dropped: [],
    error: "the report is empty: the scanner wrote nothing",
  });
});

test("text around the JSON is a note, and no drop", () => {
  const bytes = fixture("safety/gen--safety-check-3.8.1-legacy-0.5-with-banner.txt");
  const [report] = normalize([{ scanner: "safety", file: "s.txt", bytes }], context).summary.reports;
  expect(report).toMatchObject({
    entries: 6,
    findings: 6,
    dropped: [],
    note: expect.stringContaining("were left out"),
  });
  expect(normalize([safety], context).summary.reports[0]).not.toHaveProperty("note");
});

test("a report in which nothing was scanned is an error, whatever else it holds", () => {
  const bytes = Buffer.from('{"results":[],"errors":[{"filename":"a.py"}],"metrics":{"a.py":{},"_totals":{}}}');
  expect(normalize([{ scanner: "bandit", file: "b", bytes }], context).summary.reports[0]).toEqual({
    ...{ scanner: "bandit", file: "b", entries: 1, findings: 0 },
    dropped: [{ reason: "file that Bandit could not read", count: 1 }],
    error: "Bandit read no file: nothing was scanned",
  });
});

test("one vulnerability under two Safety ids is one finding with all packages and the higher severity", () => {
  const critical = { severity: { cvssv3: { base_score: 9.8 } } };
  const { findings, summary } = normalize(
    [safetyReport([vulnerability("1", "2.1"), vulnerability("2", "2.2", critical)])],
    context,
  );
  expect(findings).toHaveLength(1);
  expect(findings[0]?.FindingProviderFields.Severity.Label).toBe("CRITICAL");
  expect(findings[0]?.Vulnerabilities?.[0]).toMatchObject({
    Id: "CVE-2022-28346",
    RelatedVulnerabilities: ["pyup.io-1", "pyup.io-2"],
    VulnerablePackages: [{ Version: "2.2" }, { Version: "2.1" }],
  });
  expect(summary).toMatchObject({ findings: 1, merged: 1, reports: [{ entries: 2, findings: 2 }] });
});

test("the same report twice gives the same findings once", () => {
  const { findings, summary } = normalize([bandit, bandit], context);
  expect(findings).toHaveLength(17);
  expect(summary.merged).toBe(17);
});

test("the order of reports and entries changes no byte", () => {
  const [a, b] = [safetyReport([vulnerability("1", "2.1")]), safetyReport([vulnerability("2", "2.2")])];
  const one = normalize([bandit, safety, a, b], context).findings;
  expect(JSON.stringify(normalize([b, a, safety, bandit], context).findings)).toBe(JSON.stringify(one));
});

test("no secret of a real report is in the findings", () => {
  expect(JSON.stringify(normalize([bandit], context).findings)).not.toContain("hunter2");
});

test("property: whatever a report holds, every entry is accounted for and nothing is thrown", () => {
  const entry = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.record(
      {
        test_id: fc.string(),
        filename: fc.string(),
        issue_text: fc.string(),
        line_number: fc.jsonValue(),
        code: fc.string(),
      },
      { requiredKeys: ["test_id", "filename"] },
    ),
    fc.record({
      vulnerability_id: fc.string(),
      package_name: fc.string(),
      CVE: fc.jsonValue(),
      severity: fc.jsonValue(),
    }),
    fc.record({ check_id: fc.string(), resource: fc.string(), file_path: fc.string(), code_block: fc.jsonValue() }),
  );
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 6 }), (entries) => {
      const bytes = (json: unknown) => Buffer.from(JSON.stringify(json));
      const { findings, summary } = normalize(
        [
          { scanner: "bandit", file: "b", bytes: bytes({ results: entries, errors: [] }) },
          { scanner: "safety", file: "s", bytes: bytes({ report_meta: {}, vulnerabilities: entries }) },
          { scanner: "checkov", file: "c", bytes: bytes({ results: { failed_checks: entries } }) },
        ],
        context,
      );
      for (const report of summary.reports) {
        expect(report.entries).toBe(entries.length);
        expect(report.entries).toBe(report.findings + report.dropped.reduce((sum, { count }) => sum + count, 0));
      }
      expect(summary.reports.reduce((sum, report) => sum + report.findings, 0)).toBe(findings.length + summary.merged);
    }),
    { numRuns: 300 },
  );
});
