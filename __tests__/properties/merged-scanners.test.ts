import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import type { ReportInput } from "../../lambdas/normalizer/normalize";
import type { AsffFinding } from "../../lambdas/shared/asff";
import type { Scanner } from "../../lambdas/shared/scanners";
import { byId, reportInput as input, normalizedAll } from "../support/normalized";
import { collection, fixture, hasCollection } from "../support/reports";

const json = (scanner: Scanner, value: unknown) => input(scanner, JSON.stringify(value));
const detectorsOf = ({ ProductFields }: AsffFinding) => ProductFields["gatehouse/detectors"];
const found = async (...reports: readonly ReportInput[]) => byId((await normalizedAll(reports)).findings);

const trivy = (id: string, more: object = {}) =>
  json("trivy", {
    SchemaVersion: 2,
    Results: [
      {
        Target: "requirements.txt",
        Type: "pip",
        Vulnerabilities: [{ VulnerabilityID: id, PkgName: "Django", InstalledVersion: "2.2", ...more }],
      },
    ],
  });
const grype = (id: string, related: readonly string[], more: object = {}) =>
  json("grype", {
    descriptor: {},
    source: { type: "directory" },
    matches: [
      {
        vulnerability: { id, severity: "High", fix: { versions: ["2.2.28"] } },
        relatedVulnerabilities: related.map((one) => ({ id: one })),
        artifact: {
          name: "django",
          version: "2.2",
          type: "python",
          locations: [{ path: "/requirements.txt" }],
          ...more,
        },
      },
    ],
  });
const safety = (CVE: string | null, more: object = {}) =>
  json("safety", {
    report_meta: { scan_target: "files", scanned: ["./requirements.txt"] },
    vulnerabilities: [{ vulnerability_id: "1", package_name: "DJANGO", analyzed_version: "2.2", CVE, ...more }],
  });

test("Trivy, Grype and Safety on one lock file: one finding that names all three", async () => {
  const cve = "CVE-2022-28346";
  const [finding, ...others] = await found(
    trivy(cve, { VendorIDs: ["GHSA-a"], Severity: "MEDIUM", FixedVersion: "3.2.13" }),
    grype("GHSA-a", [cve]),
    safety(cve),
  );
  expect(others).toEqual([]);
  expect(finding).toMatchObject({
    Title: "CVE-2022-28346 in DJANGO 2.2",
    FindingProviderFields: { Severity: { Label: "HIGH", Original: "High" } },
    ProductFields: {
      "gatehouse/detectors": "grype,safety,trivy",
      "gatehouse/ratings": "grype High, safety gave none, trivy MEDIUM",
      "gatehouse/artifact": "requirements.txt",
    },
    Resources: [{ Id: "payments:requirements.txt" }],
    Vulnerabilities: [
      {
        Id: cve,
        RelatedVulnerabilities: ["GHSA-a", "pyup.io-1"],
        FixAvailable: "YES",
        VulnerablePackages: [
          { Version: "2.2", FilePath: "requirements.txt", FixedInVersion: "2.2.28, 3.2.13", PackageManager: "PIP" },
        ],
      },
    ],
  });
});

test("an alias that only another scanner knows joins two entries", async () => {
  const bare = grype("GHSA-a", []);
  expect((await found(bare))[0]?.Vulnerabilities?.[0]?.Id).toBe("GHSA-a");
  const joined = await found(bare, trivy("CVE-2022-28346", { VendorIDs: ["GHSA-a"] }));
  expect(joined.map(detectorsOf)).toEqual(["grype,trivy"]);
});

test("aliases join over several steps, whoever names them", async () => {
  const chain = [grype("PYSEC-1", []), trivy("PYSEC-1", { VendorIDs: ["GHSA-a"] }), grype("GHSA-a", ["CVE-2022-1000"])];
  expect((await found(...chain)).map((one) => one.Vulnerabilities?.[0]?.Id)).toEqual(["CVE-2022-1000"]);
});

test("an advisory that gathers several vulnerabilities joins none of them", async () => {
  const gathered = ["CVE-2022-1000", "CVE-2022-1001"].map((id) => trivy(id, { VendorIDs: ["DSA-1", "ALAS-1"] }));
  expect(await found(...gathered)).toHaveLength(2);
});

test.each([
  ["package", { name: "flask" }],
  ["ecosystem", { type: "npm" }],
  ["lock file", { locations: [{ path: "/other.txt" }] }],
])("another %s is another finding", async (_name, change) => {
  expect(await found(grype("GHSA-a", []), grype("GHSA-a", [], change))).toHaveLength(2);
});

test("fixes of only some versions are a partial fix", async () => {
  const [finding] = await found(grype("GHSA-a", []), trivy("GHSA-a", { InstalledVersion: "9" }));
  expect(finding?.Vulnerabilities?.[0]?.FixAvailable).toBe("PARTIAL");
});

test("known exploitation and EPSS reach the finding", async () => {
  const [finding] = (await found(input("grype", fixture("grype/gen--grype-image.json")))).filter(
    (one) => one.Vulnerabilities?.[0]?.Id === "CVE-2019-10744",
  );
  expect(finding).toMatchObject({
    ProductFields: { "gatehouse/knownExploited": "2025-02-21" },
    Vulnerabilities: [{ EpssScore: 0.02813, ExploitAvailable: "YES" }],
  });
});

