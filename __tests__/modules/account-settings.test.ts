import { AccountSettings } from "../../modules/account-settings";
import { Ec2Defaults, type Ec2DefaultsProps } from "../../modules/ec2-defaults";
import type { PasswordPolicyProps } from "../../modules/password-policy";
import { synthConstruct } from "../support/synth-stack";

const iamPasswordPolicy: PasswordPolicyProps = {
  minimumPasswordLength: 14,
  requireLowercaseCharacters: true,
  requireUppercaseCharacters: true,
  requireNumbers: true,
  requireSymbols: false,
  maxPasswordAge: 0,
  passwordReusePrevention: 24,
  allowUsersToChangePassword: true,
  hardExpiry: false,
};
const accountId = "555555555555";
const only = (byId: object = {}) => Object.values(byId);

test("S3 blocks public access to the whole account, all four ways", () => {
  const json = synthConstruct(
    (stack) =>
      new AccountSettings(stack, "settings", { accountId, s3PublicAccessBlock: true, iamPasswordPolicy: false }),
  );
  expect(only(json.resource.aws_s3_account_public_access_block)).toEqual([
    expect.objectContaining({
      account_id: accountId,
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    }),
  ]);
  expect(json.resource.aws_iam_account_password_policy).toBeUndefined();
});

// Terraform leaves what is left out as it is in AWS, so even a no and a zero must be said.
test("the password policy says every field", () => {
  const json = synthConstruct(
    (stack) => new AccountSettings(stack, "settings", { accountId, s3PublicAccessBlock: false, iamPasswordPolicy }),
  );
  expect(only(json.resource.aws_iam_account_password_policy)).toEqual([
    expect.objectContaining({
      minimum_password_length: 14,
      require_lowercase_characters: true,
      require_uppercase_characters: true,
      require_numbers: true,
      require_symbols: false,
      max_password_age: 0,
      password_reuse_prevention: 24,
      allow_users_to_change_password: true,
      hard_expiry: false,
    }),
  ]);
  expect(json.resource.aws_s3_account_public_access_block).toBeUndefined();
});

const none: Ec2DefaultsProps = {
  ebsEncryption: false,
  ebsSnapshotBlockPublicAccess: false,
  instanceMetadataDefaults: false,
};
const ec2 = (more: Partial<Ec2DefaultsProps>) =>
  synthConstruct((stack) => new Ec2Defaults(stack, "ec2", { ...none, ...more }));

test("new volumes are encrypted with EBS's own key", () => {
  const { resource } = ec2({ ebsEncryption: {} });
  expect(only(resource.aws_ebs_encryption_by_default)).toEqual([expect.objectContaining({ enabled: true })]);
  expect(Object.keys(resource)).toEqual(["aws_ebs_encryption_by_default"]);
});

// EBS answers with the key's ARN: given the alias' own, every plan would replace the default.
test("new volumes are encrypted with the key that an alias names, by the key's ARN", () => {
  const { resource, data } = ec2({ ebsEncryption: { kmsKeyAlias: "alias/ebs" } });
  const [id] = Object.keys(data?.aws_kms_alias ?? {});
  expect(only(data?.aws_kms_alias)).toEqual([expect.objectContaining({ name: "alias/ebs" })]);
  expect(only(resource.aws_ebs_default_kms_key)).toEqual([
    expect.objectContaining({ key_arn: `\${data.aws_kms_alias.${id}.target_key_arn}` }),
  ]);
  expect(only(resource.aws_ebs_encryption_by_default)).toHaveLength(1);
});

test.each(["block-all-sharing", "block-new-sharing"] as const)("snapshots: %s", (state) => {
  const { resource } = ec2({ ebsSnapshotBlockPublicAccess: state });
  expect(only(resource.aws_ebs_snapshot_block_public_access)).toEqual([expect.objectContaining({ state })]);
});

test("new instances answer only IMDSv2, to as many hops as are given", () => {
  const { resource } = ec2({ instanceMetadataDefaults: { httpPutResponseHopLimit: 3 } });
  expect(only(resource.aws_ec2_instance_metadata_defaults)).toEqual([
    expect.objectContaining({ http_tokens: "required", http_put_response_hop_limit: 3 }),
  ]);
});

test("touches nothing that something else sets", () => {
  expect(ec2({}).resource).toBeUndefined();
});
