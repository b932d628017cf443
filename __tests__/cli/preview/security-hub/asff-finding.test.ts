import type { AwsSecurityFinding } from "@aws-sdk/client-securityhub";
import { formatErrors } from "../../../../cli/preview/security-hub/asff-finding";
import { asffFinding } from "../../../support/asff";

const errors = (changes: object) => formatErrors({ ...asffFinding(), ...changes });
const resource = (changes: object) => ({ Resources: [{ Type: "Other", Id: "x", ...changes }] });
const pairs = (count: number, key = 3, value = 1) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [String(at).padStart(key, "k"), "v".repeat(value)]));
const times = (count: number, value: unknown) => Array.from({ length: count }, () => value);
const related = { ProductArn: "arn:aws:securityhub:::x", Id: "y" };
const vulnerability = (changes: object) => ({ Vulnerabilities: [{ Id: "CVE-2024-1", ...changes }] });
const provider = (changes: object) => ({
  FindingProviderFields: { Severity: { Label: "LOW" }, Types: ["Effects"], ...changes },
});

/** Per rule what is just allowed, what is just not, and a part of what is said. */
const rules: readonly (readonly [rule: string, good: object, bad: object, says: string])[] = [
  ["SchemaVersion", {}, { SchemaVersion: "2020-01-01" }, "data.SchemaVersion should be equal to one of"],
  ["Id 512", { Id: "i".repeat(512) }, { Id: "i".repeat(513) }, "data.Id should NOT be longer than 512"],
  ["Title 256", { Title: "t".repeat(256) }, { Title: "t".repeat(257) }, "data.Title should NOT be longer than 256"],
  ["Title not blank", { Title: "t" }, { Title: "  " }, "data.Title should NOT be shorter than 1"],
  ["Description 1024", { Description: "d".repeat(1024) }, { Description: "d".repeat(1025) }, "longer than 1024"],
  ["Description not empty", { Description: "d" }, { Description: "" }, "data.Description should NOT be shorter"],
  ["GeneratorId 512", { GeneratorId: "g".repeat(512) }, { GeneratorId: "g".repeat(513) }, "data.GeneratorId"],
  ["ProductName 128", { ProductName: "p".repeat(128) }, { ProductName: "p".repeat(129) }, "data.ProductName"],
  ["CompanyName 128", { CompanyName: "c".repeat(128) }, { CompanyName: "c".repeat(129) }, "data.CompanyName"],
  ["AwsAccountId 12 digits", {}, { AwsAccountId: "1234" }, "data.AwsAccountId should match pattern"],
  ["AwsAccountName 50", { AwsAccountName: "a".repeat(50) }, { AwsAccountName: "a".repeat(51) }, "data.AwsAccountName"],
  ["Types namespace", { Types: ["TTPs/Discovery"] }, { Types: ["Vulnerabilities"] }, "data.Types[0] should match"],
  ["Types three parts", { Types: ["Effects/a/b"] }, { Types: ["Effects/a/b/c"] }, "data.Types[0] should match"],
  [
    "Types 50",
    { Types: times(50, "Effects") },
    { Types: times(51, "Effects") },
    "data.Types should NOT have more than 50",
  ],
  ["Confidence 0-100", { Confidence: 100 }, { Confidence: 101 }, "data.Confidence should be >= 0 and <= 100"],
  ["Criticality whole", { Criticality: 0 }, { Criticality: 0.5 }, "data.Criticality should be integer"],
  ["Severity.Label", { Severity: { Label: "LOW" } }, { Severity: { Label: "low" } }, "data.Severity.Label"],
  [
    "Severity.Normalized",
    { Severity: { Normalized: 70 } },
    { Severity: { Normalized: 101 } },
    "data.Severity.Normalized",
  ],
  [
    "Provider Severity.Original 64",
    provider({ Severity: { Label: "LOW", Original: "o".repeat(64) } }),
    provider({ Severity: { Label: "LOW", Original: "o".repeat(65) } }),
    "data.FindingProviderFields.Severity.Original",
  ],
  [
    "Provider Severity has no Normalized",
    provider({ Severity: { Label: "LOW" } }),
    provider({ Severity: { Label: "LOW", Normalized: 1 } }),
    "additional properties: 'Normalized'",
  ],
  [
    "Provider Confidence",
    provider({ Confidence: 1 }),
    provider({ Confidence: -1 }),
    "data.FindingProviderFields.Confidence",
  ],
  [
    "Provider Types",
    provider({ Types: ["Effects"] }),
    provider({ Types: ["Effect"] }),
    "FindingProviderFields.Types[0]",
  ],
  ["RecordState", { RecordState: "ARCHIVED" }, { RecordState: "CLOSED" }, "data.RecordState"],
  ["Workflow", { Workflow: { Status: "NEW" } }, { Workflow: { Status: "OPEN" } }, "data.Workflow.Status"],
  ["VerificationState", { VerificationState: "UNKNOWN" }, { VerificationState: "MAYBE" }, "data.VerificationState"],
  [
    "Recommendation.Text 512",
    { Remediation: { Recommendation: { Text: "t".repeat(512) } } },
    { Remediation: { Recommendation: { Text: "t".repeat(513) } } },
    "data.Remediation.Recommendation.Text should NOT be longer than 512",
  ],
  [
    "Recommendation.Url is a URI",
    { Remediation: { Recommendation: { Url: "https://example.com/a" } } },
    { Remediation: { Recommendation: { Url: "see the wiki" } } },
    "data.Remediation.Recommendation.Url",
  ],
  ["SourceUrl", { SourceUrl: "https://example.com" }, { SourceUrl: "example" }, "data.SourceUrl"],
  ["ProductFields 50", { ProductFields: pairs(50) }, { ProductFields: pairs(51) }, "more than 50 properties"],
  ["ProductFields key 128", { ProductFields: pairs(1, 128) }, { ProductFields: pairs(1, 129) }, "longer than 128"],
  [
    "ProductFields value 2048",
    { ProductFields: pairs(1, 1, 2048) },
    { ProductFields: pairs(1, 1, 2049) },
    "longer than 2048",
  ],
  ["ProductFields not empty", { ProductFields: { a: "b" } }, { ProductFields: { a: "" } }, "data.ProductFields['a']"],
  [
    "UserDefinedFields 1024",
    { UserDefinedFields: pairs(1, 1, 1024) },
    { UserDefinedFields: pairs(1, 1, 1025) },
    "1024",
  ],
  ["Resources at least 1", {}, { Resources: [] }, "data.Resources should NOT have fewer than 1 items"],
  [
    "Resources 32",
    { Resources: times(32, { Type: "Other", Id: "x" }) },
    { Resources: times(33, { Type: "Other", Id: "x" }) },
    "data.Resources should NOT have more than 32 items",
  ],
  ["Resource.Id", resource({ Id: "i".repeat(512) }), resource({ Id: "i".repeat(513) }), "data.Resources[0].Id"],
  ["Resource.Type", resource({ Type: "t".repeat(256) }), resource({ Type: "" }), "data.Resources[0].Type"],
  [
    "Resource.Region 16",
    resource({ Region: "r".repeat(16) }),
    resource({ Region: "r".repeat(17) }),
    "Resources[0].Region",
  ],
  ["Resource.Partition", resource({ Partition: "aws" }), resource({ Partition: "amazon" }), "Resources[0].Partition"],
  [
    "Details.Other value 1024",
    resource({ Details: { Other: pairs(1, 1, 1024) } }),
    resource({ Details: { Other: pairs(1, 1, 1025) } }),
    "data.Resources[0].Details.Other['0'] should NOT be longer than 1024",
  ],
  [
    "Details.Other 50",
    resource({ Details: { Other: pairs(50) } }),
    resource({ Details: { Other: pairs(51) } }),
    "more than 50",
  ],
  [
    "Container.ImageName 128",
    resource({ Details: { Container: { ImageName: "i".repeat(128) } } }),
    resource({ Details: { Container: { ImageName: "i".repeat(129) } } }),
    "Details.Container.ImageName",
  ],
  [
    "no empty text in other details",
    resource({ Details: { AwsS3Object: { VersionId: "1" } } }),
    resource({ Details: { AwsS3Object: { VersionId: "" } } }),
    "Details.AwsS3Object.VersionId should NOT be shorter",
  ],
  [
    "RelatedFindings 10",
    { RelatedFindings: times(10, related) },
    { RelatedFindings: times(11, related) },
    "more than 10",
  ],
  ["Malware 5", { Malware: times(5, { Name: "m" }) }, { Malware: times(6, { Name: "m" }) }, "more than 5"],
  ["Threats 32", { Threats: times(32, { Name: "t" }) }, { Threats: times(33, { Name: "t" }) }, "more than 32"],
  ["Indicators 5", { ThreatIntelIndicators: times(5, {}) }, { ThreatIntelIndicators: times(6, {}) }, "more than 5"],
  [
    "RelatedRequirements 32",
    { Compliance: { RelatedRequirements: times(32, "r") } },
    { Compliance: { RelatedRequirements: times(33, "r") } },
    "more than 32",
  ],
  [
    "Vulnerability.Id 32",
    vulnerability({ Id: "i".repeat(32) }),
    vulnerability({ Id: "i".repeat(33) }),
    "Vulnerabilities[0].Id",
  ],
  ["Vendor.Name", vulnerability({ Vendor: { Name: "n" } }), vulnerability({ Vendor: {} }), "required property 'Name'"],
  ["FixAvailable", vulnerability({ FixAvailable: "YES" }), vulnerability({ FixAvailable: "yes" }), "FixAvailable"],
  [
    "package text",
    vulnerability({ VulnerablePackages: [{ Name: "p" }] }),
    vulnerability({ VulnerablePackages: [{ Name: "p", FixedInVersion: "" }] }),
    "VulnerablePackages[0].FixedInVersion",
  ],
  [
    "Note",
    { Note: { Text: "t".repeat(512), UpdatedBy: "u", UpdatedAt: "2026-11-01T10:00:00Z" } },
    { Note: { Text: "t".repeat(513), UpdatedBy: "u", UpdatedAt: "2026-11-01T10:00:00Z" } },
    "data.Note.Text",
  ],
  [
    "Labels 10",
    { GeneratorDetails: { Labels: times(10, "l") } },
    { GeneratorDetails: { Labels: times(11, "l") } },
    "Labels",
  ],
  ["unknown field", {}, { Titel: "t" }, "data should NOT have additional properties: 'Titel'"],
  ["no null", {}, { Network: null }, "data.Network should NOT be null"],
  // 240 KB of references: no single field is too long.
  [
    "240 KB",
    vulnerability({ ReferenceUrls: times(230, "u".repeat(1000)) }),
    vulnerability({ ReferenceUrls: times(240, "u".repeat(1000)) }),
    "data should NOT be larger than 240 KB",
  ],
];

