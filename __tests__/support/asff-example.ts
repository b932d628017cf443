import type { AsffFinding } from "../../lambdas/shared/asff";

/** Every member, the optional ones too. */
type Complete<Value> = Value extends string | number
  ? Value
  : Value extends readonly (infer Entry)[]
    ? Complete<Entry>[]
    : { readonly [Name in keyof Value]-?: Complete<NonNullable<Value[Name]>> };

/** A valid finding that has every member Gatehouse can write: the compiler misses a new one. */
export const exampleFinding: Complete<AsffFinding> = {
  SchemaVersion: "2018-10-08",
  Id: "gatehouse/111122223333/payments/0a1b",
  ProductArn: "arn:aws:securityhub:eu-central-1:111122223333:product/111122223333/default",
  ProductName: "Gatehouse",
  CompanyName: "Gatehouse",
  GeneratorId: "trivy/CVE-2024-1",
  AwsAccountId: "111122223333",
  CreatedAt: "2026-01-02T03:04:05.678Z",
  UpdatedAt: "2026-01-02T03:04:05.678Z",
  Title: "openssl 3.0.1: CVE-2024-1",
  Description: "A buffer überläuft.",
  Remediation: { Recommendation: { Text: "Upgrade openssl.", Url: "https://example.com/advisory?id=1" } },
  ProductFields: {
    "gatehouse/workload": "payments",
    "gatehouse/execution": "e-1",
    "gatehouse/sourceDigest": "0".repeat(64),
    "gatehouse/class": "vulnerability",
    "gatehouse/detectors": "grype,trivy",
    "gatehouse/detectorVersions": "grype 0.96.0,trivy 0.74.0",
    "gatehouse/rule": "CVE-2024-1",
    "gatehouse/severity": "HIGH",
    "gatehouse/ratings": "grype High, trivy HIGH",
    "gatehouse/file": "Dockerfile",
    "gatehouse/line": "1",
    "gatehouse/resource": "payments/web",
    "gatehouse/artifact": "registry.example.com/web",
    "gatehouse/knownExploited": "2025-02-21",
    "gatehouse/published": "2024-01-26",
    "gatehouse/call": "UpdatePipeline",
    "gatehouse/eventId": "7e5a1f2c-0000-4000-8000-000000000001",
    "gatehouse/principal": "arn:aws:sts::111122223333:assumed-role/admin/alice",
    "gatehouse/sourceAddress": "203.0.113.7",
    "gatehouse/account": "111122223333",
    "gatehouse/outcome": "done",
  },
  Resources: [
    {
      Type: "Other",
      Id: "payments:Dockerfile",
      Partition: "aws",
      Region: "eu-central-1",
      Details: { Other: { File: "Dockerfile" } },
    },
  ],
  Vulnerabilities: [
    {
      Id: "CVE-2024-1",
      VulnerablePackages: [
        { Name: "openssl", Version: "3.0.1", FixedInVersion: "3.0.2", PackageManager: "OS", FilePath: "lib/apk" },
      ],
      Cvss: [{ Version: "3.1", BaseScore: 9.8, BaseVector: "CVSS:3.1/AV:N" }],
      RelatedVulnerabilities: ["GHSA-1"],
      Vendor: { Name: "Trivy", Url: "https://example.com/advisory" },
      ReferenceUrls: ["https://example.com/advisory"],
      FixAvailable: "YES",
      EpssScore: 0.5,
      ExploitAvailable: "YES",
    },
  ],
  RecordState: "ACTIVE",
  FindingProviderFields: {
    Severity: { Label: "HIGH", Original: "HIGH" },
    Types: ["Software and Configuration Checks/Vulnerabilities/CVE"],
    Confidence: 90,
  },
};
