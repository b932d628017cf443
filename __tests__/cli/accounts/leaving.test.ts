import { forFile } from "../../../cli/accounts/for-file";
import { leavingSteps, leavingText } from "../../../cli/accounts/leaving";
import { checkMayLeave } from "../../../cli/accounts/may-leave";
import { nextCommands } from "../../../cli/accounts/next-commands";
import { stacksOf } from "../../../cli/accounts/stacks-of";
import { RefusedError } from "../../../cli/support/refusal";
import { accountNamed, loadOrganization } from "../../../config/load";
import type { Organization } from "../../../config/schema";

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
  for (const service of ["securityhub", "inspector2", "macie2", "detective"])
    expect(commandsOf("the security services").some((command) => command.includes(`aws ${service} `))).toBe(true);
  // In reverse order of the waves, and the home region last.
  expect(commandsOf("its stacks")).toEqual([
    `npx cdktf destroy ${member("us-east-1")}`,
    `npx cdktf destroy ${member("eu-west-1")}`,
    `npx cdktf destroy ${member("eu-central-1")}`,
  ]);
  expect(leavingText(steps)).toContain("6. it leaves the file (deployment)\n");
});

test("every command that reads the file names it", async () => {
  const steps = leavingSteps(leaving, idle, await stacksOf(idle), forFile("my org.yaml"));
  const commands = steps.flatMap((step) => step.commands);
  const ours = commands.filter((command) => /gatehouse |cdktf/.test(command));
  expect(ours.length).toBeGreaterThan(8);
  for (const command of ours) expect(command).toMatch(/--config 'my org\.yaml'|GATEHOUSE_CONFIG='my org\.yaml' npx/);
});

test("what comes after an account was added, its home region first", async () => {
  const given = { accountId: leaving.id, organization, catalog: await stacksOf(organization), config: undefined };
  expect(nextCommands(given).map(({ command }) => command)).toEqual([
    "gatehouse facts",
    "gatehouse bootstrap",
    `GATEHOUSE_STACKS='${member("eu-central-1")} ${member("eu-west-1")} ${member("us-east-1")}' npx cdktf synth`,
    `npx cdktf deploy ${member("eu-central-1")}`,
    `npx cdktf deploy ${member("eu-west-1")}`,
    `npx cdktf deploy ${member("us-east-1")}`,
    "npx cdktf diff security-services-eu-central-1",
  ]);
  expect(nextCommands(given)[4]?.why).toBe(`eu-west-1, after ${member("eu-central-1")}`);
});

test("a suspended account has nothing to synthesize", async () => {
  const given = { accountId: "888888888888", organization, catalog: await stacksOf(organization), config: "a.yaml" };
  expect(nextCommands(given).map(({ command }) => command)).toEqual([
    "gatehouse facts --config a.yaml",
    "gatehouse bootstrap --config a.yaml",
    "GATEHOUSE_CONFIG=a.yaml npx cdktf diff security-services-eu-central-1",
  ]);
});