describe("format of a finding", () => {
  test.each(rules)("%s", (_, good, bad, says) => {
    expect(errors(good)).toEqual([]);
    expect(errors(bad).join("\n")).toContain(says);
  });

  const required: readonly (keyof AwsSecurityFinding)[] = [
    "SchemaVersion",
    "Id",
    "ProductArn",
    "GeneratorId",
    "AwsAccountId",
    "CreatedAt",
    "UpdatedAt",
    "Title",
    "Description",
    "Resources",
  ];
  test.each(required)("wants %s", (name) => {
    expect(errors({ [name]: undefined })).toEqual([`data should have required property '${name}'`]);
  });

  test("takes severity and types at the top level or from the provider, but wants both", () => {
    const top = { Severity: { Label: "LOW" }, Types: ["Effects"], FindingProviderFields: undefined };
    expect(errors(top)).toEqual([]);
    expect(errors({ ...top, Severity: {} }).join()).toContain("FindingProviderFields.Severity");
    expect(errors({ ...top, Types: undefined }).join()).toContain("FindingProviderFields.Types");
  });

  test.each([
    "2026-11-01T10:00:00Z",
    "2026-11-01T10:00:00.123456789Z",
    "2026-11-01T10:00:00+02:00",
    "2026-11-01T10:00:00-0730",
    "2026-11-01T10:00:00+18:00",
  ])("takes the time %s", (UpdatedAt) => {
    expect(errors({ UpdatedAt })).toEqual([]);
  });

  test.each([
    "2026-11-01",
    "2026-11-01 10:00:00Z",
    "2026-11-01T10:00:00",
    "2026-11-01T10:00:00.1234567890Z",
    "2026-11-01T10:00:00+18:01",
    "Sun, 01 Nov 2026 10:00:00 GMT",
  ])("refuses the time %s", (UpdatedAt) => {
    expect(errors({ UpdatedAt }).join()).toContain("data.UpdatedAt should match pattern");
  });
});
