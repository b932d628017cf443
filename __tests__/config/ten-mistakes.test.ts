import { spawnSync } from "node:child_process";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { projectRoot } from "../../config/project-root";
import { scratchFolder } from "../support/scratch";

/** Ten people's mistakes: where each is made, what is written there, and all that is said of it. */
const mistakes: { path: (string | number)[]; written: unknown; line: RegExp; said: string }[] = [
  {
    path: ["regions", 1],
    written: "eu-west-9",
    line: /^regions:/,
    said: 'regions[1]: must be one of af-south-1, ap-east-1, … (found "eu-west-9")',
  },
  {
    path: ["tags", "owner"],
    written: "platform-team!",
    line: /^ {2}owner: platform-team!/,
    said: 'tags.owner: must be a tag value: 1 to 256 letters, digits, spaces or _.:/=+-@ (found "platform-team!")',
  },
  {
    path: ["terraform", "image"],
    written: "444444444444.dkr.ecr.eu-central-1.amazonaws.com/gatehouse:latest",
    line: /^ {2}image: 4444.*:latest/,
    said: 'terraform.image: must be an ECR image by digest (found "444444444444.dkr.ecr.eu-central-1.amazonaws.com/gatehouse:latest")',
  },
  {
    path: ["databases", "refreshHour"],
    written: 12,
    line: /refreshHour:/,
    said: 'databases.refreshHour: unknown key (did you mean "refreshHours"?): allowed are refreshHours, maximumAgeHours, trivy, grype, safety',
  },
  {
    path: ["compliance", "managedRules", 0, "identifier"],
    written: "SECRETSMANAGER_SECRET_PERIODIC_ROTATE",
    line: /PERIODIC_ROTATE,/,
    said: 'compliance.managedRules[0].identifier: "SECRETSMANAGER_SECRET_PERIODIC_ROTATE" is no managed rule of AWS Config (did you mean "SECRETSMANAGER_SECRET_PERIODIC_ROTATION"?): its identifiers are in config/compliance/managed-rules.json',
  },
  {
    path: ["compliance", "conformancePacks", 1, "name"],
    written: "delivery-pipelines",
    line: /name: delivery-pipelines/,
    said: 'compliance.conformancePacks[1].name: "delivery-pipelines" is none of Gatehouse\'s own packs (did you mean "delivery-pipeline"?): use one of baseline, delivery-pipeline, or give a template',
  },
  {
    path: ["accounts", 1, "id"],
    written: 222222222222,
    line: /id: 222222222222$/,
    said: 'accounts[1].id: must be 12 digits in quotes, e.g. "111111111111" (found 222222222222)',
  },
  {
    path: ["accounts", 4, "organizationalUnit"],
    written: "Infrastructure",
    line: /organizationalUnit: Infrastructure/,
    said: 'accounts[4].organizationalUnit: must be a path below the root, e.g. "/Workloads/Production", or "/" for the root (found "Infrastructure")',
  },
  {
    path: ["workloads", 0, "toolingAccount"],
    written: "shared-toolling",
    line: /toolingAccount: shared-toolling/,
    said: 'workloads[0].toolingAccount: "shared-toolling" is not among the accounts: use one of shared-tooling, …',
  },
  {
    path: ["workloads", 1, "deployments", 0, "stackName"],
    written: "payments_fixed",
    line: /stackName: payments_fixed/,
    said: 'workloads[1].deployments[0].stackName: must be a CloudFormation stack name: a letter, then letters, digits and hyphens, 128 at most (found "payments_fixed")',
  },
];

const file = join(scratchFolder(), "organization.yaml");

/** `gatehouse validate` on the example organization with all ten. */
function validate() {
  const document = parseDocument(readFileSync(join(projectRoot, "config/organization.yaml"), "utf8"));
  for (const { path, written } of mistakes) document.setIn(path, written);
  const text = document.toString({ lineWidth: 0 });
  writeFileSync(file, text);
  copyFileSync(join(projectRoot, "config/organization.lock.yaml"), file.replace(/\.yaml$/, ".lock.yaml"));
  const { status, stdout, stderr } = spawnSync(process.execPath, ["bin/gatehouse.mjs", "validate", "--config", file], {
    cwd: projectRoot,
    encoding: "utf8",
  });
  return { status, stderr, printed: stdout.trimEnd().split("\n"), lines: text.split("\n") };
}

test("ten mistakes are ten messages in one run, each with file, line, column, path, what was found and what is allowed", () => {
  const { status, stderr, printed, lines } = validate();

  const messages = printed.slice(0, -1).map((message) => /^(.+):(\d+):(\d+): (.*)$/.exec(message));
  expect({ status, stderr, last: printed.at(-1) }).toEqual({ status: 1, stderr: "", last: "10 to correct" });
  expect(new Set(messages.map((message) => message?.[1]))).toEqual(new Set([file]));
  // In the order of the file, so that one can go through it with them.
  const numbers = messages.map((message) => Number(message?.[2]));
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b));

  for (const { path, line, said } of mistakes) {
    const message = messages.find((one) => fits(one?.[4] ?? "", said));
    expect([said, message?.[0]]).toEqual([said, expect.any(String)]);
    const shown = lines[Number(message?.[2]) - 1] ?? "";
    expect(shown).toMatch(line);
    // The column is where the key or the entry begins.
    const key = path.at(-1);
    if (typeof key === "string") expect(shown.slice(Number(message?.[3]) - 1)).toMatch(new RegExp(`^${key}: `));
    else expect(shown.slice(Number(message?.[3]) - 1)).toMatch(/^eu-west-9/);
  }
});

/** Whether a message is the one that was expected, in which … stands for the rest of a list. */
function fits(message: string, said: string): boolean {
  const parts = said.split("…").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(message);
}
