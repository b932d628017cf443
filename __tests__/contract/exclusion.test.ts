import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { projectRoot } from "../../config/project-root";
import { differences } from "../support/organizations/differences";
import { exampleOrganization, resources, type Synthesized, synthesize } from "../support/synth";

const folder = mkdtempSync(join(tmpdir(), "gatehouse-exclusion-"));
const before = exampleOrganization();

afterAll(() => rmSync(folder, { recursive: true }));

/** The example organization after a change of its YAML. */
function changed(change: (document: ReturnType<typeof parseDocument>) => void): Synthesized {
  const config = join(projectRoot, "config");
  const document = parseDocument(readFileSync(join(config, "organization.yaml"), "utf8"));
  change(document);
  writeFileSync(join(folder, "organization.yaml"), document.toString());
  writeFileSync(join(folder, "organization.lock.yaml"), readFileSync(join(config, "organization.lock.yaml")));
  return synthesize({ GATEHOUSE_CONFIG: join(folder, "organization.yaml") });
}

/** Types of what differs, by stack, among the stacks that both have. */
function differencesTo(after: Synthesized): Record<string, string[]> {
  return differences(stacksOf(before), stacksOf(after));
}

function stacksOf({ stackIds, json }: Omit<Synthesized, "remove">) {
  return stackIds.map((id) => ({ id, json: json(id) }));
}

const organizationRules = ["aws_config_organization_conformance_pack", "aws_config_organization_managed_rule"];
const inEachRegion = (role: string, types: readonly string[]) =>
  Object.fromEntries(["eu-central-1", "eu-west-1", "us-east-1"].map((region) => [`${role}-${region}`, types]));

/** Every account has an enabler and an association of its own, in every region. */
const inspectorOfOne = ["aws_inspector2_enabler", "aws_inspector2_member_association"];
const inspectorAlone = {
  "security-services-eu-west-1": inspectorOfOne,
  "security-services-us-east-1": inspectorOfOne,
};

// Excluding one region once removed the administrator in all of them elsewhere:
// https://github.com/awslabs/landing-zone-accelerator-on-aws/issues/1129
test("a region that is no longer governed changes the aggregation of the home region and nothing else", () => {
  const after = changed((document) => document.setIn(["regions"], ["eu-central-1", "us-east-1"]));

  expect(after.stackIds).toEqual(before.stackIds.filter((id) => !id.endsWith("-eu-west-1")));
  expect(differencesTo(after)).toEqual({
    "security-services-eu-central-1": ["aws_config_configuration_aggregator", "aws_securityhub_finding_aggregator"],
  });
  after.remove();
});

test("an account that leaves takes its stacks along and changes no other account's", () => {
  const after = changed((document) => {
    document.deleteIn(["accounts", 6]);
    for (const workload of [0, 1]) document.deleteIn(["workloads", workload, "deployments", 1]);
  });

  expect(after.stackIds).toEqual(before.stackIds.filter((id) => !id.startsWith("member-777777777777-")));
  expect(differencesTo(after)).toEqual({
    ...inspectorAlone,
    "security-services-eu-central-1": inspectorOfOne,
    // Its own workloads no longer deploy there.
    // Nobody is asked about a deployment that is gone.
    "tooling-payments": ["aws_codepipeline", "aws_iam_policy_document", "aws_sns_topic", "aws_sns_topic_subscription"],
    "tooling-payments-fixed": [
      "aws_codepipeline",
      "aws_iam_policy_document",
      "aws_sns_topic",
      "aws_sns_topic_subscription",
    ],
  });
  after.remove();
});

test("a suspended account is excluded where organization packs would fail for all", () => {
  const after = changed((document) => {
    document.setIn(["accounts", 6, "status"], "suspended");
    for (const workload of [0, 1]) document.deleteIn(["workloads", workload, "deployments", 1]);
  });

  const security = Object.entries(differencesTo(after)).filter(([id]) => id.startsWith("security-"));
  expect(Object.fromEntries(security)).toEqual({
    ...inEachRegion("security-compliance", organizationRules),
    ...inspectorAlone,
    "security-services-eu-central-1": [...inspectorOfOne, "aws_securityhub_configuration_policy_association"],
  });
  after.remove();
});

test("an account that compliance leaves out changes nothing but the exclusions of its rules", () => {
  const after = changed((document) => document.setIn(["compliance", "excludedAccounts"], ["payments-staging"]));

  expect(after.stackIds).toEqual(before.stackIds);
  expect(differencesTo(after)).toEqual(inEachRegion("security-compliance", organizationRules));
  for (const region of ["eu-central-1", "eu-west-1", "us-east-1"]) {
    const bodies = ({ json }: Pick<Synthesized, "json">) =>
      resources(json(`security-compliance-${region}`)).map(({ address, body }) => ({ address, body }));
    const excluded = (synthesized: Pick<Synthesized, "json">) =>
      bodies(synthesized).map(({ body }) => body.excluded_accounts);
    const others = (synthesized: Pick<Synthesized, "json">) =>
      bodies(synthesized).map(({ address, body }) => ({ address, ...body, excluded_accounts: null }));

    expect(excluded(before)).toEqual(bodies(before).map(() => ["888888888888"]));
    expect(excluded(after)).toEqual(bodies(after).map(() => ["666666666666", "888888888888"]));
    expect(others(after)).toEqual(others(before));
  }
  after.remove();
});
