import { accountSettingsSchema } from "../../../config/services/account-settings";
import { problemsAfter } from "../../support/organization-problems";

test("protects by default, with passwords as the CIS benchmarks want them", () => {
  expect(accountSettingsSchema.parse({})).toEqual({
    s3PublicAccessBlock: true,
    iamPasswordPolicy: {
      minimumPasswordLength: 14,
      requireLowercaseCharacters: true,
      requireUppercaseCharacters: true,
      requireNumbers: true,
      requireSymbols: true,
      maxPasswordAge: 90,
      passwordReusePrevention: 24,
      allowUsersToChangePassword: true,
      hardExpiry: false,
    },
    ebsEncryption: {},
    ebsSnapshotBlockPublicAccess: "block-all-sharing",
    instanceMetadataDefaults: { httpPutResponseHopLimit: 2 },
    accessLogRetentionDays: 365,
    accounts: [],
  });
});

test("an account's own settings have no defaults: what is left out is the organization's", () => {
  const { accounts } = accountSettingsSchema.parse({ accounts: [{ account: "shop", iamPasswordPolicy: {} }] });
  expect(accounts).toEqual([
    { account: "shop", iamPasswordPolicy: expect.objectContaining({ minimumPasswordLength: 14 }) },
  ]);
});

test.each(["s3PublicAccessBlock", "iamPasswordPolicy", "ebsEncryption", "ebsSnapshotBlockPublicAccess"])(
  "%s can be left to something else",
  (setting) => {
    expect(problemsAfter([["accountSettings"], { [setting]: false }])).toEqual([]);
  },
);

test.each<[string, unknown, string]>([
  [
    "a block that is no yes or no",
    { s3PublicAccessBlock: "buckets" },
    'accountSettings.s3PublicAccessBlock: must be of type boolean (found "buckets")',
  ],
  [
    "a policy that is neither",
    { iamPasswordPolicy: "strong" },
    'accountSettings.iamPasswordPolicy: must be false, or hold the policy (found "strong")',
  ],
  [
    "a policy switched on by a word",
    { iamPasswordPolicy: true },
    "accountSettings.iamPasswordPolicy: must be false, or hold the policy (found true)",
  ],
  [
    "a password that is too short",
    { iamPasswordPolicy: { minimumPasswordLength: 5 } },
    "accountSettings.iamPasswordPolicy.minimumPasswordLength: must be at least 6: IAM takes no less (found 5)",
  ],
  [
    "a password that is too long",
    { iamPasswordPolicy: { minimumPasswordLength: 129 } },
    "accountSettings.iamPasswordPolicy.minimumPasswordLength: must be 128 at most: IAM takes no more (found 129)",
  ],
  [
    "an age that is too long",
    { iamPasswordPolicy: { maxPasswordAge: 1096 } },
    "accountSettings.iamPasswordPolicy.maxPasswordAge: must be 1095 days at most: IAM takes no more (found 1096)",
  ],
  [
    "more passwords than IAM remembers",
    { iamPasswordPolicy: { passwordReusePrevention: 25 } },
    "accountSettings.iamPasswordPolicy.passwordReusePrevention: must be 24 at most: IAM remembers no more (found 25)",
  ],
  [
    "an unknown key of a policy",
    { iamPasswordPolicy: { minLength: 14 } },
    "accountSettings.iamPasswordPolicy.minLength: unknown key",
  ],
  [
    "a field of another type",
    { iamPasswordPolicy: { requireSymbols: "yes" } },
    'accountSettings.iamPasswordPolicy.requireSymbols: must be of type boolean (found "yes")',
  ],
  [
    "AWS's own key, which is the default",
    { ebsEncryption: { kmsKeyAlias: "alias/aws/ebs" } },
    'accountSettings.ebsEncryption.kmsKeyAlias: must be an alias of your own key, e.g. "alias/ebs" (found "alias/aws/ebs")',
  ],
  [
    "a key's ARN, which no other region could use",
    { ebsEncryption: { kmsKeyAlias: "arn:aws:kms:eu-central-1:111111111111:key/1" } },
    "accountSettings.ebsEncryption.kmsKeyAlias: must be an alias of your own key",
  ],
  [
    "another state of snapshots",
    { ebsSnapshotBlockPublicAccess: "unblocked" },
    'accountSettings.ebsSnapshotBlockPublicAccess: must be false, block-all-sharing or block-new-sharing (found "unblocked")',
  ],
  [
    "more hops than EC2 takes",
    { instanceMetadataDefaults: { httpPutResponseHopLimit: 65 } },
    "accountSettings.instanceMetadataDefaults.httpPutResponseHopLimit: must be 64 at most: EC2 takes no more (found 65)",
  ],
  [
    "IMDSv1",
    { instanceMetadataDefaults: { httpTokens: "optional" } },
    "accountSettings.instanceMetadataDefaults.httpTokens: unknown key",
  ],
  [
    "logs that are kept no day",
    { accessLogRetentionDays: 0 },
    "accountSettings.accessLogRetentionDays: must be at least 1 day (found 0)",
  ],
  [
    "an account's own mistake",
    { accounts: [{ account: "security", iamPasswordPolicy: { maxPasswordAge: -1 } }] },
    "accountSettings.accounts[0].iamPasswordPolicy.maxPasswordAge: must be 0, for passwords that never expire, or the days until they do (found -1)",
  ],
  [
    "an unknown account",
    { accounts: [{ account: "nobody", s3PublicAccessBlock: false }] },
    'accountSettings.accounts[0].account: "nobody" is not among the accounts',
  ],
  [
    "an account named twice",
    { accounts: [{ account: "security" }, { account: "security" }] },
    'accountSettings.accounts[1].account: "security" has its choice already in accounts[0]',
  ],
])("refuses %s", (_what, section, expected) => {
  const problems = problemsAfter([["accountSettings"], section]);
  expect(problems).toEqual([expect.stringMatching(/^\d+:\d+: accountSettings/)]);
  expect(problems[0]).toContain(expected);
});
