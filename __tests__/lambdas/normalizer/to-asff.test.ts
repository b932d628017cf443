import fc from "fast-check";
import { formatErrors } from "../../../cli/preview/security-hub/asff-finding";
import type { Finding } from "../../../lambdas/shared/finding";
import { problemsOf } from "../../support/asff-problems";
import { brokenDocumentation } from "../../support/documented-asff";
import { anyFinding } from "../../support/findings";
import { findingsFrom as asff } from "../../support/findings-of";

const code: Finding = {
  class: "code",
  scanner: "bandit",
  rule: "B602",
  title: "shell",
  description: "shell is used",
  severity: "HIGH",
  originalSeverity: "HIGH",
  confidence: 90,
  location: { file: "a.py", startLine: 3, endLine: 4 },
  url: "https://example.com/b602",
  source: "run('hunter2')",
  weaknesses: [78],
};

test("a finding names rule, place, severity and what it comes from", () => {
  expect(asff([code])[0]).toMatchObject({
    SchemaVersion: "2018-10-08",
    ProductArn: "arn:aws:securityhub:eu-central-1:111122223333:product/111122223333/default",
    GeneratorId: "bandit/B602",
    CreatedAt: "2026-01-02T03:04:05.678Z",
    UpdatedAt: "2026-01-02T03:04:05.678Z",
    FindingProviderFields: {
      Severity: { Label: "HIGH", Original: "HIGH" },
      Types: ["Software and Configuration Checks/Vulnerabilities/CWE-78"],
      Confidence: 90,
    },
    ProductFields: {
      "gatehouse/workload": "payments",
      "gatehouse/execution": "e-1",
      "gatehouse/file": "a.py",
      "gatehouse/line": "3",
      "gatehouse/sourceDigest": "d".repeat(64),
      "gatehouse/detectorVersions": "bandit 1.9.4",
    },
    Resources: [{ Type: "Other", Id: "payments:a.py" }],
    Remediation: { Recommendation: { Url: "https://example.com/b602" } },
  });
});

test("the reported source is in no field", () => {
  expect(JSON.stringify(asff([code]))).not.toContain("hunter2");
});

test("a misconfigured resource is named by its construct", () => {
  const misconfiguration: Finding = {
    class: "misconfiguration",
    scanner: "trivy",
    rule: "AWS-0089",
    title: "S3 logging",
    description: "S3 logging",
    severity: "LOW",
    location: { file: "cdktf.out/stacks/shop/cdk.tf.json", startLine: 688 },
    resource: "shop/receipts/Default",
    address: "aws_s3_bucket.receipts",
  };
  expect(asff([misconfiguration])[0]).toMatchObject({
    ProductFields: { "gatehouse/resource": "shop/receipts/Default" },
    Resources: [{ Type: "Other", Id: "payments:shop/receipts/Default" }],
  });
  expect(asff([code])[0]?.ProductFields).not.toHaveProperty("gatehouse/resource");
});

test("of an advisory that gathers many vulnerabilities, each is named: any of them may be exploited", () => {
  const cves = Array.from({ length: 40 }, (_, index) => `CVE-2022-${1001 + index}`);
  const others = Array.from({ length: 40 }, (_, index) => `ALAS2-2022-${1001 + index}`);
  const gathered: Finding = {
    ...{ class: "vulnerability", scanner: "grype", rule: "ALAS2-2022-1", title: "kernel", description: "kernel" },
    ...{ severity: "MEDIUM", location: {}, canonicalId: "CVE-2022-1000", aliases: [...others, ...cves] },
    ...{ ecosystem: "rpm", package: "kernel", artifact: "shop", packages: [], cvss: [] },
  };
  const [finding] = asff([gathered]);
  expect(finding?.Vulnerabilities?.[0]?.RelatedVulnerabilities).toEqual([...cves, ...others.slice(0, 20)]);
});

test("an unrated finding stays visible as such", () => {
  const { originalSeverity: _, ...unrated } = code;
  expect(asff([{ ...unrated, severity: "UNKNOWN" }])[0]).toMatchObject({
    FindingProviderFields: { Severity: { Label: "MEDIUM", Original: "UNKNOWN" } },
    ProductFields: { "gatehouse/severity": "UNKNOWN" },
  });
});

test.each([
  ["us-gov-west-1", "aws-us-gov"],
  ["cn-north-1", "aws-cn"],
  ["eu-west-1", "aws"],
])("%s is of the partition %s", (region, partition) => {
  expect(asff([code], { region })[0]?.ProductArn).toContain(`arn:${partition}:securityhub:${region}:`);
});

test.each([
  ["a script", "javascript:alert(1)"],
  ["text", "not a url"],
  ["a URL with a space", "https://a b"],
  ["a URL without an end", `https://${"x".repeat(3000)}`],
])("%s is no link", (_name, url) => {
  expect(asff([{ ...code, url }])[0]?.Remediation).toBeUndefined();
});

test("property: every finding becomes valid ASFF for all three readings of the documentation, one per Id", () => {
  fc.assert(
    fc.property(fc.array(anyFinding, { maxLength: 6 }), (findings) => {
      const sent = asff(findings);
      expect(sent.flatMap(problemsOf)).toEqual([]);
      expect(sent.flatMap(brokenDocumentation)).toEqual([]);
      expect(sent.flatMap((finding) => formatErrors({ ...finding }))).toEqual([]);
      expect(new Set(sent.map(({ Id }) => Id)).size).toBe(sent.length);
    }),
    { numRuns: 100 },
  );
});
