import { isOfferedIn, managedRule } from "../../../config/compliance/managed-rules";
import { packParameters, packTemplate } from "../../../config/compliance/pack-template";
import { builtInPack, builtInPackNames } from "../../../config/compliance/packs";
import { templateProblems } from "../../../config/compliance/template-problems";
import { regions } from "../../../config/regions";

interface Template {
  readonly Parameters?: Record<string, { Default: string }>;
  readonly Resources: Record<string, { Properties: { ConfigRuleName: string; Source: Record<string, unknown> } }>;
}

const homeRegion = "eu-central-1";
const pack = (name: string) => builtInPack(name) ?? { rules: [] };
const textOf = (name: string, region = regions[0]) => packTemplate(pack(name), { region, homeRegion });
const templateOf = (name: string, region = regions[0]) => JSON.parse(textOf(name, region)) as Template;
const identifiersOf = (name: string, region = regions[0]) =>
  Object.values(templateOf(name, region).Resources).flatMap(
    ({ Properties }) => Properties.Source.SourceIdentifier ?? [],
  );

const everywhere = builtInPackNames.flatMap((name) => regions.map((region) => ({ name, region })));

test("there are packs, and every region has each", () => {
  expect(builtInPackNames).toEqual(["baseline", "delivery-pipeline"]);
  expect(everywhere).toHaveLength(2 * regions.length);
});

test.each(everywhere)("$name of $region is what validation asks of a template, and far from AWS's limits", (one) => {
  const text = textOf(one.name, one.region);
  expect(templateProblems(text, [])).toEqual([]);
  expect(text.length).toBeLessThan(51_200 / 2);
});

test.each(everywhere)("$name of $region holds only rules that the region offers", ({ name, region }) => {
  const lacking = identifiersOf(name, region).filter((identifier) => {
    const rule = managedRule(String(identifier));
    return !rule || !isOfferedIn(rule, region);
  });
  expect(lacking).toEqual([]);
});

test("a region that lacks a rule is why it is left out", () => {
  expect(identifiersOf("delivery-pipeline", "eu-west-1")).toContain("INSPECTOR_LAMBDA_STANDARD_SCAN_ENABLED");
  expect(identifiersOf("delivery-pipeline", "eu-south-2")).not.toContain("INSPECTOR_LAMBDA_STANDARD_SCAN_ENABLED");
});

test("what an account has once, and IAM's types, are judged in the home region only", () => {
  const atHome = ["baseline", "delivery-pipeline"].flatMap((name) => identifiersOf(name, homeRegion));
  const elsewhere = ["baseline", "delivery-pipeline"].flatMap((name) => identifiersOf(name, "eu-west-1"));
  expect(atHome.filter((identifier) => !elsewhere.includes(identifier))).toEqual([
    "S3_ACCOUNT_LEVEL_PUBLIC_ACCESS_BLOCKS_PERIODIC",
    "IAM_ROOT_ACCESS_KEY_CHECK",
    "ROOT_ACCOUNT_MFA_ENABLED",
    "ACCESS_KEYS_ROTATED",
    "IAM_USER_UNUSED_CREDENTIALS_CHECK",
    "IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS",
    "IAM_USER_NO_POLICIES_CHECK",
  ]);
});

test("no two packs hold the same rule, which would be paid for twice", () => {
  const all = builtInPackNames.flatMap((name) => Object.keys(templateOf(name, homeRegion).Resources));
  expect(all.filter((name, index) => all.indexOf(name) !== index)).toEqual([]);
});

test("every parameter of a rule is one that AWS knows, and every required one is given", () => {
  for (const name of builtInPackNames)
    for (const rule of pack(name).rules) {
      if (!("identifier" in rule)) continue;
      const known = managedRule(rule.identifier)?.parameters ?? {};
      const required = Object.keys(known).filter((parameter) => known[parameter]?.required);
      expect({ rule: rule.identifier, parameters: Object.keys(rule.parameters ?? {}) }).toEqual({
        rule: rule.identifier,
        parameters: expect.arrayContaining(required),
      });
      for (const parameter of Object.keys(rule.parameters ?? {})) expect(Object.keys(known)).toContain(parameter);
    }
});

test("a rule's parameters are the template's, with our defaults", () => {
  expect(packParameters(pack("baseline"))).toEqual({
    AccessKeysRotatedParamMaxAccessKeyAge: "90",
    IamUserUnusedCredentialsCheckParamMaxCredentialUsageAge: "90",
  });
  expect(templateOf("baseline", homeRegion).Parameters?.AccessKeysRotatedParamMaxAccessKeyAge?.Default).toBe("90");
  expect(templateOf("baseline", homeRegion).Resources.AccessKeysRotated?.Properties).toMatchObject({
    InputParameters: { maxAccessKeyAge: { Ref: "AccessKeysRotatedParamMaxAccessKeyAge" } },
  });
  // Its one user is left out elsewhere.
  expect(templateOf("baseline", "eu-west-1").Parameters).toBeUndefined();
});

test("a policy of ours is asked on changes of its types, in the runtime that AWS Config has", () => {
  const { CodepipelineArtifactsEncrypted } = templateOf("delivery-pipeline", "eu-west-1").Resources;
  expect(CodepipelineArtifactsEncrypted?.Properties).toMatchObject({
    ConfigRuleName: "codepipeline-artifacts-encrypted",
    Scope: { ComplianceResourceTypes: ["AWS::CodePipeline::Pipeline"] },
    Source: {
      Owner: "CUSTOM_POLICY",
      CustomPolicyDetails: {
        PolicyRuntime: "guard-2.x.x",
        PolicyText: expect.stringContaining("rule codepipeline_artifacts_encrypted"),
      },
      SourceDetails: [
        { EventSource: "aws.config", MessageType: "ConfigurationItemChangeNotification" },
        { EventSource: "aws.config", MessageType: "OversizedConfigurationItemChangeNotification" },
      ],
    },
  });
});