test.each([
  ["the earliest of several", "2022-04-12T05:15:00Z", "2022-Apr-11", "2022-04-11"],
  ["the only one that anybody knows", undefined, "2022-Apr-11", "2022-04-11"],
  ["the one that is a day", "2022-04-12T05:15:00Z", "2022-Feb-30", "2022-04-12"],
  ["none", "0001-01-01T00:00:00Z", null, undefined],
])("the day of publication is %s", async (_name, PublishedDate, published_date, published) => {
  const cve = "CVE-2022-28346";
  const reports = [trivy(cve, { PublishedDate }), grype(cve, []), safety(cve, { published_date })];
  for (const order of [reports, reports.toReversed()])
    expect((await found(...order)).map((one) => one.ProductFields["gatehouse/published"])).toEqual([published]);
});

/** What scanners.md section 7 compares by: id, package and version. */
const union = (findings: readonly AsffFinding[]) =>
  new Set(
    findings.flatMap((finding) =>
      (finding.Vulnerabilities ?? []).flatMap(({ Id, VulnerablePackages }) =>
        VulnerablePackages.map(({ Name, Version }) => `${Id} ${Name.toLowerCase()} ${Version}`),
      ),
    ),
  );

test("one image, two scanners: the union, every finding with both detectors", async () => {
  const pair = [
    input("trivy", fixture("trivy/gen--trivy-image-vuln.json")),
    input("grype", fixture("grype/gen--grype-image.json")),
  ];
  const { findings, summary } = await normalizedAll(pair);
  expect(summary).toMatchObject({ findings: 12, merged: 12 });
  expect(new Set(findings.map(detectorsOf))).toEqual(new Set(["grype,trivy"]));
  expect(union(findings).size).toBe(12);
  const byCve = [
    input("trivy", fixture("trivy/gen--trivy-image-vuln.json")),
    input("grype", fixture("grype/gen--grype-image-bycve.json")),
  ];
  expect((await found(...byCve)).map(({ Id }) => Id)).toEqual(byId(findings).map(({ Id }) => Id));
});

if (!hasCollection) test.skip(`the collection of real reports is not on this machine (${collection})`, () => {});
else {
  interface Pair {
    readonly name: string;
    readonly trivy: string;
    readonly grype: string;
    readonly merged: number;
    readonly in_both: number;
  }
  const read = (file: string) => readFileSync(join(collection, file));
  const pairs = JSON.parse(read("expected-pairs.json").toString()) as readonly Pair[];

  test.each(pairs.map((pair) => [pair.name, pair] as const))(
    "pair %s gives the expected union",
    async (_name, pair) => {
      const both = [input("trivy", read(pair.trivy)), input("grype", read(pair.grype))];
      const findings = await found(...both);
      expect(union(findings).size).toBe(pair.merged);
      expect(union(findings.filter((one) => detectorsOf(one) === "grype,trivy")).size).toBe(pair.in_both);
    },
  );
}

const real: readonly ReportInput[] = [
  input("trivy", fixture("trivy/gen--trivy-fs-all.json")),
  input("trivy", fixture("trivy/gen--trivy-image-vuln.json")),
  input("trivy", fixture("trivy/gen--trivy-license.json")),
  input("grype", fixture("grype/gen--grype-image.json")),
  input("grype", fixture("grype/gen--grype-image-bycve.json")),
  input("safety", fixture("safety/gen--safety-check-3.8.1.json")),
  input("safety", fixture("safety/derived--stdout-with-banner-utf16le.json")),
  input("bandit", fixture("bandit/gen--bandit-demo.json")),
  input("sarif", fixture("sarif/gen--bandit-demo.sarif")),
  input("checkov", fixture("checkov/gen--checkov-cdktf.json")),
  input("junit", fixture("junit/gen--junit-pytest.xml")),
];

const listed = [
  ["trivy", "trivy/gen--trivy-fs-all.json", ["Results", "Vulnerabilities", "Misconfigurations", "Secrets"]],
  ["grype", "grype/gen--grype-image.json", ["matches"]],
] as const;

test.each(listed)("%s: the order of its entries changes no id", async (scanner, file, lists) => {
  const report = JSON.parse(fixture(file).toString()) as unknown;
  const turned = JSON.parse(JSON.stringify(report), (key, value) =>
    (lists as readonly string[]).includes(key) && Array.isArray(value) ? value.toReversed() : value,
  );
  const ids = async (of: unknown) => (await found(json(scanner, of))).map(({ Id }) => Id);
  expect(await ids(turned)).toEqual(await ids(report));
});

test("property: whichever reports there are and in whatever order, nothing is lost and no byte changes", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...real), { maxLength: 8 }),
      fc.infiniteStream(fc.nat()),
      async (reports, random) => {
        const { findings, summary } = await normalizedAll(reports);
        expect(summary.reports.reduce((sum, report) => sum + report.findings, 0)).toBe(
          findings.length + summary.merged,
        );
        const shuffled = reports
          .map((report) => ({ report, key: random.next().value ?? 0 }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ report }) => report);
        expect(JSON.stringify(await found(...shuffled))).toBe(JSON.stringify(byId(findings)));
      },
    ),
    { numRuns: 60 },
  );
});
