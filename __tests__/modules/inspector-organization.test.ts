import { InspectorOrganization } from "../../modules/inspector-organization";
import { resources } from "../support/synth";
import { synthConstruct } from "../support/synth-stack";

const synth = (...memberAccountIds: string[]) =>
  synthConstruct(
    (stack) =>
      new InspectorOrganization(stack, "inspector", {
        administratorAccountId: "222222222222",
        resourceTypes: ["EC2", "LAMBDA"],
        members: memberAccountIds.map((id) => ({ id, email: `aws+${id}@example.com`, memberships: "managed" })),
      }),
  );

const byAddress = (...memberAccountIds: string[]) =>
  Object.fromEntries(
    resources(synth(...memberAccountIds))
      .map(({ address, body }) => [address.replace(/_[0-9A-F]{8}$/, ""), body] as const)
      .sort(),
  );

const all = byAddress("333333333333", "444444444444");

test("new accounts get what is scanned", () => {
  expect(all["aws_inspector2_organization_configuration.inspector"]?.auto_enable).toEqual({
    ec2: true,
    ecr: false,
    lambda: true,
    lambda_code: false,
  });
});

// https://github.com/hashicorp/terraform-provider-aws/issues/31307
test("no enabler holds the administrator and a member, or two members", () => {
  const enablers = Object.entries(all).filter(([address]) => address.startsWith("aws_inspector2_enabler."));
  expect(enablers.map(([, body]) => body.account_ids)).toEqual([["222222222222"], ["333333333333"], ["444444444444"]]);
  for (const [, body] of enablers) expect(body.resource_types).toEqual(["EC2", "LAMBDA"]);
});

// Destroyed the other way round, as AWS demands: members, associations, organization, administrator.
test("a member is enabled after its association, that after the organization, and that after the administrator", () => {
  const waits = (address: string) => {
    const { depends_on = [] } = all[address] as { depends_on?: string[] };
    return depends_on.map((on) => on.replace(/_[0-9A-F]{8}$/, ""));
  };
  expect(waits("aws_inspector2_enabler.inspector_enabler-333333333333")).toEqual([
    "aws_inspector2_member_association.inspector_member-333333333333",
  ]);
  expect(waits("aws_inspector2_member_association.inspector_member-333333333333")).toEqual([
    "aws_inspector2_organization_configuration.inspector",
  ]);
  expect(waits("aws_inspector2_organization_configuration.inspector")).toEqual([
    "aws_inspector2_enabler.inspector_administrator",
  ]);
});

// The provider's five minutes: https://github.com/hashicorp/terraform-provider-aws/issues/30144
test("everything has half an hour", () => {
  for (const body of Object.values(all)) expect(body.timeouts).toMatchObject({ create: "30m", delete: "30m" });
});

test("an account that leaves takes its own two resources along and changes no other", () => {
  const after = byAddress("444444444444");
  expect(Object.keys(all).filter((address) => !(address in after))).toEqual([
    "aws_inspector2_enabler.inspector_enabler-333333333333",
    "aws_inspector2_member_association.inspector_member-333333333333",
  ]);
  expect(after).toEqual(Object.fromEntries(Object.keys(after).map((address) => [address, all[address]])));
});
