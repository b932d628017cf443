import fc from "fast-check";
import type { Scanner } from "../../lambdas/shared/scanners";
import { byId, normalizedAll, reportInput } from "../support/normalized";
import { cases } from "../support/properties/cases";
import { shuffledBy } from "../support/properties/shuffled";

const cves = ["CVE-2024-0001", "CVE-2024-0002", "CVE-2024-10003"];
const advisories = [
  "GHSA-aaaa-bbbb-cccc",
  "GHSA-dddd-eeee-ffff",
  "PYSEC-2024-1",
  "PYSEC-2024-2",
  "ALAS-1",
  "pyup.io-7",
];

/** What a scanner knows of a vulnerability: of the ids that name it, some learn it from another report only. */
const known = fc.record({
  id: fc.constantFrom(...cves, ...advisories, ...advisories),
  aliases: fc.oneof(fc.subarray(advisories, { maxLength: 3 }), fc.subarray([...cves, ...advisories], { maxLength: 2 })),
  name: fc.constantFrom("Django", "django", "zope.interface", "zope_interface"),
  version: fc.constantFrom("1.0", "2.0", undefined),
  fixed: fc.subarray(["1.1", "2.1", ""]),
  severity: fc.constantFrom("HIGH", "LOW", "UNKNOWN", undefined),
  score: fc.constantFrom(9.8, 5, 0, undefined),
  text: fc.constantFrom("a", "b", undefined),
  epss: fc.constantFrom(undefined, 0.1, 0.9),
  exploited: fc.constantFrom(undefined, "2025-02-21", "2024-01-02"),
  published: fc.constantFrom(undefined, "2024-01-26", "2023-12-31"),
});
type Known = typeof known extends fc.Arbitrary<infer Value> ? Value : never;

const write: Readonly<Record<"trivy" | "grype" | "safety", (all: readonly Known[]) => unknown>> = {
  trivy: (all) => ({
    SchemaVersion: 2,
    Results: [
      {
        Target: "requirements.txt",
        Type: "pip",
        Vulnerabilities: all.map(({ id, aliases, name, version, fixed, severity, score, text, published }) => ({
          ...{ VulnerabilityID: id, VendorIDs: aliases, PkgName: name, InstalledVersion: version },
          ...{ FixedVersion: fixed.join(", "), Severity: severity, Description: text, PrimaryURL: text },
          CVSS: { nvd: { V3Score: score, V3Vector: text } },
          PublishedDate: published,
        })),
      },
    ],
  }),
  grype: (all) => ({
    descriptor: {},
    matches: all.map(({ id, aliases, name, version, fixed, severity, score, text, epss, exploited }) => ({
      vulnerability: {
        ...{ id, severity, description: text, fix: { versions: fixed }, epss: [{ epss }] },
        cvss: [{ metrics: { baseScore: score }, vector: text }],
        knownExploited: exploited === undefined ? [] : [{ dateAdded: exploited }],
      },
      relatedVulnerabilities: aliases.map((alias) => ({ id: alias })),
      artifact: { name, version, type: "python", locations: [{ path: "/requirements.txt" }] },
    })),
  }),
  safety: (all) => ({
    report_meta: { scan_target: "files", scanned: ["requirements.txt"] },
    vulnerabilities: all.map(({ id, aliases, name, version, fixed, score, text }) => ({
      ...{ vulnerability_id: id, package_name: name, analyzed_version: version, fixed_versions: fixed, advisory: text },
      ...{ CVE: [id, ...aliases].find((one) => one.startsWith("CVE-")), severity: { cvssv3: { base_score: score } } },
    })),
  }),
};

const report = fc.tuple(
  fc.constantFrom("trivy" as const, "grype" as const, "safety" as const),
  fc.array(known, { maxLength: 6 }),
);

type Report = readonly [keyof typeof write & Scanner, readonly Known[]];

async function found(reports: readonly Report[]) {
  const { findings, summary } = await normalizedAll(
    reports.map(([scanner, all]) => reportInput(scanner, JSON.stringify(write[scanner](all)))),
  );
  return { findings: byId(findings), merged: summary.merged };
}

test("neither the order of reports nor of entries changes a finding, however late an alias is learnt", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(report, { minLength: 1, maxLength: 4 }), fc.nat(), async (reports, order) => {
      const turned = shuffledBy(order, reports).map(([scanner, all]) => [scanner, shuffledBy(order + 1, all)] as const);
      const { findings, merged } = await found(reports);
      expect(await found(turned)).toEqual({ findings, merged });
      const names = findings.map(({ Vulnerabilities }) => [
        Vulnerabilities?.[0]?.Id,
        Vulnerabilities?.[0]?.VulnerablePackages[0]?.Name.toLowerCase().replace("_", "."),
      ]);
      expect(names.map(String).sort()).toEqual(expectedOf(reports));
    }),
    cases("merged vulnerabilities"),
  );
});

/** Databases that name one vulnerability, the best known first; those of distributions gather many. */
const databases = ["CVE-", "GHSA-", "PYSEC-", "pyup.io-"];

/** `<id>,<package>` of every finding: found out again from the rule alone, by looking at all entries over and over. */
function expectedOf(reports: readonly Report[]): readonly string[] {
  const entries = reports.flatMap(([scanner, all]) =>
    all.map(({ id, aliases, name }) => {
      const cve = [id, ...aliases].find((one) => one.startsWith("CVE-"));
      const ids = scanner === "safety" ? [`pyup.io-${id}`, ...(cve === undefined ? [] : [cve])] : [id, ...aliases];
      return { own: ids[0] ?? "", ids: ids.filter(isShared), name: name.toLowerCase().replace("_", ".") };
    }),
  );
  const others = (ids: readonly string[]) => ids.filter((id) => !id.startsWith("CVE-"));
  const best = (ids: readonly string[]) => ids.toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))[0];
  return [
    ...new Set(
      entries.map(({ own, ids, name }) => {
        const cve = ids.some((id) => id.startsWith("CVE-"));
        let group = new Set(ids);
        for (let size = 0; !cve && size < group.size; ) {
          size = group.size;
          const joined = entries.filter((entry) => others(entry.ids).some((id) => group.has(id)));
          group = new Set([...group, ...joined.flatMap((entry) => entry.ids)]);
        }
        return `${best([...group]) ?? own},${name}`;
      }),
    ),
  ].sort();
}

function isShared(id: string): boolean {
  return rank(id) >= 0;
}

function rank(id: string): number {
  return databases.findIndex((database) => id.startsWith(database));
}
