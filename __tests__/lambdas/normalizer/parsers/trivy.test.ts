import { UnreadableReportError } from "../../../../lambdas/normalizer/report/unreadable";
import { parseReport } from "../../../support/parse-report";
import { fixture } from "../../../support/reports";

const real = (name: string) => parseReport("trivy", fixture(`trivy/${name}`));
const report = (result: object, more: object = {}) =>
  parseReport("trivy", { SchemaVersion: 2, ArtifactName: "app", Results: [result], ...more });
const vulnerability = { VulnerabilityID: "CVE-2020-1000", PkgName: "Foo_Bar", InstalledVersion: "1", Severity: "HIGH" };
const lockFile = { Target: "a/requirements.txt", Class: "lang-pkgs", Type: "pip" };
const misconfiguration = { ID: "AVD-DS-0002", Title: "root", Status: "FAIL", Severity: "HIGH" };

test("a package of an image is held by its repository, and its path is inside it", () => {
  const lodash = real("gen--trivy-image-vuln.json").findings.find(({ rule }) => rule === "CVE-2019-10744");
  expect(lodash).toMatchObject({
    canonicalId: "CVE-2019-10744",
    aliases: ["GHSA-jf85-cpcp-j695"],
    ecosystem: "npm",
    package: "lodash",
    artifact: "registry.example.com/team/demo",
    location: {},
    packages: [{ version: "4.17.4", file: "app/node_modules/lodash/package.json", fixedInVersions: ["4.17.12"] }],
    severity: "CRITICAL",
    cvss: [{ version: "3.1", baseScore: 9.1 }],
    publishedAt: "2019-07-26",
  });
});

test("a package of a lock file is held by that file", () => {
  const [finding] = report({ ...lockFile, Vulnerabilities: [vulnerability] }).findings;
  expect(finding).toMatchObject({
    artifact: "a/requirements.txt",
    package: "foo-bar",
    location: { file: "a/requirements.txt" },
  });
});

test.each([
  ["no tag", { RepoTags: [] }, "app"],
  ["a registry with a port", { RepoTags: ["r.example:5000/a/b:1.0"] }, "r.example:5000/a/b"],
  ["a digest only", { RepoDigests: ["r.example/a@sha256:00"] }, "r.example/a"],
  ["several tags", { RepoTags: ["z/a:1", "b/a:1"] }, "b/a"],
])("the image's name with %s", (_name, Metadata, artifact) => {
  const image = { ArtifactType: "container_image", Metadata };
  expect(report({ ...lockFile, Vulnerabilities: [vulnerability] }, image).findings[0]).toMatchObject({ artifact });
});

test.each([
  ["its label", { Severity: "LOW", CVSS: { nvd: { V3Score: 9.8 } } }, "LOW"],
  ["CVSS when the label is UNKNOWN", { Severity: "UNKNOWN", CVSS: { nvd: { V2Score: 10, V3Score: 6 } } }, "HIGH"],
  ["CVSS 4 when there is no label", { Severity: null, CVSS: { ghsa: { V40Score: 9.3 } } }, "CRITICAL"],
  ["unknown without both", { Severity: "UNKNOWN" }, "UNKNOWN"],
  ["unknown when the label is a prototype's key", { Severity: "constructor" }, "UNKNOWN"],
])("severity: %s", (_name, change, severity) => {
  const entry = { ...vulnerability, ...change };
  expect(report({ ...lockFile, Vulnerabilities: [entry] }).findings[0]).toMatchObject({ severity });
});

test("the one GHSA of the references is an alias, two of them are not", () => {
  const [a, b] = ["https://github.com/advisories/GHSA-aaaa-bbbb-cccc", "https://github.com/advisories/GHSA-x"];
  const entries = [
    { ...vulnerability, References: [a, "https://example.com"] },
    { ...vulnerability, References: [a, b] },
  ];
  expect(report({ ...lockFile, Vulnerabilities: entries }).findings).toMatchObject([
    { aliases: ["GHSA-aaaa-bbbb-cccc"] },
    { aliases: [] },
  ]);
});

test("passed checks are no entries, exceptions are a named drop", () => {
  const checks = [
    misconfiguration,
    { ...misconfiguration, Status: "PASS" },
    { ...misconfiguration, Status: "EXCEPTION" },
  ];
  expect(report({ Target: "Dockerfile", Misconfigurations: checks })).toMatchObject({
    entries: 2,
    findings: [{ rule: "DS-0002", location: { file: "Dockerfile" }, resource: "Dockerfile" }],
    dropped: [{ reason: "check excepted by a Trivy policy", count: 1 }],
  });
  expect(real("gen--trivy-config-nonfailures.json")).toMatchObject({ entries: 12, dropped: [] });
});

test.each([
  ["AVD-AWS-0086", "AWS-0086"],
  ["DS002", "DS-0002"],
  ["AVD-KSV-0001", "KSV-0001"],
  ["KSV001", "KSV-0001"],
  ["MY-1", "MY-1"],
])("the rule %s is called %s, whatever the version", (ID, rule) => {
  expect(report({ Target: "f", Misconfigurations: [{ ...misconfiguration, ID }] }).findings[0]?.rule).toBe(rule);
});

test("all checks of a CDKTF resource name its construct", () => {
  const resources = real("gen--trivy-fs-all.json").findings.flatMap((finding) =>
    finding.class === "misconfiguration" && finding.location.file === "infra/cdk.tf.json" ? [finding.resource] : [],
  );
  expect(resources).toHaveLength(12);
  expect(resources.filter((resource) => resource.startsWith("aws_"))).toEqual([]);
});

