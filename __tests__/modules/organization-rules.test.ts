import { literal } from "../../modules/literal";
import { OrganizationConformancePack } from "../../modules/organization-conformance-pack";
import { OrganizationManagedRule } from "../../modules/organization-managed-rule";
import { OrganizationPolicyRule } from "../../modules/organization-policy-rule";
import { synthConstruct } from "../support/synth-stack";

const common = { name: "gatehouse-x", parameters: {}, excludedAccountIds: ["888888888888"] };
const sixtyMinutes = { create: "60m", update: "60m", delete: "60m" };

const managed = (more: object = {}) =>
  synthConstruct(
    (stack) => void new OrganizationManagedRule(stack, "r", { ...common, identifier: "SECURITYHUB_ENABLED", ...more }),
  ).resource.aws_config_organization_managed_rule?.r;

const policy = (more: object = {}) =>
  synthConstruct(
    (stack) =>
      void new OrganizationPolicyRule(stack, "r", {
        ...common,
        policy: "rule x { configuration exists }",
        runtime: "guard-2.x.x",
        triggers: ["ConfigurationItemChangeNotification"],
        debugLogAccountIds: [],
        ...more,
      }),
  ).resource.aws_config_organization_custom_policy_rule?.r;

const pack = (more: object = {}) =>
  synthConstruct((stack) => void new OrganizationConformancePack(stack, "p", { ...common, template: "{}", ...more }))
    .resource.aws_config_organization_conformance_pack?.p;

test("a managed rule waits an hour for the accounts, and sets nothing that was not asked for", () => {
  expect(managed()).toEqual({
    name: "gatehouse-x",
    rule_identifier: "SECURITYHUB_ENABLED",
    excluded_accounts: ["888888888888"],
    timeouts: sixtyMinutes,
  });
});

test("a managed rule has its parameters as JSON, its scope and its frequency", () => {
  const asked = {
    parameters: { a: "1" },
    tag: { key: "Owner", value: "me" },
    description: "why",
    frequency: "Six_Hours",
  };
  expect(managed(asked)).toMatchObject({
    input_parameters: '{"a":"1"}',
    tag_key_scope: "Owner",
    tag_value_scope: "me",
    description: "why",
    maximum_execution_frequency: "Six_Hours",
  });
  expect(managed({ resourceTypes: ["AWS::S3::Bucket"] })).toMatchObject({ resource_types_scope: ["AWS::S3::Bucket"] });
});

test("a tag may be asked for whatever its value", () => {
  expect(managed({ tag: { key: "Owner" } })).not.toHaveProperty("tag_value_scope");
});

test("a policy rule names accounts for its debug logs only where it is asked to", () => {
  expect(policy()).not.toHaveProperty("debug_log_delivery_accounts");
  expect(policy({ debugLogAccountIds: ["444444444444"] })).toMatchObject({
    debug_log_delivery_accounts: ["444444444444"],
    policy_runtime: "guard-2.x.x",
    trigger_types: ["ConfigurationItemChangeNotification"],
    timeouts: sixtyMinutes,
  });
});

test("a pack gets the values of its parameters, and waits an hour", () => {
  expect(pack({ parameters: { Days: "7" } })).toMatchObject({
    input_parameter: [{ parameter_name: "Days", parameter_value: "7" }],
    excluded_accounts: ["888888888888"],
    timeouts: sixtyMinutes,
  });
});

test("what Terraform would fill in stays text in policies, templates and parameters", () => {
  const text = "${x} %{y} $z";
  const escaped = "$${x} %%{y} $z";
  expect(literal(text)).toBe(escaped);
  expect(policy({ policy: text })?.policy_text).toBe(escaped);
  expect(pack({ template: text })?.template_body).toBe(escaped);
  expect(managed({ parameters: { a: "${x}" } })?.input_parameters).toBe('{"a":"$${x}"}');
});
