import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { wavesCommand } from "../../cli/waves";
import { projectRoot } from "../../config/project-root";
import { scratchFolder } from "../support/scratch";

interface Stack {
  readonly stack: string;
  readonly account: string;
  readonly region: string;
  readonly role: string;
  readonly waitsFor: readonly string[];
}
interface Waves {
  readonly waves: readonly { readonly order: number; readonly stacks: readonly Stack[] }[];
}

const folder = scratchFolder();

/** What the command prints, run in this process. */
async function printed(...args: readonly string[]): Promise<string> {
  let text = "";
  const spy = jest.spyOn(process.stdout, "write").mockImplementation((chunk) => {
    text += String(chunk);
    return true;
  });
  await wavesCommand().parseAsync(args, { from: "user" });
  spy.mockRestore();
  expect(process.exitCode).toBe(0);
  process.exitCode = undefined;
  return text;
}

/** The example organization with more accounts and six regions. */
function organizationOf(accounts: number): string {
  const file = join(folder, "organization.yaml");
  const document = parseDocument(readFileSync(join(projectRoot, "config/organization.yaml"), "utf8"));
  document.setIn(["regions"], ["eu-central-1", "eu-west-1", "us-east-1", "eu-north-1", "us-west-2", "ap-southeast-1"]);
  for (let number = 0; number < accounts - 8; number += 1)
    document.addIn(["accounts"], {
      name: `account-${number}`,
      id: String(100_000_000_000 + number),
      email: `account-${number}@example.com`,
      organizationalUnit: "/Workloads/Production",
    });
  writeFileSync(file, document.toString());
  copyFileSync(join(projectRoot, "config/organization.lock.yaml"), join(folder, "organization.lock.yaml"));
  return file;
}

const stacksOf = ({ waves }: Waves) =>
  waves.flatMap(({ order, stacks }) => stacks.map((stack) => ({ order, ...stack })));

test("prints exactly the members of its contract", async () => {
  const json = JSON.parse(await printed("--json")) as Waves;
  expect(Object.keys(json)).toEqual(["waves"]);
  for (const wave of json.waves) {
    expect(Object.keys(wave)).toEqual(["order", "stacks"]);
    for (const stack of wave.stacks)
      expect(Object.keys(stack)).toEqual(["stack", "account", "region", "role", "waitsFor"]);
  }
  expect(json.waves.map(({ order }) => order)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

test("names the account, the region and the role with which each stack is applied", async () => {
  const stacks = stacksOf(JSON.parse(await printed()) as Waves);
  expect(stacks.find(({ stack }) => stack === "security-compliance-eu-west-1")).toEqual({
    order: 5,
    stack: "security-compliance-eu-west-1",
    account: "222222222222",
    region: "eu-west-1",
    role: "arn:aws:iam::222222222222:role/gatehouse-apply",
    waitsFor: [
      "security-services-eu-west-1",
      ...[2, 3, 4, 5, 6, 7].map((digit) => `member-${String(digit).repeat(12)}-eu-west-1`),
    ],
  });
});

describe("of 200 accounts in six regions", () => {
  let text: string;
  let milliseconds: number;
  let stacks: ReturnType<typeof stacksOf>;

  beforeAll(async () => {
    const file = organizationOf(200);
    const begin = performance.now();
    text = await printed("--config", file);
    milliseconds = performance.now() - begin;
    stacks = stacksOf(JSON.parse(text) as Waves);
  });

  test("has every stack once", () => {
    // 198 active members, a stack each in six regions; state, log archive, two workloads, Gatehouse's own pipeline; four
    // roles of the security side in six regions.
    expect(stacks).toHaveLength(198 * 6 + 5 + 4 * 6);
    expect(new Set(stacks.map(({ stack }) => stack)).size).toBe(stacks.length);
  });

  test("waits only for stacks that exist, and never in a circle", () => {
    const names = new Set(stacks.map(({ stack }) => stack));
    expect(stacks.flatMap(({ waitsFor }) => waitsFor.filter((other) => !names.has(other)))).toEqual([]);

    const applied = new Set<string>();
    let left = stacks;
    while (left.length > 0) {
      const ready = left.filter(({ waitsFor }) => waitsFor.every((other) => applied.has(other)));
      // A circle leaves stacks that are never ready.
      expect(ready.map(({ stack }) => stack)).not.toEqual([]);
      for (const { stack } of ready) applied.add(stack);
      left = left.filter(({ stack }) => !applied.has(stack));
    }
    expect(applied.size).toBe(stacks.length);
  });

  test("waits for no stack of a later wave, and names none twice", () => {
    const orders = new Map(stacks.map(({ stack, order }) => [stack, order]));
    const wrong = stacks.filter(
      ({ order, waitsFor }) =>
        new Set(waitsFor).size < waitsFor.length || waitsFor.some((other) => (orders.get(other) ?? 0) > order),
    );
    expect(wrong).toEqual([]);
  });

  test("costs one list of members for each region, not one for each stack", () => {
    const waits = stacks.reduce((sum, { waitsFor }) => sum + waitsFor.length, 0);
    expect(waits).toBeLessThan(6 * stacks.length);
    expect(Buffer.byteLength(text)).toBeLessThan(1_000_000);
    expect(milliseconds).toBeLessThan(15_000);
  });
});

test("to a person it tells at a glance where each stack goes, and what it waits for", async () => {
  const { isTTY } = process.stdout;
  process.stdout.isTTY = true;
  const text = await printed().finally(() => {
    process.stdout.isTTY = isTTY;
  });
  expect(text).toMatch(/^wave 0 \(1 stack\)\n {2}state +444444444444 {2}first$/m);
  expect(text).toMatch(/^wave 3 \(18 stacks\)$/m);
  expect(text).toMatch(/^ {2}log-archive +333333333333 {2}after state$/m);
  expect(text).toMatch(/^ {2}security-compliance-eu-west-1 +222222222222 {2}after .* and 4 more$/m);
  expect(text).toMatch(/\nEach is applied with the role gatehouse-apply of its account\.\n$/);
});
