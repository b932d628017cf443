import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  constructWaivers,
  formatConstructWaivers,
  type ListedConstructWaiver,
} from "../../cli/findings/construct-waiver-list";
import { formatWaivers, listWaiver } from "../../cli/findings/waiver-list";
import { waiversCommand } from "../../cli/waivers";
import { now } from "../support/runs";
import { scratchFolder } from "../support/scratch";
import { constructWaiver, stackResource } from "../support/stack-resources";
import { emergencyWaiver, standardWaiver } from "../support/waivers";

const folder = scratchFolder();

const noStacks = join(folder, "none");
mkdirSync(join(noStacks, "stacks"), { recursive: true });
const none = "schemaVersion: 1\nwaivers: []\n";

/** Runs the command in this process on these waivers of the gate, without a terminal and without stacks. */
async function waivers(yaml: string, ...args: readonly string[]) {
  const file = join(folder, "waivers.yaml");
  writeFileSync(file, yaml);
  return command("--waivers", file, "--stacks", noStacks, ...args);
}

async function command(...args: readonly string[]) {
  const printed = { stdout: "", stderr: "" };
  const spies = (["stdout", "stderr"] as const).map((stream) =>
    jest.spyOn(process[stream], "write").mockImplementation((text) => {
      printed[stream] += String(text);
      return true;
    }),
  );
  await waiversCommand().parseAsync([...args], { from: "user" });
  for (const spy of spies) spy.mockRestore();
  const status = process.exitCode;
  process.exitCode = undefined;
  return { status, ...printed };
}

const yaml = (approved: string, expires: string) => `schemaVersion: 1
waivers:
  - id: PAY-1
    workload: payments
    rule: checkov/CKV_AWS_18
    path: infra/**
    reason: only public files, logs are in CloudFront
    owner: shop-team
    approver: jane@example.com
    ticket: SEC-1
    approved: ${approved}
    expires: ${expires}
`;
const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

test("the list is JSON where nobody looks, and 0 while nothing has expired", async () => {
  const { status, stdout } = await waivers(yaml(day(-1), day(10)));
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toEqual({
    waivers: [
      {
        source: "gate",
        id: "PAY-1",
        kind: "standard",
        workload: "payments",
        pattern: "infra/**",
        rule: "checkov/CKV_AWS_18",
        reason: "only public files, logs are in CloudFront",
        owner: "shop-team",
        approvers: ["jane@example.com"],
        ticket: "SEC-1",
        approved: day(-1),
        expires: day(10),
        status: "active",
        daysLeft: 10,
      },
    ],
  });
});

test("1 when one has expired", async () => {
  const { status, stdout } = await waivers(yaml(day(-20), day(-10)), "--json");
  expect([status, JSON.parse(stdout).waivers[0].status]).toEqual([1, "expired"]);
});

test("0 when one has not begun, or when there is none", async () => {
  const { status, stdout } = await waivers(yaml(day(2), day(10)));
  expect([status, JSON.parse(stdout).waivers[0].status]).toEqual([0, "pending"]);
  expect(await waivers(none)).toMatchObject({ status: 0 });
});

test("2 when the file is wrong, with every mistake and its place", async () => {
  const wrong = yaml("2026-11-20", "2026-11-19").replace("jane@example.com", "shop-team");
  const { status, stdout, stderr } = await waivers(wrong);
  expect([status, stdout]).toEqual([2, ""]);
  expect(stderr).toContain("waivers.yaml:9:5: waivers[0].approver: ");
  expect(stderr).toContain("waivers.yaml:12:5: waivers[0].expires: must be later than approved");
});

test.each([
  ["--policy", "gone.yaml can't be read"],
  ["--waivers", "gone.yaml can't be read"],
])("2 when the file of %s is not there", async (option, message) => {
  const { status, stderr } = await waivers(none, option, "gone.yaml");
  expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
});

