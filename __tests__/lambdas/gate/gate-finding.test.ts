import { readFinding, readFindings } from "../../../lambdas/gate/gate-finding";
import { bytesSource } from "../../../lambdas/shared/bytes/byte-source";
import { asffLike, gateFinding, vulnerability, vulnerable } from "../../support/gate-findings";

test("what the gate reads of a vulnerability", () => {
  const fields = {
    "gatehouse/detectors": "Grype, trivy",
    "gatehouse/rule": "GHSA-ABCD-EFGH-1234",
    "gatehouse/published": "2026-05-01",
    "gatehouse/file": "requirements.txt",
  };
  const more = { RelatedVulnerabilities: ["PYSEC-1", "GHSA-abcd-efgh-1234"], EpssScore: 0.4, ExploitAvailable: "YES" };
  expect(gateFinding(vulnerable({ fields }, more))).toEqual({
    id: "1",
    generatorId: "grype/CVE-2026-1000",
    title: "shell",
    severity: "HIGH",
    workload: "payments",
    file: "requirements.txt",
    detectors: ["grype", "trivy"],
    names: ["cve-2026-1000", "ghsa-abcd-efgh-1234", "pysec-1"],
    createdAt: "2026-06-01T12:00:00.000Z",
    isKnownExploited: true,
    vulnerability: {
      ids: ["CVE-2026-1000", "PYSEC-1", "GHSA-abcd-efgh-1234"],
      packages: ["requests"],
      hasNoFix: false,
      isKnownExploited: true,
      exploitProbability: 0.4,
      published: "2026-05-01",
    },
  });
});

test("what is no vulnerability has none", () => {
  expect(gateFinding()).toMatchObject({ detectors: ["bandit"], names: ["b602"], isKnownExploited: false });
  expect(gateFinding()).not.toHaveProperty("vulnerability");
});

test("without the detectors' product field the generator is the detector", () => {
  const { ProductFields: _, ...rest } = asffLike({ generatorId: "trivy/AWS-1" });
  expect(readFinding(rest)?.detectors).toEqual(["trivy"]);
});

test.each([
  ["NO", true],
  ["YES", false],
  ["PARTIAL", false],
  ["no", false],
  [undefined, false],
  [true, false],
])("a fix %s: there is none is %s", (FixAvailable, expected) => {
  expect(gateFinding(vulnerable({}, { FixAvailable })).vulnerability?.hasNoFix).toBe(expected);
});

test("one of several vulnerabilities with a fix is one with a fix, and the worst of each counts", () => {
  const vulnerabilities = [
    vulnerability({ FixAvailable: "NO", EpssScore: 0.1 }),
    vulnerability({ Id: "CVE-2026-2000", EpssScore: 0.7, ExploitAvailable: "YES" }),
    "nonsense",
  ];
  expect(gateFinding({ vulnerabilities }).vulnerability).toMatchObject({
    ids: ["CVE-2026-1000", "CVE-2026-2000"],
    hasNoFix: false,
    exploitProbability: 0.7,
    isKnownExploited: true,
  });
});

test.each([[-0.1], [1.1], ["0.1"], [null], [{}]])("an EPSS score of %j is taken for the worst", (EpssScore) => {
  expect(gateFinding(vulnerable({}, { EpssScore })).vulnerability?.exploitProbability).toBe(1);
});

test.each(["2021-12-10", "yes"])("the product field knownExploited %s says that it is", (day) => {
  expect(gateFinding({ fields: { "gatehouse/knownExploited": day } }).isKnownExploited).toBe(true);
});

test.each([
  ["text", "x"],
  ["null", null],
  ["a list", []],
  ["no Id", { ...asffLike(), Id: " " }],
  ["no GeneratorId", { ...asffLike(), GeneratorId: 7 }],
  ["no Title", { ...asffLike(), Title: undefined }],
  ["no severity", { ...asffLike(), FindingProviderFields: {} }],
  ["another severity", { ...asffLike(), FindingProviderFields: { Severity: { Label: "SEVERE" } } }],
])("%s is no finding, and blocks", (_name, json) => {
  expect(readFinding(json)).toBeUndefined();
  const { findings, problems } = readFindings(bytesSource(Buffer.from(JSON.stringify([asffLike(), json]))));
  expect([findings.length, problems.map(({ code }) => code)]).toEqual([1, ["finding-unreadable"]]);
});

test.each([
  ["Use KMS", "Use KMS. See https://example.com/kms"],
  ["Use KMS.", "Use KMS. See https://example.com/kms"],
  [" ", "See https://example.com/kms"],
])("the advice %j and a page are two sentences", (advice, remedy) => {
  const recommendation = { Recommendation: { Text: advice, Url: "https://example.com/kms" } };
  expect(readFinding({ ...asffLike(), Remediation: recommendation })?.remedy).toBe(remedy);
});
