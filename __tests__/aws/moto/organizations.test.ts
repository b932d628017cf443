import {
  ActivateOrganizationsAccessCommand,
  CloudFormationClient,
  CreateStackInstancesCommand,
  CreateStackSetCommand,
  DescribeOrganizationsAccessCommand,
  DescribeStackSetCommand,
  ListStackInstancesCommand,
} from "@aws-sdk/client-cloudformation";
import {
  CreateAccountCommand,
  CreateOrganizationCommand,
  EnableAWSServiceAccessCommand,
  ListRootsCommand,
  OrganizationsClient,
} from "@aws-sdk/client-organizations";
import { region } from "../../support/asff";
import { motoWithAndWithout } from "../../support/moto";

const { patched, unpatched } = motoWithAndWithout(
  "malware_protection_can_be_trusted",
  "stack_sets_can_be_trusted",
  "stack_sets_keep_auto_deployment",
  "stack_sets_leave_out_the_management_account",
);
const settings = { region, credentials: { accessKeyId: "embedded", secretAccessKey: "embedded" }, maxAttempts: 1 };

/** An organization with one member. */
async function organizationOf(endpoint: string) {
  const organizations = new OrganizationsClient({ ...settings, endpoint });
  await organizations.send(new CreateOrganizationCommand({ FeatureSet: "ALL" }));
  const { CreateAccountStatus } = await organizations.send(
    new CreateAccountCommand({ AccountName: "shop", Email: "shop@example.com" }),
  );
  const { Roots } = await organizations.send(new ListRootsCommand({}));
  return { organizations, member: CreateAccountStatus?.AccountId, root: Roots?.[0]?.Id ?? "" };
}

describe("an organization", () => {
  const made: Record<string, Awaited<ReturnType<typeof organizationOf>> & { cloudFormation: CloudFormationClient }> =
    {};
  beforeAll(async () => {
    for (const endpoint of [patched(), unpatched()])
      made[endpoint] = {
        ...(await organizationOf(endpoint)),
        cloudFormation: new CloudFormationClient({ ...settings, endpoint }),
      };
  });
  afterAll(() => {
    for (const { organizations, cloudFormation } of Object.values(made)) {
      organizations.destroy();
      cloudFormation.destroy();
    }
  });
  const at = (endpoint: string) => {
    const one = made[endpoint];
    if (!one) throw new Error("no organization was made");
    return one;
  };

  test("trusts GuardDuty's malware protection", async () => {
    const trust = (endpoint: string) =>
      at(endpoint).organizations.send(
        new EnableAWSServiceAccessCommand({ ServicePrincipal: "malware-protection.guardduty.amazonaws.com" }),
      );
    await expect(trust(patched())).resolves.toBeDefined();
    await expect(trust(unpatched())).rejects.toThrow("unrecognized service principal");
  });

  test("lets StackSets deploy to it", async () => {
    const { cloudFormation } = at(patched());
    const status = async () => (await cloudFormation.send(new DescribeOrganizationsAccessCommand({}))).Status;
    expect(await status()).toBe("DISABLED");
    await cloudFormation.send(new ActivateOrganizationsAccessCommand({}));
    expect(await status()).toBe("ENABLED");
    const without = at(unpatched()).cloudFormation.send(new DescribeOrganizationsAccessCommand({}));
    await expect(without).rejects.toThrow();
  });

  test("gets a StackSet in its members alone, which keeps its automatic deployment", async () => {
    const deployed = async (endpoint: string) => {
      const { cloudFormation, root } = at(endpoint);
      const StackSetName = "roles";
      await cloudFormation.send(
        new CreateStackSetCommand({
          StackSetName,
          TemplateBody: JSON.stringify({ Resources: { Queue: { Type: "AWS::SQS::Queue" } } }),
          PermissionModel: "SERVICE_MANAGED",
          AutoDeployment: { Enabled: true, RetainStacksOnAccountRemoval: false },
        }),
      );
      await cloudFormation.send(
        new CreateStackInstancesCommand({
          StackSetName,
          Regions: [region],
          DeploymentTargets: { OrganizationalUnitIds: [root] },
        }),
      );
      const { StackSet } = await cloudFormation.send(new DescribeStackSetCommand({ StackSetName }));
      const { Summaries } = await cloudFormation.send(new ListStackInstancesCommand({ StackSetName }));
      return { auto: StackSet?.AutoDeployment, accounts: Summaries?.map(({ Account }) => Account) };
    };
    expect(await deployed(patched())).toEqual({
      auto: { Enabled: true, RetainStacksOnAccountRemoval: false },
      accounts: [at(patched()).member],
    });
    const { auto, accounts } = await deployed(unpatched());
    expect([auto, accounts?.length]).toEqual([undefined, 2]);
  });
});