describe("of constructs", () => {
  const { rule, ...answers } = constructWaiver();

  /** A folder of stacks, each with one bucket that has a waiver. */
  function stacks(expires: Readonly<Record<string, string>>): string {
    const out = scratchFolder();
    for (const [stack, end] of Object.entries(expires)) {
      mkdirSync(join(out, "stacks", stack), { recursive: true });
      const metadata = { path: `${stack}/logs/Default`, waivers: { [rule]: { ...answers, expires: end } } };
      const json = { resource: { aws_s3_bucket: { logs: { "//": { metadata } } } } };
      writeFileSync(join(out, "stacks", stack, "cdk.tf.json"), JSON.stringify(json));
    }
    return out;
  }

  test("each resource and rule is an entry, with what the construct says", async () => {
    const { status, stdout } = await waivers(none, "--stacks", stacks({ one: day(10), two: day(10) }));
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      waivers: ["one", "two"].map((stack) => ({
        source: "construct",
        stack,
        resource: `${stack}/logs/Default`,
        address: "aws_s3_bucket.logs",
        rule,
        ...answers,
        expires: day(10),
        status: "active",
        daysLeft: 10,
      })),
    });
  });

  test("1 when one has expired, and when its day has come", async () => {
    for (const end of [day(-3), day(0)]) {
      const { status, stdout } = await waivers(none, "--stacks", stacks({ one: day(10), two: end }));
      expect(status).toBe(1);
      expect(JSON.parse(stdout).waivers.map((one: { status: string }) => one.status)).toEqual(["active", "expired"]);
    }
  });

  test("those of the gate come first", async () => {
    const { stdout } = await waivers(yaml(day(-1), day(10)), "--stacks", stacks({ one: day(10) }));
    expect(JSON.parse(stdout).waivers.map((one: { source: string }) => one.source)).toEqual(["gate", "construct"]);
  });

  test("2 when the folder holds no stacks", async () => {
    const { status, stderr } = await waivers(none, "--stacks", join(folder, "gone"));
    expect([status, stderr]).toEqual([2, expect.stringContaining("gone holds no synthesized stacks")]);
  });

  test("for people: a line for each statement, what ends first on top", () => {
    const bucket = stackResource({ waivers: [constructWaiver()] });
    const others = ["two", "three"].map((stack) => stackResource({ stack, waivers: [constructWaiver()] }));
    const ended = constructWaiver({ rule: "CKV_AWS_109", expires: "2026-05-30", owner: "shop-team" });
    const document = stackResource({ id: "policy", block: "data", type: "aws_iam_policy_document", waivers: [ended] });
    const list = [bucket, ...others, document].flatMap((resource) => constructWaivers(resource, now));
    expect(formatConstructWaivers(list)).toBe(
      [
        "RULE         STATUS   EXPIRES                  CONSTRUCT                    OWNER",
        "CKV_AWS_109  expired  2026-05-30 (2 days ago)  one/policy/Default           shop-team",
        "CKV_AWS_18   active   2026-07-01 (30 days)     one/logs/Default and 2 more  platform-team",
      ].join("\n"),
    );
    expect(formatConstructWaivers([])).toBe("no waivers of constructs");
  });
});

test("without --stacks the organization is synthesized, and all its waivers are listed", async () => {
  const { stdout } = await command("--json");
  const { waivers: listed }: { waivers: ListedConstructWaiver[] } = JSON.parse(stdout);
  expect(new Set(listed.map(({ resource, rule }) => `${resource} ${rule}`)).size).toBe(listed.length);
  expect(listed).toContainEqual(
    expect.objectContaining({ resource: "state/state/key/policy", rule: "CKV_AWS_109", owner: "platform-team" }),
  );
});

test("--config names another organization; 2 when it is wrong", async () => {
  const { status, stderr } = await command("--config", join(folder, "gone.yaml"));
  expect([status, stderr]).toEqual([2, expect.stringContaining("gone.yaml does not exist")]);
});

describe("an entry", () => {
  const { rule: _, ...ofFinding } = standardWaiver({ finding: "gatehouse/1/x" });

  test.each([
    ["of a rule", standardWaiver(), { pattern: "*", rule: "bandit/B602" }],
    ["of a narrowed rule", standardWaiver({ path: "a/**", package: "p" }), { pattern: "a/** p", rule: "bandit/B602" }],
    ["of a finding", ofFinding, { finding: "gatehouse/1/x", rule: null }],
    ["of an emergency", emergencyWaiver(), { scanner: "safety", rule: null, approvers: emergencyWaiver().approvers }],
    ["of a deployment", standardWaiver({ deployments: ["staging"] }), { deployments: ["staging"] }],
  ])("%s", (_name, waiver, expected) => {
    expect(listWaiver(waiver, now)).toMatchObject(expected);
  });
});

test("for people: what has expired first, then what ends first", () => {
  const list = [
    standardWaiver({ id: "LATER", expires: "2026-08-01" }),
    standardWaiver({ id: "PENDING", approved: "2026-06-02", deployments: ["staging"] }),
    emergencyWaiver(),
    standardWaiver({ id: "OLD", expires: "2026-05-30", path: "infra/**" }),
  ];
  expect(formatWaivers(list.map((waiver) => listWaiver(waiver, now)))).toBe(
    [
      "ID           KIND       STATUS   EXPIRES                        WORKLOAD          FOR                      OWNER      TICKET",
      "OLD          standard   expired  2026-05-30 (2 days ago)        payments          bandit/B602 in infra/**  shop-team  SEC-1",
      "EMERGENCY-1  emergency  active   2026-06-01T23:00:00Z (1 days)  payments          safety not working       shop-team  INC-1",
      "LATER        standard   active   2026-08-01 (61 days)           payments          bandit/B602              shop-team  SEC-1",
      "PENDING      standard   pending  2026-06-10 (9 days)            payments/staging  bandit/B602              shop-team  SEC-1",
    ].join("\n"),
  );
  expect(formatWaivers([])).toBe("no waivers of the gate");
});
