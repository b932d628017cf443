import { keptResources } from "../../../cli/accounts/destruction";
import { forFile } from "../../../cli/accounts/for-file";
import { leavingSteps, leavingText } from "../../../cli/accounts/leaving";
import { checkMayLeave } from "../../../cli/accounts/may-leave";
import { nextCommands } from "../../../cli/accounts/next-commands";
import { stacksOf } from "../../../cli/accounts/stacks-of";
import { RefusedError } from "../../../cli/support/refusal";
import { accountNamed, loadOrganization } from "../../../config/load";
import type { Organization } from "../../../config/schema";
import { exampleOrganization, resources } from "../../support/synth";

const { organization } = loadOrganization();
const idle: Organization = { ...organization, workloads: [] };
const leaving = accountNamed(organization, "payments-staging");
const member = (region: string) => `member-666666666666-${region}`;

test.each(["management", "security", "log-archive", "deployment"])("the %s account never leaves", (name) => {
  expect(() => checkMayLeave(accountNamed(idle, name), idle)).toThrow(
    `${name} is the ${name} account: it never leaves`,
  );
});

test.each([
  ["shared-tooling", ["payments has its pipeline there", "payments-fixed has its pipeline there"]],
  ["payments-staging", ["payments deploys staging there", "payments-fixed deploys staging there"]],
])("%s stays while workloads use it, and each is named", (name, sentences) => {
  const check = () => checkMayLeave(accountNamed(organization, name), organization);
  expect(check).toThrow(RefusedError);
  expect(check).toThrow(
    expect.objectContaining({
      reasons: sentences.map((sentence) => expect.stringContaining(`workload ${sentence}`)),
    }),
  );
});

test("an account that nothing uses may leave", () => {
  expect(() => checkMayLeave(leaving, idle)).not.toThrow();
});

test("the way out: findings before members, members before stacks, stacks before the file", async () => {
  const steps = leavingSteps(leaving, idle, await stacksOf(idle), forFile(undefined));
  expect(steps.map(({ title, account }) => `${account}: ${title}`)).toEqual([
    "management: it administers nothing for the organization",
    "deployment: no stack of a workload is left in it",
    "security: its findings are settled",
    "security: the security services let go of it",
    "deployment: its stacks are destroyed",
    "deployment: it leaves the file",
    "deployment: exclusions, associations and aggregations follow",
    "management: it leaves the organization, or is closed",
    "security: GuardDuty lets go of it, and nothing differs any more",
  ]);
  const commandsOf = (title: string) => steps.find((step) => step.title.startsWith(title))?.commands ?? [];
  for (const service of ["securityhub", "inspector2"])
    expect(commandsOf("the security services").some((command) => command.includes(`aws ${service} `))).toBe(true);
  expect(leavingText(steps)).toContain("6. it leaves the file (deployment)\n");
});

test("services that are off have nothing to let go of, and the others where they are on", async () => {
  const macie = { ...idle.macie, enabled: false, regions: { "eu-west-1": true } };
  const detective = { ...idle.detective, enabled: true, regions: { "us-east-1": false } };
  const commands = async (changed: Partial<Organization>) =>
    leavingText(leavingSteps(leaving, { ...idle, ...changed }, await stacksOf(idle), forFile(undefined)));
  const off = await commands({});
  expect(off).not.toMatch(/macie2|detective/);
  const on = await commands({ macie, detective });
  expect(on).toContain(
    "for region in eu-west-1; do aws macie2 disassociate-member --region $region --id 666666666666;",
  );
  expect(on).toContain("for region in eu-central-1 eu-west-1; do aws detective delete-members");
});

