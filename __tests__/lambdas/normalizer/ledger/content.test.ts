import { contentHash } from "../../../../lambdas/normalizer/ledger/content";
import { exampleFinding as finding } from "../../../support/asff-example";

const fields = finding.ProductFields;

test.each([
  ["times", { CreatedAt: "2026-02-01T00:00:00Z", UpdatedAt: "2026-02-02T00:00:00Z" }],
  ["whether it is gone", { RecordState: "ARCHIVED" as const }],
  ["the execution", { ProductFields: { ...fields, "gatehouse/execution": "e-2" } }],
  ["the source", { ProductFields: { ...fields, "gatehouse/sourceDigest": "1".repeat(64) } }],
])("%s is no content", (_name, change) => {
  expect(contentHash({ ...finding, ...change })).toBe(contentHash(finding));
});

test.each([
  ["title", { Title: "other" }],
  ["severity", { FindingProviderFields: { ...finding.FindingProviderFields, Severity: { Label: "LOW" as const } } }],
  ["line", { ProductFields: { ...fields, "gatehouse/line": "2" } }],
  ["detectors", { ProductFields: { ...fields, "gatehouse/detectors": "trivy" } }],
  ["vulnerability", { Vulnerabilities: [] }],
])("%s is content", (_name, change) => {
  expect(contentHash({ ...finding, ...change })).not.toBe(contentHash(finding));
});

test("what is not sent is no content", () => {
  expect(contentHash({ ...finding, Remediation: undefined })).toBe(
    contentHash(JSON.parse(JSON.stringify({ ...finding, Remediation: undefined }))),
  );
});
