import { belongsIn, excludedAccountIds, templateOf } from "../../../config/compliance/placement";
import { type Configuration, loadConfiguration } from "../../../config/load";

const example = loadConfiguration();

/** The example with accounts that are left out of everything. */
function without(excludedAccounts: string[]): Configuration["organization"] {
  const { organization } = example;
  return { ...organization, compliance: { ...organization.compliance, excludedAccounts } };
}

test.each([
  ["no regions, in the home region", {}, "eu-central-1", true],
  ["no regions, elsewhere", {}, "us-east-1", true],
  ["a rule over global types, in the home region", { identifier: "IAM_USER_MFA_ENABLED" }, "eu-central-1", true],
  ["a rule over global types, elsewhere", { identifier: "IAM_USER_MFA_ENABLED" }, "us-east-1", false],
  ["a rule over regional types, elsewhere", { identifier: "SNS_ENCRYPTED_KMS" }, "us-east-1", true],
  ["a region that is named", { regions: ["us-east-1" as const] }, "us-east-1", true],
  ["another region that is named", { regions: ["us-east-1" as const] }, "eu-central-1", false],
] as const)("with %s", (_what, entry, region, expected) => {
  expect(
    belongsIn(example.organization, region, { ...entry, ...("regions" in entry && { regions: [...entry.regions] }) }),
  ).toBe(expected);
});

test("suspended accounts are left out by themselves", () => {
  expect(excludedAccountIds(example.organization, { excludedAccounts: [] })).toEqual(["888888888888"]);
});

test("accounts left out of everything and of this one come beside them, each once, in one order", () => {
  const organization = without(["payments-staging", "legacy-shop"]);
  expect(excludedAccountIds(organization, { excludedAccounts: ["deployment", "payments-staging"] })).toEqual([
    "444444444444",
    "666666666666",
    "888888888888",
  ]);
});

test("a pack is one of ours, or the text of its file", () => {
  const own = { name: "own", template: "own.yaml", parameters: {}, excludedAccounts: [] };
  const configuration = { ...example, complianceFiles: new Map([["own.yaml", "Resources: {}"]]) };
  expect(templateOf(configuration, "eu-west-1", own)).toBe("Resources: {}");
  const ours = { name: "baseline", parameters: {}, excludedAccounts: [] };
  expect(templateOf(configuration, "eu-west-1", ours)).toContain('"SourceIdentifier":"CLOUD_TRAIL_ENABLED"');
});