test.each([
  ["a name", { Resource: "aws_s3_bucket.a[0]" }, "aws_s3_bucket.a"],
  [
    "the logical id of a place in YAML",
    { Resource: "t.yaml:5-11", Code: { Lines: [{ Content: "  Receipts:" }] } },
    "Receipts",
  ],
  [
    "the logical id of a place in JSON",
    { Resource: "t.json:5", Code: { Lines: [{ Content: '"Receipts" : {' }] } },
    "Receipts",
  ],
  ["the file of a place without lines", { Resource: "t.yaml:5-11" }, "t.yaml"],
  ["the target without a cause", undefined, "t.yaml"],
])("a resource is called by %s, never by a line", (_name, CauseMetadata, resource) => {
  const entry = { ...misconfiguration, CauseMetadata };
  expect(report({ Target: "t.yaml", Misconfigurations: [entry] }).findings[0]).toMatchObject({ resource });
});

test("nothing of a secret or of the lines around it is kept", () => {
  const secret = { RuleID: "r", Title: "Token", Match: "hunter2", Code: { Lines: [{ Content: "hunter3" }] } };
  const { findings } = report({ Target: "/app/.env", Class: "secret", Secrets: [{ ...secret, StartLine: 3 }] });
  expect(findings).toMatchObject([{ class: "secret", rule: "r", location: { file: "app/.env", startLine: 3 } }]);
  expect(JSON.stringify(findings)).not.toContain("hunter");
});

test("a licence is a finding of its package", () => {
  expect(real("gen--trivy-license.json").findings).toHaveLength(4);
  expect(real("gen--trivy-license.json").findings[0]).toMatchObject({
    class: "license",
    rule: "MIT",
    title: "Licence MIT of lodash",
    package: "lodash",
    artifact: "registry.example.com/team/demo",
    severity: "LOW",
  });
});

test("what was suppressed is a named drop", () => {
  expect(report({ Target: "f", Vulnerabilities: null, ExperimentalModifiedFindings: [{}, {}] })).toMatchObject({
    entries: 2,
    dropped: [{ reason: "suppressed by a Trivy ignore file or VEX statement", count: 2 }],
  });
});

test("one bad entry, list or result loses none of the others", () => {
  const good = { ...lockFile, Vulnerabilities: [null, vulnerability, {}], Secrets: "none", Licenses: null };
  const read = parseReport("trivy", { SchemaVersion: 2, Results: [good, 7] });
  expect(read.findings).toHaveLength(1);
  expect(read.dropped).toEqual([
    { reason: "entry that is no object", count: 1 },
    { reason: "vulnerability without VulnerabilityID or PkgName", count: 1 },
    { reason: "Secrets that are no array", count: 1 },
    { reason: "result that is no object", count: 1 },
  ]);
});

test("a cluster's resource holds what was found in it", () => {
  const resource = {
    Namespace: "default",
    Kind: "Pod",
    Name: "web",
    Results: [{ ...lockFile, Vulnerabilities: [vulnerability] }],
  };
  const cluster = { ClusterName: "c", Resources: [resource], Findings: [7] };
  const { findings, dropped } = parseReport("trivy", cluster);
  expect(findings).toMatchObject([{ artifact: "default/Pod/web", location: {} }]);
  expect(dropped).toEqual([{ reason: "result that is no object", count: 1 }]);
});

test("a cluster's resource that could not be scanned is a named drop", () => {
  const unscanned = { Namespace: "default", Kind: "Pod", Name: "a", Error: "unable to find the image" };
  const scanned = { Kind: "Pod", Name: "b", Results: [{ ...lockFile, Vulnerabilities: [vulnerability] }], Error: "" };
  expect(parseReport("trivy", { ClusterName: "c", Resources: [unscanned, scanned, unscanned] })).toMatchObject({
    entries: 3,
    findings: [{ artifact: "Pod/b" }],
    dropped: [{ reason: "resource that Trivy could not scan", count: 2 }],
  });
});

test("a cluster without a name is one", () => {
  const resource = { Kind: "Pod", Name: "b", Results: [{ ...lockFile, Vulnerabilities: [vulnerability] }] };
  expect(parseReport("trivy", { ClusterName: "", Resources: [resource] }).findings).toMatchObject([
    { artifact: "Pod/b" },
  ]);
});

test.each([
  ["its image", { RepoTags: ["r.example/team/demo:1"] }, "r.example/team/demo"],
  ["its file when it is of no image", { RepoTags: [] }, "a/requirements.txt"],
])("a package of an SBOM is held by %s", (_name, Metadata, artifact) => {
  const sbom = { ArtifactType: "cyclonedx", ArtifactName: "sbom.json", Metadata };
  expect(report({ ...lockFile, Vulnerabilities: [vulnerability] }, sbom).findings[0]).toMatchObject({ artifact });
});

test.each(["null", "[]", '{"SchemaVersion":2}', '{"SchemaVersion":2,"Results":null}'])("%s is clean", (text) => {
  expect(parseReport("trivy", text)).toEqual({ entries: 0, findings: [], dropped: [] });
});

test.each([
  ["an SPDX document", '{"spdxVersion":"SPDX-2.2"}'],
  ["of a newer schema", '{"SchemaVersion":3,"Results":[]}'],
  ["Safety's array of arrays", '[["django","<1","1","x","1"]]'],
  ["Checkov's array", '[{"check_type":"terraform","results":{}}]'],
  ["with Results that are no array", '{"SchemaVersion":2,"Results":{}}'],
  ["usage text", "Scan commands\n  image   Scan a container image"],
])("fails when the report is %s", (_name, text) => {
  expect(() => parseReport("trivy", text)).toThrow(UnreadableReportError);
});
