import fc from "fast-check";
import type { AsffFinding } from "../../../lambdas/shared/asff";
import type { Finding, MisconfigurationFinding } from "../../../lambdas/shared/finding";
import { codeFinding as code, vulnerabilityFinding as vulnerability } from "../../support/example-findings";
import { anyFinding } from "../../support/findings";
import { findingsFrom, findingsFromReports } from "../../support/findings-of";
import { byId } from "../../support/normalized";

const ids = (findings: readonly AsffFinding[]) => findings.map(({ Id }) => Id);
const lines = (findings: readonly AsffFinding[]) =>
  Object.fromEntries(findings.map(({ Id, ProductFields }) => [Id, ProductFields["gatehouse/line"]]));

test("no report, no entry: an empty array", () => {
  expect(findingsFromReports([])).toEqual([]);
  expect(findingsFromReports([{ findings: [] }, { findings: [], shares: [0, 0] }])).toEqual([]);
});

test("findings come in the order of the reports, those that had to be read again behind them", () => {
  const open = vulnerability("GHSA-a");
  const titles = findingsFromReports([
    { findings: [open, code(1, { source: "a", title: "1" }), code(1, { source: "b", title: "2" })] },
    { findings: [code(1, { source: "c", title: "3" })] },
  ]).map(({ Title }) => Title);
  expect(titles).toEqual(["1", "2", "3", "GHSA-a in a 1"]);
});

describe("where nothing but the place tells findings of a report apart, they are counted", () => {
  test("the same code twice in a file is two findings, whatever their order and lines", () => {
    const twice = findingsFrom([code(3), code(9)]);
    expect(new Set(ids(twice)).size).toBe(2);
    expect(ids(byId(findingsFrom([code(109), code(103)])))).toEqual(ids(byId(twice)));
  });

  test("in the order of their lines, not of the report", () => {
    expect(lines(findingsFrom([code(9), code(3), code(5)]))).toEqual(lines(findingsFrom([code(3), code(5), code(9)])));
  });

  test("on one line in the order of their contents", () => {
    const [one, other] = [code(3, { title: "one" }), code(3, { title: "other" })];
    expect(byId(findingsFrom([one, other]))).toEqual(byId(findingsFrom([other, one])));
    expect(findingsFrom([one, other])).toHaveLength(2);
  });

  test("a third one changes nothing of those before it", () => {
    const two = findingsFrom([code(3), code(9)]);
    expect(ids(findingsFrom([code(3), code(9), code(12)]))).toEqual(expect.arrayContaining(ids(two)));
  });

  test("in every report by itself: two tools that find the same code twice find two things", () => {
    const report = { findings: [code(3), code(9)] };
    const both = findingsFromReports([report, { findings: [code(3), code(9)].toReversed() }]);
    expect(byId(both)).toEqual(byId(findingsFromReports([report])));
    expect(findingsFromReports([report, { findings: [code(5)] }])).toHaveLength(2);
  });

  test("over the shares of a report", () => {
    const findings = [code(9), code(3), code(5)];
    for (const shares of [
      [1, 1, 1],
      [2, 1],
      [0, 3],
    ])
      expect(byId(findingsFromReports([{ findings, shares }]))).toEqual(byId(findingsFrom(findings)));
  });

  test("resources that Checkov gives one name stay apart", () => {
    const { source: _source, weaknesses: _weaknesses, ...common } = code(3);
    const wrong: MisconfigurationFinding = { ...common, class: "misconfiguration", resource: "resource.a" };
    expect(findingsFrom([wrong, { ...wrong, location: { file: "a.py", startLine: 50 } }])).toHaveLength(2);
  });

  test("but vulnerabilities and licences are one finding", () => {
    const licence: Finding = {
      ...{ class: "license", scanner: "trivy", rule: "MIT", title: "t", description: "d", severity: "LOW" },
      ...{ location: {}, package: "a", artifact: "lock" },
    };
    expect(
      findingsFrom([licence, licence, vulnerability("CVE-2022-1000"), vulnerability("CVE-2022-1000")]),
    ).toHaveLength(2);
  });
});

test("several threads change nothing of the order of those that are read again", () => {
  const reads = [code(2), code(1), code(4, { rule: "B603" }), code(3, { rule: "B603" }), vulnerability("GHSA-a")];
  const order = (shares: readonly number[]) => ids(findingsFromReports([{ findings: reads, shares }]));
  for (const shares of [
    [2, 3],
    [1, 2, 2],
    [4, 1],
  ])
    expect(order(shares)).toEqual(order([5]));
});

