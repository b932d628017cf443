import { ConfigurationPolicy, type EnabledSecurityHub } from "../../modules/configuration-policy";
import { synthConstruct } from "../support/synth-stack";

const settings = { standardArns: ["arn:standard"], disabledControls: ["S3.1"], parameters: {} };

function synth(enabled: EnabledSecurityHub | undefined) {
  const { resource } = synthConstruct(
    (stack) => new ConfigurationPolicy(stack, "policy", { name: "p", description: "P", enabled, dependsOn: [] }),
  );
  return Object.values(resource.aws_securityhub_configuration_policy ?? {})[0]?.configuration_policy;
}

test("a policy that is off says nothing of standards and controls", () => {
  expect(synth(undefined)).toEqual({ service_enabled: false });
});

test("a policy that is on has standards and a list of controls, without which AWS refuses it", () => {
  expect(synth({ ...settings, disabledControls: [] })).toEqual({
    service_enabled: true,
    enabled_standard_arns: ["arn:standard"],
    security_controls_configuration: { disabled_control_identifiers: [], security_control_custom_parameter: [] },
  });
});

test("enabled controls stand instead of disabled ones", () => {
  expect(synth({ ...settings, enabledControls: ["S3.8"] })).toMatchObject({
    security_controls_configuration: { enabled_control_identifiers: ["S3.8"] },
  });
  expect(synth({ ...settings, enabledControls: ["S3.8"] })).not.toHaveProperty(
    "security_controls_configuration.disabled_control_identifiers",
  );
});

test.each([
  ["bool", false, "bool"],
  ["double", 0.5, "double"],
  ["enum", "365", "enum"],
  ["enumList", ["a", "b"], "enum_list"],
  ["int", 0, "int"],
  ["intList", [22, 443], "int_list"],
  ["string", "x", "string"],
  ["stringList", ["x"], "string_list"],
])("a value of type %s becomes the provider's block of that type", (type, value, block) => {
  expect(synth({ ...settings, parameters: { "IAM.7": { Length: { [type]: value } } } })).toMatchObject({
    security_controls_configuration: {
      security_control_custom_parameter: [
        { security_control_id: "IAM.7", parameter: [{ name: "Length", value_type: "CUSTOM", [block]: { value } }] },
      ],
    },
  });
});

test("default is AWS's own value, so none is given", () => {
  expect(synth({ ...settings, parameters: { "IAM.7": { Length: "default" } } })).toHaveProperty(
    "security_controls_configuration.security_control_custom_parameter",
    [{ security_control_id: "IAM.7", parameter: [{ name: "Length", value_type: "DEFAULT" }] }],
  );
});
