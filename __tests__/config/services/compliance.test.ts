import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { projectRoot } from "../../../config/project-root";
import { complianceProblems } from "../../support/compliance-problems";
import { scratchFolder } from "../../support/scratch";

const folder = scratchFolder();
const problemsOf = (compliance: unknown, files?: Record<string, string>) =>
  complianceProblems(folder, compliance, files);

const managed = (more: object) => ({ managedRules: [{ identifier: "S3_BUCKET_VERSIONING_ENABLED", ...more }] });
const pack = (more: object) => ({ conformancePacks: [{ name: "own", template: "pack.yaml", ...more }] });
const policy = (more: object) => ({ policyRules: [{ name: "own", policy: "own.guard", ...more }] });

const guard = "rule own { configuration exists }";
const template = (resources: object, parameters: object = {}) =>
  JSON.stringify({ Parameters: parameters, Resources: resources });
const rule = (identifier: string) => ({
  Type: "AWS::Config::ConfigRule",
  Properties: { ConfigRuleName: "x", Source: { Owner: "AWS", SourceIdentifier: identifier } },
});
const versioning = template({ Versioning: rule("S3_BUCKET_VERSIONING_ENABLED") });

const rules = "compliance.managedRules[0]";
const policies = "compliance.policyRules[0]";
const packs = "compliance.conformancePacks[0]";