describe("a better id that is learnt late", () => {
  const bare = vulnerability("GHSA-a");
  const knows = vulnerability("CVE-2022-1000", ["GHSA-a"], { scanner: "trivy" });
  const id = (finding: AsffFinding | undefined) => finding?.Vulnerabilities?.[0]?.Id;

  test.each([
    ["from the same report", [{ findings: [bare, knows] }]],
    ["from another share", [{ findings: [bare, knows], shares: [1, 1] }]],
    ["from a later report", [{ findings: [bare] }, { findings: [knows] }]],
    ["from an earlier report", [{ findings: [knows] }, { findings: [bare] }]],
  ])("%s: one finding of both", (_name, reports) => {
    const [finding, ...others] = findingsFromReports(reports);
    expect(others).toEqual([]);
    expect([id(finding), finding?.ProductFields["gatehouse/detectors"]]).toEqual(["CVE-2022-1000", "grype,trivy"]);
  });

  test("without a partner it is still renamed", () => {
    const elsewhere = { ...knows, package: "b", packages: [{ name: "b", version: "1", fixedInVersions: [] }] };
    const findings = findingsFromReports([{ findings: [bare] }, { findings: [elsewhere] }]);
    expect(findings.map(id)).toEqual(["CVE-2022-1000", "CVE-2022-1000"]);
    const names = findings.map(({ Vulnerabilities }) => Vulnerabilities?.[0]?.VulnerablePackages[0]?.Name);
    expect(names).toEqual(["b", "a"]);
  });

  test("nobody knows a better one: the finding has its own", () => {
    expect(findingsFrom([bare]).map(id)).toEqual(["GHSA-a"]);
  });
});

test("a finding of several reports is united: highest severity, all detectors, all versions", () => {
  const other = vulnerability("CVE-2022-1000", ["GHSA-a"], {
    ...{ scanner: "trivy", severity: "CRITICAL", originalSeverity: "CRITICAL" },
    packages: [{ name: "a", version: "2", fixedInVersions: ["3"] }],
  });
  const [finding] = findingsFromReports([
    { findings: [code(1), vulnerability("CVE-2022-1000"), code(2)] },
    { findings: [other] },
  ]).filter(({ Vulnerabilities }) => Vulnerabilities);
  expect(finding).toMatchObject({
    FindingProviderFields: { Severity: { Label: "CRITICAL" } },
    ProductFields: { "gatehouse/detectors": "grype,trivy", "gatehouse/ratings": "grype gave none, trivy CRITICAL" },
    Vulnerabilities: [{ VulnerablePackages: [{ Version: "1" }, { Version: "2", FixedInVersion: "3" }] }],
  });
});

test("thousands of entries of one vulnerability are one finding, whatever their order", () => {
  const versions = Array.from({ length: 2_500 }, (_, at) =>
    vulnerability("CVE-2022-1000", [], {
      severity: at === 1_700 ? "CRITICAL" : "LOW",
      packages: [{ name: "a", version: `1.${at % 7}`, fixedInVersions: [] }],
    }),
  );
  const sent = findingsFrom(versions);
  expect(sent).toHaveLength(1);
  expect(sent[0]?.FindingProviderFields.Severity.Label).toBe("CRITICAL");
  expect(findingsFrom(versions.toReversed())).toEqual(sent);
});

const findings = fc.array(
  fc.oneof(
    anyFinding,
    fc.integer({ min: 1, max: 4 }).map((line) => code(line)),
    fc
      .tuple(
        fc.constantFrom("CVE-2022-1000", "GHSA-a", "PYSEC-1", "GHSA-b"),
        fc.subarray(["CVE-2022-1000", "GHSA-a", "PYSEC-1"]),
        fc.constantFrom("grype" as const, "trivy" as const),
        fc.constantFrom("1", "2"),
      )
      .map(([id, aliases, scanner, version]) =>
        vulnerability(id, aliases, { scanner, packages: [{ name: "a", version, fixedInVersions: [] }] }),
      ),
  ),
  { maxLength: 10 },
);

test("property: however a report is shared among threads, its findings are the same in the same order", () => {
  fc.assert(
    fc.property(findings, findings, fc.nat(), fc.nat(), (one, other, first, second) => {
      const [a, b] = [first % (one.length + 1), second % (one.length + 1)].toSorted((x, y) => x - y);
      const shares = [a ?? 0, (b ?? 0) - (a ?? 0), one.length - (b ?? 0)];
      const shared = findingsFromReports([{ findings: one, shares }, { findings: other }]);
      expect(shared).toEqual(findingsFromReports([{ findings: one }, { findings: other }]));
    }),
    { numRuns: 100 },
  );
});

test("property: neither the order of reports nor of entries changes a finding, and there is one for each id", () => {
  fc.assert(
    fc.property(findings, findings, (one, other) => {
      const sent = byId(findingsFromReports([{ findings: one }, { findings: other }]));
      expect(new Set(ids(sent)).size).toBe(sent.length);
      const turned = findingsFromReports([{ findings: other.toReversed() }, { findings: one.toReversed() }]);
      expect(byId(turned)).toEqual(sent);
    }),
    { numRuns: 100 },
  );
});
