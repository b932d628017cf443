import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { formatWaivers, listWaiver } from "../../cli/findings/waiver-list";
import { waiversCommand } from "../../cli/waivers";
import { now } from "../support/runs";
import { scratchFolder } from "../support/scratch";
import { emergencyWaiver, standardWaiver } from "../support/waivers";

const folder = scratchFolder();

/** Runs the command in this process on these waivers, without a terminal. */
async function waivers(yaml: string, ...args: readonly string[]) {
  const file = join(folder, "waivers.yaml");
  writeFileSync(file, yaml);
  const printed = { stdout: "", stderr: "" };
  const spies = (["stdout", "stderr"] as const).map((stream) =>
    jest.spyOn(process[stream], "write").mockImplementation((text) => {
      printed[stream] += String(text);
      return true;
    }),
  );
  await waiversCommand().parseAsync(["--waivers", file, ...args], { from: "user" });
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
  expect(await waivers("schemaVersion: 1\nwaivers: []\n")).toMatchObject({ status: 0 });
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
  const { status, stderr } = await waivers("schemaVersion: 1\nwaivers: []\n", option, "gone.yaml");
  expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
});

test("the committed waivers are listed", async () => {
  const spy = jest.spyOn(process.stdout, "write").mockReturnValue(true);
  await waiversCommand().parseAsync([], { from: "user" });
  expect([process.exitCode, spy.mock.calls.length]).toEqual([0, 1]);
  spy.mockRestore();
  process.exitCode = undefined;
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
  expect(formatWaivers([])).toBe("no waivers");
});
