import { merge } from "../../../lambdas/normalizer/merge";
import { toAsff } from "../../../lambdas/normalizer/to-asff";
import type { AsffFinding } from "../../../lambdas/shared/asff";
import { asffProblems } from "../../../lambdas/shared/asff-check";
import type { Finding } from "../../../lambdas/shared/finding";
import { identify } from "../../../lambdas/shared/identity";

const finding: Finding = {
  class: "secret",
  scanner: "bandit",
  rule: "B105",
  title: "t",
  description: "d",
  severity: "LOW",
  location: { file: "a.py" },
};
const [merged] = merge(identify("w", [finding]));
if (!merged) throw new Error("no finding");
const now = new Date("2026-01-02T03:04:05Z");
const valid = toAsff(merged, {
  workload: "w",
  account: "111122223333",
  region: "eu-central-1",
  scannerVersions: {},
  now,
});
const provided = valid.FindingProviderFields;
const resource = { Type: "Other", Id: "r", Partition: "aws", Region: "eu-central-1" } as const;

test("what the normalizer makes is valid", () => {
  expect(asffProblems(valid)).toEqual([]);
});

test.each<[string, Partial<AsffFinding>]>([
  ["Title", { Title: "x".repeat(257) }],
  ["Title", { Title: " " }],
  ["Description", { Description: "x".repeat(1025) }],
  ["Id", { Id: "x".repeat(513) }],
  ["GeneratorId", { GeneratorId: "" }],
  ["AwsAccountId", { AwsAccountId: "12345" }],
  ["timestamp", { UpdatedAt: "2026-01-02 03:04:05" }],
  ["CreatedAt is later", { CreatedAt: "2027-01-01T00:00:00Z" }],
  ["Types", { FindingProviderFields: { ...provided, Types: ["Software"] } }],
  ["Types", { FindingProviderFields: { ...provided, Types: [] } }],
  [
    "Severity.Original",
    { FindingProviderFields: { ...provided, Severity: { Label: "LOW", Original: "x".repeat(65) } } },
  ],
  ["Confidence", { FindingProviderFields: { ...provided, Confidence: 101 } }],
  ["ProductFields key", { ProductFields: { ["k".repeat(129)]: "v" } }],
  ["ProductFields value", { ProductFields: { k: "v".repeat(2049) } }],
  ["ProductFields", { ProductFields: Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`k${i}`, "v"])) }],
  ["Resources", { Resources: [] }],
  ["Resources", { Resources: Array.from({ length: 33 }, () => resource) }],
  ["Resources.Id", { Resources: [{ ...resource, Id: "x".repeat(513) }] }],
  ["Details.Other value", { Resources: [{ ...resource, Details: { Other: { k: "v".repeat(1024) } } }] }],
  ["Recommendation.Text", { Remediation: { Recommendation: { Text: "x".repeat(513) } } }],
  ["Vulnerabilities.Id", { Vulnerabilities: [{ Id: "x".repeat(33), VulnerablePackages: [], FixAvailable: "NO" }] }],
])("%s beyond what Security Hub takes is named", (field, change) => {
  expect(asffProblems({ ...valid, ...change }).join()).toContain(field);
});