describe("the account's stacks", () => {
  const commandsOf = async (changed: Partial<Organization>) => {
    const altered = { ...idle, ...changed };
    const steps = leavingSteps(leaving, altered, await stacksOf(altered), forFile(undefined));
    return steps.find(({ title }) => title === "its stacks are destroyed")?.commands ?? [];
  };

  test("are destroyed with the home region last, each after its state forgot what Terraform would keep", async () => {
    const limited = `GATEHOUSE_STACKS='${member("*")}'`;
    const terraform = (region: string) => `terraform -chdir=cdktf.out/stacks/${member(region)}`;
    // Whatever the order of the regions in the file.
    expect(await commandsOf({ regions: ["us-east-1", "eu-west-1", "eu-central-1"] })).toEqual([
      expect.stringMatching(/^GATEHOUSE_STACKS='.*' npx cdktf synth$/),
      ...["eu-west-1", "us-east-1"].flatMap((region) => [
        `${terraform(region)} init`,
        `${terraform(region)} state rm aws_s3_bucket.access-logs`,
        expect.stringMatching(new RegExp(` npx cdktf destroy ${member(region)}$`)),
      ]),
      `${terraform("eu-central-1")} init`,
      `${terraform("eu-central-1")} state rm aws_s3_bucket.access-logs aws_iam_policy.boundary`,
      expect.stringMatching(new RegExp(` npx cdktf destroy ${member("eu-central-1")}$`)),
    ]);
    expect((await commandsOf({}))[0]).toBe(`${limited} npx cdktf synth`);
  });

  test("are none of a suspended account", async () => {
    const accounts = idle.accounts.map((account) => ({
      ...account,
      ...(account.id === leaving.id && { status: "suspended" as const }),
    }));
    expect(await commandsOf({ accounts })).toEqual([]);
  });

  test("keep from Terraform exactly what the state is told to forget", () => {
    const built = exampleOrganization();
    for (const region of organization.regions) {
      const kept = resources(built.json(member(region)))
        .filter(({ body }) => (body.lifecycle as { prevent_destroy?: boolean } | undefined)?.prevent_destroy)
        .map(({ address }) => address);
      expect(kept.sort()).toEqual([...keptResources(region, organization.homeRegion)].sort());
    }
  });
});

test("every command that reads the file names it", async () => {
  const steps = leavingSteps(leaving, idle, await stacksOf(idle), forFile("my org.yaml"));
  const commands = steps.flatMap((step) => step.commands);
  const ours = commands.filter((command) => /gatehouse |npx cdktf/.test(command));
  expect(ours.length).toBeGreaterThan(8);
  for (const command of ours)
    expect(command).toMatch(/--config 'my org\.yaml'|GATEHOUSE_CONFIG='my org\.yaml' GATEHOUSE_STACKS='.*' npx/);
});

test("what comes after an account was added, its home region first", async () => {
  const given = { accountId: leaving.id, organization, catalog: await stacksOf(organization), config: undefined };
  const limited = `GATEHOUSE_STACKS='${member("*")}'`;
  expect(nextCommands(given).map(({ command }) => command)).toEqual([
    "gatehouse facts",
    "gatehouse bootstrap",
    ...["eu-central-1", "eu-west-1", "us-east-1"].map((region) => `${limited} npx cdktf deploy ${member(region)}`),
    ...["eu-central-1", "eu-west-1", "us-east-1"].map(
      (region) => `GATEHOUSE_STACKS='security-services-*' npx cdktf deploy security-services-${region}`,
    ),
  ]);
  expect(nextCommands(given)[3]?.why).toBe(`eu-west-1, after ${member("eu-central-1")}`);
});

test("a suspended account has nothing to synthesize", async () => {
  const given = { accountId: "888888888888", organization, catalog: await stacksOf(organization), config: "a.yaml" };
  expect(nextCommands(given).map(({ command }) => command)).toEqual([
    "gatehouse facts --config a.yaml",
    "gatehouse bootstrap --config a.yaml",
    ...["eu-central-1", "eu-west-1", "us-east-1"].map(
      (region) =>
        `GATEHOUSE_CONFIG=a.yaml GATEHOUSE_STACKS='security-services-*' npx cdktf deploy security-services-${region}`,
    ),
  ]);
});
