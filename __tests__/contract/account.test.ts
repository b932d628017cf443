import { ExampleOrganization } from "./stacks";

const organization = new ExampleOrganization();

describe.each(organization.stacks)("$id", ({ id, json }) => {
  const [provider] = json.provider.aws as [Record<string, unknown>];
  const [accountId] = provider.allowed_account_ids as [string];

  test("has one provider, which refuses every other account", () => {
    expect(json.provider.aws).toHaveLength(1);
    expect(provider.allowed_account_ids).toEqual([expect.stringMatching(/^\d{12}$/)]);
    expect(provider.assume_role).toEqual([{ role_arn: `arn:aws:iam::${accountId}:role/gatehouse-apply` }]);
    expect(provider.alias).toBeUndefined();
  });

  test("tags everything with its owner, cost centre and data class", () => {
    const [{ tags }] = provider.default_tags as [{ tags: Record<string, string> }];
    expect(tags).toMatchObject({
      Stack: id,
      Owner: expect.any(String),
      CostCentre: expect.any(String),
      DataClass: expect.any(String),
    });
  });

  test("keeps its own state, locked, in the deployment account's bucket", () => {
    expect(json.terraform.backend.s3).toEqual({
      bucket: "gatehouse-444444444444-eu-central-1-state",
      key: `${accountId}/${id}.tfstate`,
      region: "eu-central-1",
      encrypt: false,
      use_lockfile: true,
      assume_role: { role_arn: `arn:aws:iam::${accountId}:role/gatehouse-apply` },
    });
  });

  test("accepts the tried range of the AWS provider and reads no other stack's state", () => {
    expect(json.terraform).toEqual({
      backend: expect.anything(),
      required_providers: { aws: { source: "hashicorp/aws", version: ">= 5.100.0, < 7.0.0" } },
    });
    expect(json.data?.terraform_remote_state).toBeUndefined();
  });
});

test("a suspended account has no stack, and nothing of the organization is associated with it", () => {
  const suspended = "888888888888";
  const accounts = organization.stacks.map(({ json }) => json.provider.aws[0]?.allowed_account_ids);
  expect(accounts).not.toContainEqual([suspended]);
  const targets = organization
    .all("aws_securityhub_configuration_policy_association")
    .map(({ body }) => body.target_id);
  expect(targets).toHaveLength(5);
  expect(targets).not.toContain(suspended);
  expect(targets).not.toContain("ou-exam-suspende");
});