test.each<[string, unknown, string[]]>([
  [
    "an unknown key",
    { colour: "red" },
    ["compliance.colour: unknown key: allowed are excludedAccounts, managedRules, policyRules, conformancePacks"],
  ],
  [
    "a misspelt identifier",
    { managedRules: [{ identifier: "S3_BUCKET_VERSIONNING_ENABLED" }] },
    [
      `${rules}.identifier: "S3_BUCKET_VERSIONNING_ENABLED" is no managed rule of AWS Config (did you mean "S3_BUCKET_VERSIONING_ENABLED"?): its identifiers are in config/compliance/managed-rules.json`,
    ],
  ],
  [
    "a rule by its name in the console",
    { managedRules: [{ identifier: "s3-bucket-versioning-enabled" }] },
    [
      `${rules}.identifier: "s3-bucket-versioning-enabled" is no managed rule of AWS Config (did you mean "S3_BUCKET_VERSIONING_ENABLED"?): its identifiers are in config/compliance/managed-rules.json`,
    ],
  ],
  ["no identifier", { managedRules: [{}] }, [`${rules}.identifier: is missing`]],
  [
    "a parameter that the rule lacks",
    { managedRules: [{ identifier: "ACCESS_KEYS_ROTATED", parameters: { maxAccessKeyAge: 90, maxAge: 90 } }] },
    [`${rules}.parameters.maxAge: ACCESS_KEYS_ROTATED has no such parameter: it has maxAccessKeyAge`],
  ],
  [
    "a misspelt parameter, which is then missing",
    { managedRules: [{ identifier: "ACCESS_KEYS_ROTATED", parameters: { maxAcessKeyAge: 90 } }] },
    [
      `${rules}: ACCESS_KEYS_ROTATED needs the parameter maxAccessKeyAge (int): give it under parameters, e.g. maxAccessKeyAge: 90`,
      `${rules}.parameters.maxAcessKeyAge: ACCESS_KEYS_ROTATED has no such parameter (did you mean "maxAccessKeyAge"?): it has maxAccessKeyAge`,
    ],
  ],
  [
    "a number that is none",
    { managedRules: [{ identifier: "ACCESS_KEYS_ROTATED", parameters: { maxAccessKeyAge: "ninety" } }] },
    [`${rules}.parameters.maxAccessKeyAge: must be a whole number (found "ninety")`],
  ],
  [
    "a truth that is none",
    { managedRules: [{ identifier: "IAM_PASSWORD_POLICY", parameters: { RequireSymbols: "yes" } }] },
    [`${rules}.parameters.RequireSymbols: must be true or false (found "yes")`],
  ],
  [
    "a parameter that is a list",
    managed({ parameters: { isMfaDeleteEnabled: [true] } }),
    [`${rules}.parameters.isMfaDeleteEnabled: must be a text, a number, true or false (found a list of 1)`],
  ],
  [
    "longer parameters than AWS takes",
    managed({ parameters: { isMfaDeleteEnabled: "x".repeat(1024) } }),
    [`${rules}.parameters: have 1049 characters as JSON: AWS Config allows 1024`],
  ],
  [
    "a frequency of a rule that has none",
    managed({ frequency: "One_Hour" }),
    [`${rules}.frequency: S3_BUCKET_VERSIONING_ENABLED runs when something changes and has no frequency: leave it out`],
  ],
  [
    "an unknown frequency",
    { managedRules: [{ identifier: "SECURITYHUB_ENABLED", frequency: "daily" }] },
    [`${rules}.frequency: must be One_Hour, Three_Hours, Six_Hours, Twelve_Hours or TwentyFour_Hours (found "daily")`],
  ],
  [
    "a resource type that is none",
    managed({ resourceTypes: ["S3::Bucket"] }),
    [`${rules}.resourceTypes[0]: must be a resource type, e.g. AWS::S3::Bucket (found "S3::Bucket")`],
  ],
  [
    "a tag and types at once",
    managed({ resourceTypes: ["AWS::S3::Bucket"], tag: { key: "Owner" } }),
    [`${rules}.tag: a rule judges by tag or by type, not by both: leave one of them out`],
  ],
  ["an empty tag", managed({ tag: { key: "" } }), [`${rules}.tag.key: must not be empty (found "")`]],
  ["a long description", managed({ description: "x".repeat(257) }), [expect.stringMatching(/must be 256 characters/)]],
  [
    "an unknown account",
    { excludedAccounts: ["payments-stagin"] },
    [
      'compliance.excludedAccounts[0]: "payments-stagin" is not among the accounts (did you mean "payments-staging"?): use one of management, security, log-archive, deployment, shared-tooling, payments-staging, payments-production, legacy-shop',
    ],
  ],
  [
    "an account named twice",
    managed({ excludedAccounts: ["deployment", "deployment"] }),
    [`${rules}.excludedAccounts[1]: "deployment" is named twice`],
  ],
  [
    "a region that is not governed",
    managed({ regions: ["eu-north-1"] }),
    [`${rules}.regions[0]: eu-north-1 is not governed: use one of eu-central-1, eu-west-1, us-east-1`],
  ],
  [
    "a region named twice",
    managed({ regions: ["eu-west-1", "eu-west-1"] }),
    [`${rules}.regions[1]: eu-west-1 is named twice`],
  ],
  ["no region", managed({ regions: [] }), [expect.stringMatching(/must name at least one region; without it/)]],
  [
    "a rule over global types away from home",
    {
      managedRules: [{ identifier: "ACCESS_KEYS_ROTATED", parameters: { maxAccessKeyAge: 9 }, regions: ["us-east-1"] }],
    },
    [
      `${rules}.regions[0]: ACCESS_KEYS_ROTATED judges AWS::IAM::User, which only the home region records: name eu-central-1 alone, or leave regions out`,
    ],
  ],
  [
    "a rule that a named region does not offer",
    { managedRules: [{ identifier: "CLOUDFRONT_SNI_ENABLED", regions: ["eu-west-1"] }] },
    [`${rules}.regions: CLOUDFRONT_SNI_ENABLED is not offered in eu-west-1: give regions: [us-east-1]`],
  ],
  [
    "a rule that one of all regions does not offer",
    { managedRules: [{ identifier: "CLOUDFRONT_SNI_ENABLED" }] },
    [
      `${rules}.identifier: CLOUDFRONT_SNI_ENABLED is not offered in eu-central-1, eu-west-1: give regions: [us-east-1]`,
    ],
  ],
  [
    "a name that AWS refuses",
    managed({ name: "a b" }),
    [`${rules}.name: must be letters, digits, hyphens and underscores (found "a b")`],
  ],
  [
    "a name that is too long with the prefix",
    managed({ name: "x".repeat(55) }),
    [expect.stringMatching(/managedRules\[0\]\.name: "gatehouse-x+" has 65 characters: AWS Config allows 64/)],
  ],
  [
    "a rule given twice",
    { managedRules: [{ identifier: "SECURITYHUB_ENABLED" }, { identifier: "SECURITYHUB_ENABLED" }] },
    [
      'compliance.managedRules[1].identifier: "securityhub-enabled" is already the name of managedRules[0]: give another name',
    ],
  ],
  [
    "a policy under a managed rule's name",
    { managedRules: [{ identifier: "SECURITYHUB_ENABLED", name: "own" }], ...policy({}) },
    [`${policies}.name: "own" is already the name of managedRules[0]: give another name`],
  ],
  [
    "more rules than AWS takes",
    {
      managedRules: Array.from({ length: 151 }, (_, index) => ({
        identifier: "SECURITYHUB_ENABLED",
        name: `rule-${index}`,
      })),
    },
    ["compliance: holds 151 organization rules: AWS Config allows 150"],
  ],
  [
    "more packs than AWS takes",
    {
      conformancePacks: Array.from({ length: 51 }, (_, index) => ({ name: `pack-${index}`, template: "pack.yaml" })),
    },
    ["compliance.conformancePacks: holds 51 packs: AWS Config allows 50"],
  ],
  [
    "a trigger by schedule, which organizations have not",
    policy({ triggers: ["ScheduledNotification"] }),
    [
      `${policies}.triggers[0]: must be one of ConfigurationItemChangeNotification, OversizedConfigurationItemChangeNotification (found "ScheduledNotification")`,
    ],
  ],
  [
    "an unknown account for debug logs",
    policy({ debugLogAccounts: ["nobody"] }),
    [
      `${policies}.debugLogAccounts[0]: "nobody" is not among the accounts: use one of management, security, log-archive, deployment, shared-tooling, payments-staging, payments-production, legacy-shop`,
    ],
  ],
  [
    "a policy outside",
    policy({ policy: "../own.guard" }),
    [expect.stringMatching(/policy: must be a path beside the organization file, without \.\./)],
  ],
  [
    "a policy that is not there",
    policy({ policy: "other.guard" }),
    [`${policies}.policy: other.guard cannot be read: it must be a file beside the organization file`],
  ],
  [
    "an empty policy",
    policy({ policy: "empty.guard" }),
    [`${policies}.policy: empty.guard is empty: it must hold a Guard policy`],
  ],
  [
    "a policy longer than AWS takes",
    policy({ policy: "long.guard" }),
    [`${policies}.policy: long.guard has 10001 characters: AWS Config allows 10000`],
  ],
  [
    "a pack that is none of ours",
    { conformancePacks: [{ name: "base-line" }] },
    [
      `${packs}.name: "base-line" is none of Gatehouse's own packs (did you mean "baseline"?): use one of baseline, delivery-pipeline, or give a template`,
    ],
  ],
  [
    "a template under one of our names",
    pack({ name: "baseline" }),
    [`${packs}.name: "baseline" is one of Gatehouse's own packs: choose another name`],
  ],
  [
    "a parameter that our pack lacks",
    { conformancePacks: [{ name: "delivery-pipeline", parameters: { Days: 1 } }] },
    [`${packs}.parameters.Days: the pack delivery-pipeline has no such parameter: it has none`],
  ],
  [
    "a misspelt parameter of our pack",
    { conformancePacks: [{ name: "baseline", parameters: { AccessKeysRotatedParamMaxAge: 60 } }] },
    [expect.stringMatching(/did you mean "AccessKeysRotatedParamMaxAccessKeyAge"\?/)],
  ],
  [
    "a pack named twice",
    { conformancePacks: [{ name: "baseline" }, { name: "baseline" }] },
    ['compliance.conformancePacks[1].name: "baseline" is already the name of conformancePacks[0]: give another name'],
  ],
  [
    "a pack's name that AWS refuses",
    pack({ name: "own_pack" }),
    [`${packs}.name: must be letters, digits and hyphens, and begin with a letter (found "own_pack")`],
  ],
  [
    "a template that is not there",
    pack({ template: "none.yaml" }),
    [`${packs}.template: none.yaml cannot be read: it must be a file beside the organization file`],
  ],
  [
    "a template larger than AWS takes",
    pack({ template: "large.yaml" }),
    [`${packs}.template: large.yaml has 51201 bytes: AWS Config allows 51200`],
  ],
  [
    "a template with a misspelt rule",
    pack({ template: "misspelt.yaml" }),
    [expect.stringMatching(/template: misspelt.yaml: Resources.A: "S3_BUCKET_VERSIONED" is no managed rule/)],
  ],
  [
    "a parameter that the template lacks",
    pack({ parameters: { Days: 1 } }),
    [`${packs}.template: pack.yaml: has no parameter Days: its parameters are none`],
  ],
])("refuses %s", (_what, compliance, expected) => {
  const files = {
    "own.guard": guard,
    "empty.guard": "\n",
    "long.guard": guard.padEnd(10_001, "#"),
    "pack.yaml": versioning,
    "large.yaml": versioning.padEnd(51_201),
    "misspelt.yaml": template({ A: rule("S3_BUCKET_VERSIONED") }),
  };
  expect(problemsOf(compliance, files)).toEqual(expected);
});

