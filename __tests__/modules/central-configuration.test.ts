import { CentralConfiguration, type CentralConfigurationProps } from "../../modules/central-configuration";
import { synthConstruct } from "../support/synth-stack";

const enabled = { standardArns: ["arn:standard"], disabledControls: [], parameters: {} };
const props: CentralConfigurationProps = {
  linkedRegions: ["eu-west-1"],
  policies: [
    { name: "every", description: "Every", enabled },
    { name: "off", description: "Off" },
  ],
  associations: [
    { name: "ou-a", targetId: "ou-a", policyName: "every" },
    { name: "ou-b", targetId: "ou-b", policyName: "off" },
    { name: "account-1", targetId: "111111111111", policyName: "every" },
  ],
};

const synth = (changes: Partial<CentralConfigurationProps> = {}) =>
  synthConstruct((stack) => new CentralConfiguration(stack, "hub", { ...props, ...changes })).resource;

const only = (type: string, resource = synth()) => Object.entries(resource[type] ?? {})[0];

/** Each association as `target: what it waits for`, in the order of the file. */
function waits(resource = synth()) {
  return Object.values(resource.aws_securityhub_configuration_policy_association ?? {}).map(
    ({ target_id, depends_on }) => `${target_id}: ${(depends_on as string[]).map((address) => address.split(".")[1])}`,
  );
}

test("links the other governed regions, and none where there is only the home region", () => {
  expect(only("aws_securityhub_finding_aggregator")?.[1]).toMatchObject({
    linking_mode: "SPECIFIED_REGIONS",
    specified_regions: ["eu-west-1"],
  });
  const [, alone] = only("aws_securityhub_finding_aggregator", synth({ linkedRegions: [] })) ?? [];
  expect(alone).toMatchObject({ linking_mode: "NO_REGIONS" });
  // AWS refuses a list beside NO_REGIONS, also an empty one.
  expect(alone).not.toHaveProperty("specified_regions");
});

test("turns central configuration on after the aggregator, with both automatic settings off, as AWS demands", () => {
  const [aggregator] = only("aws_securityhub_finding_aggregator") ?? [];
  expect(only("aws_securityhub_organization_configuration")?.[1]).toMatchObject({
    auto_enable: false,
    auto_enable_standards: "NONE",
    organization_configuration: { configuration_type: "CENTRAL" },
    depends_on: [`aws_securityhub_finding_aggregator.${aggregator}`],
  });
});

test("makes each policy after that", () => {
  const resource = synth();
  const [organization] = only("aws_securityhub_organization_configuration", resource) ?? [];
  const policies = Object.values(resource.aws_securityhub_configuration_policy ?? {});
  expect(policies.map(({ name }) => name).sort()).toEqual(["every", "off"]);
  for (const policy of policies)
    expect(policy.depends_on).toEqual([`aws_securityhub_organization_configuration.${organization}`]);
});

test("associates one target after the other, in the order it is given, each with its own policy", () => {
  const resource = synth();
  const named = (target: string) => expect.stringMatching(`^${target}: hub_`);
  expect(waits(resource).sort()).toEqual([named("111111111111"), named("ou-a"), named("ou-b")]);
  expect(waits(resource).find((line) => line.startsWith("ou-a"))).toContain("hub_organization");
  expect(waits(resource).find((line) => line.startsWith("ou-b"))).toContain("hub_ou-a");
  expect(waits(resource).find((line) => line.startsWith("111111111111"))).toContain("hub_ou-b");
  const associations = Object.values(resource.aws_securityhub_configuration_policy_association ?? {});
  expect(associations.find(({ target_id }) => target_id === "ou-b")?.policy_id).toContain("policy-off");
  expect(associations.find(({ target_id }) => target_id === "ou-a")?.policy_id).toContain("policy-every");
});

test("waits longer for an association than the provider's 90 seconds, which would taint it", () => {
  for (const association of Object.values(synth().aws_securityhub_configuration_policy_association ?? {}))
    expect(association.timeouts).toEqual({ create: "30m", update: "30m" });
});

test("fails on an association with a policy that is not there", () => {
  const associations = [{ name: "ou-a", targetId: "ou-a", policyName: "nowhere" }];
  expect(() => synth({ associations })).toThrow("ou-a is to be associated with nowhere, which is no policy");
});
