import { readFileSync } from "node:fs";
import { join } from "node:path";
import { forFile } from "../../cli/accounts/for-file";
import { leavingSteps } from "../../cli/accounts/leaving";
import { stacksOf } from "../../cli/accounts/stacks-of";
import { accountNamed, loadOrganization } from "../../config/load";
import { projectRoot } from "../../config/project-root";
import type { Organization } from "../../config/schema";
import { runWithBotocore } from "../support/botocore/run";

const { organization } = loadOrganization();
const everything: Organization = {
  ...organization,
  workloads: [],
  macie: { ...organization.macie, enabled: true },
  detective: { ...organization.detective, enabled: true },
};

/** Of each line, what the AWS CLI would not know. */
async function unknownIn(lines: readonly string[]): Promise<readonly (readonly string[])[]> {
  return JSON.parse(await runWithBotocore("__tests__/support/botocore/check_commands.py", JSON.stringify(lines)));
}

test("what is not AWS's is found, also within other commands", async () => {
  const lines = [
    "aws securityhub delete-member --account-ids 1",
    "for region in a b; do aws macie2 delete-member --account-id 1; done",
    "x=$(aws guardduty list-detector); echo $x | xargs aws organizations close-account --account-id",
    `aws guardduty list-findings --detector-id x --finding-criteria '{"Criteria":{}}'`,
  ];
  expect(await unknownIn(lines)).toEqual([
    ["securityhub has no delete-member"],
    ["macie2 delete-member has no --account-id", "macie2 delete-member needs --id"],
    ["guardduty has no list-detector"],
    [expect.stringContaining('Unknown parameter in input: "Criteria"')],
  ]);
});

test("every AWS command of an account's way out is one, with its options", async () => {
  const account = accountNamed(everything, "payments-staging");
  const steps = leavingSteps(account, everything, await stacksOf(everything), forFile(undefined));
  const lines = steps.flatMap(({ commands }) => commands).filter((command) => command.includes("aws "));
  expect(lines.length).toBeGreaterThan(9);
  const unknown = await unknownIn(lines);
  expect(lines.filter((_, index) => unknown[index]?.length).map((line, index) => [line, unknown[index]])).toEqual([]);
});

test("so is every AWS command of the page about onboarding", async () => {
  const text = readFileSync(join(projectRoot, "docs/onboarding.md"), "utf8");
  const blocks = [...text.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, block = ""]) => block.replaceAll("\\\n", " "));
  const lines = blocks.flatMap((block) => block.split("\n")).filter((line) => line.startsWith("aws "));
  expect(lines.length).toBeGreaterThan(1);
  expect((await unknownIn(lines)).flat()).toEqual([]);
});