test("refuses more exclusions than AWS takes, the suspended accounts among them", () => {
  const names = Array.from({ length: 1000 }, (_, index) => `account-${index}x`);
  const problems = problemsOf({ excludedAccounts: names });
  expect(problems).toContain(
    "compliance.excludedAccounts: 1001 accounts are left out, 1 of them suspended: AWS Config allows 1000",
  );
  // Those are not among the example's accounts, which is told of each.
  expect(problems).toHaveLength(1001);
});

test("the limits count what is left out of one rule beside what is left out of all", () => {
  const names = Array.from({ length: 999 }, (_, index) => `account-${index}x`);
  const problems = problemsOf({ excludedAccounts: names, ...managed({ excludedAccounts: ["deployment"] }) });
  expect(problems).toContain(
    `${rules}.excludedAccounts: 1001 accounts are left out, 1 of them suspended: AWS Config allows 1000`,
  );
});

test.each<[string, unknown]>([
  ["nothing", {}],
  ["no pack at all", { conformancePacks: [] }],
  ["a rule that only the home region can judge", { managedRules: [{ identifier: "IAM_USER_MFA_ENABLED" }] }],
  ["parameters as numbers, texts and truths", managed({ parameters: { isMfaDeleteEnabled: true } })],
  ["a suspended account by name", { excludedAccounts: ["legacy-shop"] }],
  ["a pack and a rule of one name", { ...managed({ name: "own" }), ...pack({}) }],
])("takes %s", (_what, compliance) => {
  expect(problemsOf(compliance, { "pack.yaml": versioning })).toEqual([]);
});

test("takes the example of docs/compliance.md", () => {
  const page = readFileSync(join(projectRoot, "docs/compliance.md"), "utf8");
  const { compliance } = parse(/```yaml\n([^`]+)```/.exec(page)?.[1] ?? "") as { compliance: object };
  const files = join(projectRoot, "__tests__/organizations/compliance");
  const beside = ["queues-encrypted.guard", "data-pack.yaml"].map((name) => [
    `compliance/${name}`,
    readFileSync(join(files, name), "utf8"),
  ]);
  expect(Object.keys(compliance)).toEqual(["excludedAccounts", "managedRules", "policyRules", "conformancePacks"]);
  expect(problemsOf(compliance, Object.fromEntries(beside))).toEqual([]);
});
