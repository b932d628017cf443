import fc from "fast-check";
import { byId, normalized, normalizedAll, reportInput } from "../../support/normalized";
import { fixture } from "../../support/reports";

const bandit = reportInput("bandit", fixture("bandit/gen--bandit-demo.json"));
const safety = reportInput("safety", fixture("safety/gen--safety-check-3.8.1.json"));
const vulnerability = (id: string, version: string, more = {}) => ({
  vulnerability_id: id,
  package_name: "Django",
  analyzed_version: version,
  CVE: "CVE-2022-28346",
  ...more,
});
const safetyReport = (vulnerabilities: readonly unknown[]) =>
  reportInput("safety", JSON.stringify({ report_meta: {}, vulnerabilities }));

test("an unreadable report takes nothing from the others", async () => {
  const broken = reportInput("checkov", "", "c.json");
  const { findings, summary } = await normalizedAll([broken, bandit]);
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

test("text around the JSON is a note, and no drop", async () => {
  const bytes = fixture("safety/gen--safety-check-3.8.1-legacy-0.5-with-banner.txt");
  const { report } = await normalized("safety", bytes);
  expect(report).toMatchObject({
    entries: 6,
    findings: 6,
    dropped: [],
    note: expect.stringContaining("were left out"),
  });
  expect((await normalizedAll([safety])).summary.reports[0]).not.toHaveProperty("note");
});

test("a report in which nothing was scanned is an error, whatever else it holds", async () => {
  const { report } = await normalized(
    "bandit",
    '{"results":[],"errors":[{"filename":"a.py"}],"metrics":{"a.py":{},"_totals":{}}}',
  );
  expect(report).toEqual({
    ...{ scanner: "bandit", file: "bandit", entries: 1, findings: 0 },
    dropped: [{ reason: "file that Bandit could not read", count: 1 }],
    error: "Bandit read no file: nothing was scanned",
  });
});

test("one vulnerability under two Safety ids is one finding with all packages and the higher severity", async () => {
  const critical = { severity: { cvssv3: { base_score: 9.8 } } };
  const { findings, summary } = await normalizedAll([
    safetyReport([vulnerability("1", "2.1"), vulnerability("2", "2.2", critical)]),
  ]);
  expect(findings).toHaveLength(1);
  expect(findings[0]?.FindingProviderFields.Severity.Label).toBe("CRITICAL");
  expect(findings[0]?.Vulnerabilities?.[0]).toMatchObject({
    Id: "CVE-2022-28346",
    RelatedVulnerabilities: ["pyup.io-1", "pyup.io-2"],
    VulnerablePackages: [{ Version: "2.1" }, { Version: "2.2" }],
  });
  expect(summary).toMatchObject({ findings: 1, merged: 1, reports: [{ entries: 2, findings: 2 }] });
});

test("the same report twice gives the same findings once", async () => {
  const { findings, summary } = await normalizedAll([bandit, bandit]);
  expect(findings).toHaveLength(17);
  expect(summary.merged).toBe(17);
});

test("the order of reports and entries changes no byte of a finding", async () => {
  const [a, b] = [safetyReport([vulnerability("1", "2.1")]), safetyReport([vulnerability("2", "2.2")])];
  const [one, other] = [await normalizedAll([bandit, safety, a, b]), await normalizedAll([b, a, safety, bandit])];
  expect(JSON.stringify(byId(other.findings))).toBe(JSON.stringify(byId(one.findings)));
});

test("no secret of a real report is in the findings", async () => {
  expect(JSON.stringify((await normalizedAll([bandit])).findings)).not.toContain("hunter2");
});

test("property: whatever a report holds, every entry is accounted for and nothing is thrown", async () => {
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
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { maxLength: 6 }), async (entries) => {
      const { findings, summary } = await normalizedAll([
        reportInput("bandit", JSON.stringify({ results: entries, errors: [] })),
        safetyReport(entries),
        reportInput("checkov", JSON.stringify({ results: { failed_checks: entries } })),
      ]);
      for (const report of summary.reports) {
        expect(report.entries).toBe(entries.length);
        expect(report.entries).toBe(report.findings + report.dropped.reduce((sum, { count }) => sum + count, 0));
      }
      expect(summary.reports.reduce((sum, report) => sum + report.findings, 0)).toBe(findings.length + summary.merged);
    }),
    { numRuns: 100 },
  );
});
