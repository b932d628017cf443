import { exampleOrganization, type TerraformResource } from "../support/synth";

const { json } = exampleOrganization();
const resourcesOf = (region: string, type: string): TerraformResource[] =>
  Object.values(json(`security-services-${region}`).resource[`aws_securityhub_${type}`] ?? {});
const home = "eu-central-1";
const linked = ["eu-west-1", "us-east-1"];

test.each([home, ...linked])(
  "an automation rule is in %s, because it is only of the region that holds it",
  (region) => {
    expect(resourcesOf(region, "automation_rule")).toEqual([
      expect.objectContaining({ rule_name: "gatehouse-suppress-ephemeral", rule_order: 100, rule_status: "ENABLED" }),
    ]);
  },
);

test("at home a rule comes after everything of central configuration", () => {
  const [rule] = resourcesOf(home, "automation_rule");
  expect(rule?.depends_on).toEqual([
    expect.stringMatching(/^aws_securityhub_configuration_policy_association\.security-hub_account-111111111111_/),
  ]);
});

test.each(linked)("%s has no central configuration, insight or action of its own", (region) => {
  const there = Object.keys(json(`security-services-${region}`).resource);
  expect(there.filter((type) => type.startsWith("aws_securityhub_"))).toEqual(["aws_securityhub_automation_rule"]);
});

test("each policy is what the configuration says, by the name that begins with the prefix", () => {
  const policies = resourcesOf(home, "configuration_policy").map(({ name, configuration_policy }) => [
    name,
    (configuration_policy as { enabled_standard_arns: string[] }).enabled_standard_arns.length,
  ]);
  expect(Object.fromEntries(policies)).toEqual({
    gatehouse: 1,
    "gatehouse-workloads": 2,
    "gatehouse-staging": 1,
  });
});

test("each target is associated with its own policy", () => {
  const policyOf = ({ policy_id }: TerraformResource) => /policy-(gatehouse[a-z-]*)_/.exec(String(policy_id))?.[1];
  const associations = resourcesOf(home, "configuration_policy_association");
  expect(Object.fromEntries(associations.map((association) => [association.target_id, policyOf(association)]))).toEqual(
    {
      "ou-exam-security": "gatehouse",
      "ou-exam-infrastr": "gatehouse",
      "ou-exam-stagings": "gatehouse-staging",
      "ou-exam-workload": "gatehouse-workloads",
      "111111111111": "gatehouse",
    },
  );
});

test("accounts and workloads stand by name in the configuration, and as findings have them in an insight", () => {
  const insight = resourcesOf(home, "insight").find(({ name }) => name === "gatehouse-payments-by-rule");
  expect(insight?.filters).toMatchObject({
    product_fields: [
      { key: "gatehouse/workload", comparison: "EQUALS", value: "payments" },
      { key: "gatehouse/workload", comparison: "EQUALS", value: "payments-fixed" },
    ],
    record_state: [{ comparison: "EQUALS", value: "ACTIVE" }],
  });
});
