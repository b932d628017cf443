import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gateCommand } from "../../cli/gate";
import { normalizeCommand } from "../../cli/normalize";
import { projectRoot } from "../../config/project-root";
import type { Verdict } from "../../lambdas/gate/verdict";
import type { AsffFinding } from "../../lambdas/shared/asff";
import { cleanReports, type ExampleScanner, manifestOf, readsDatabase } from "../support/runs";
import { scratchFolder } from "../support/scratch";

const folder = scratchFolder();
const at = (name: string) => join(folder, name);
const report = (name: string) => join(projectRoot, "__tests__", "fixtures", name);
const where = ["--workload", "payments", "--account", "111122223333", "--region", "eu-central-1"];
const json = <Value>(name: string) => JSON.parse(readFileSync(at(name), "utf8")) as Value;

/** Runs the command in this process: what it prints, and the exit code it leaves. */
async function gatehouse(name: "normalize" | "gate", ...args: readonly string[]) {
  const printed = { stdout: "", stderr: "" };
  const spies = (["stdout", "stderr"] as const).map((stream) =>
    jest.spyOn(process[stream], "write").mockImplementation((text) => {
      printed[stream] += String(text);
      return true;
    }),
  );
  const command = name === "gate" ? gateCommand() : normalizeCommand();
  await command.parseAsync(args, { from: "user" });
  for (const spy of spies) spy.mockRestore();
  const status = process.exitCode;
  process.exitCode = undefined;
  return { status, ...printed };
}

/** What `gatehouse scan` leaves behind when nothing is found. */
function cleanScan(name: string, change: Partial<Record<ExampleScanner, string>> = {}): string {
  for (const [scanner, clean] of Object.entries(cleanReports) as [ExampleScanner, string][]) {
    const text = change[scanner] ?? clean;
    mkdirSync(join(at(name), scanner), { recursive: true });
    const database = readsDatabase(scanner)
      ? ({ kind: "example", builtAt: new Date().toISOString() } as const)
      : ({ kind: "none", builtAt: null } as const);
    writeFileSync(join(at(name), scanner, "report.json"), text);
    writeFileSync(join(at(name), scanner, "run.json"), JSON.stringify(manifestOf(scanner, text, { database })));
  }
  return at(name);
}

test("normalize writes findings and summary, and 1 when a report is unreadable", async () => {
  const { status, stdout, stderr } = await gatehouse(
    "normalize",
    `--report=bandit=${report("bandit/gen--bandit-demo.json")}`,
    `--report=safety=${report("bandit/derived--truncated.json")}`,
    ...where,
    `--out=${at("new/findings.json")}`,
    `--summary=${at("new/summary.json")}`,
  );
  expect([status, stdout]).toEqual([1, ""]);
  expect(stderr).toContain("is unusable: expected Safety's JSON report");
  expect(json<AsffFinding[]>("new/findings.json")).toHaveLength(17);
  expect(json("new/summary.json")).toMatchObject({
    findings: 17,
    reports: [{ entries: 18 }, { error: expect.any(String) }],
  });
  expect(readdirSync(at("new")).toSorted()).toEqual(["findings.json", "summary.json"]);
});

test.each([
  ["an unknown scanner", ["--report", "bandits=x"], "unknown scanner"],
  ["no scanner", ["--report", "x"], "expected <scanner>=<file>"],
  ["a missing file", ["--report", "bandit=gone.json"], "gone.json can't be read"],
  ["a folder", ["--report", `bandit=${folder}`], "can't be read"],
  [
    "a wrong account",
    ["--report", `bandit=${report("bandit/gen--bandit-clean.json")}`, "--account", "1"],
    "expected 12 digits",
  ],
])("normalize with %s is 2 and writes nothing", async (_name, args, message) => {
  const { status, stderr } = await gatehouse("normalize", ...where, "--out", at("nothing.json"), ...args);
  expect([status, stderr.includes(message), stderr.includes("    at ")]).toEqual([2, true, false]);
  expect(readdirSync(folder)).not.toContain("nothing.json");
});

test("gate passes a complete clean scan, and writes and prints the verdict", async () => {
  writeFileSync(at("none.json"), "[]");
  const { status, stdout } = await gatehouse(
    "gate",
    ...["--findings", at("none.json"), "--runs", cleanScan("clean"), "--workload", "payments"],
    ...["--out", at("verdict.json"), "--json"],
  );
  expect(status).toBe(0);
  expect(json<Verdict>("verdict.json")).toMatchObject({ schemaVersion: 1, verdict: "PASS", exampleDatabase: true });
  expect(JSON.parse(stdout)).toEqual(json("verdict.json"));
});

test("gate blocks findings that were left out of findings.json", async () => {
  writeFileSync(at("none.json"), "[]");
  const bandit = readFileSync(report("bandit/gen--bandit-demo.json"), "utf8").replace(
    /"errors": \[[^\]]*\]/,
    '"errors": []',
  );
  const { status, stdout } = await gatehouse(
    "gate",
    ...["--findings", at("none.json"), "--runs", cleanScan("flawed", { bandit }), "--workload", "payments"],
  );
  expect(status).toBe(1);
  expect(stdout).toContain("findings.json holds 0 readable findings, but the reports of this execution gave 17");
});

test("gate without --runs blocks and says why", async () => {
  writeFileSync(at("none.json"), "[]");
  const { status, stdout } = await gatehouse("gate", "--findings", at("none.json"), "--workload", "payments");
  expect(status).toBe(1);
  expect(stdout).toContain(
    "nothing shows that the required scanners (bandit, safety, checkov, trivy, grype, junit) ran",
  );
});

describe("gate with waivers", () => {
  const demo = readFileSync(report("bandit/gen--bandit-demo.json"), "utf8").replace(
    /"errors": \[[^\]]*\]/,
    '"errors": []',
  );
  const waivers = `schemaVersion: 1
waivers:
  - id: DEMO
    workload: payments
    rule: bandit/*
    reason: a demonstration that never runs anywhere
    owner: shop-team
    approver: jane@example.com
    ticket: SEC-1
    approved: 2020-01-01
    expires: 2099-01-01
`;
  const policy = readFileSync(join(projectRoot, "scan-config", "gate-policy.yaml"), "utf8").replace(
    /maximumDays: .*/,
    "maximumDays: { CRITICAL: 40000, HIGH: 40000, MEDIUM: 40000, LOW: 40000, INFORMATIONAL: 0, UNKNOWN: 0 }",
  );

  async function judge(...more: readonly string[]) {
    writeFileSync(at("waivers.yaml"), waivers);
    writeFileSync(at("policy.yaml"), policy);
    const runs = cleanScan("waived", { bandit: demo });
    const named = ["--findings", at("waived.json"), "--workload", "payments"];
    await gatehouse("normalize", `--report=bandit=${runs}/bandit/report.json`, ...where, `--out=${at("waived.json")}`);
    return gatehouse("gate", ...named, "--runs", runs, "--policy", at("policy.yaml"), ...more);
  }

  test("passes what is waived, and says so", async () => {
    const { status, stdout } = await judge("--waivers", at("waivers.yaml"));
    expect([status, stdout.split("\n")[0]]).toEqual([0, "PASS payments, execution e-1"]);
    expect(stdout).toMatch(/findings: .*5 HIGH.*; of them waived: .*5 HIGH/);
    expect(stdout).toContain("standard waiver DEMO applies until 2099-01-01");
    expect(stdout).toContain("note: there is no scan-config/exploit-data/kev.json");
  });

  test("goes by scan-config/waivers.yaml when no other is named", async () => {
    expect((await judge()).status).toBe(1);
  });

  test("tells every mistake of both files", async () => {
    writeFileSync(at("wrong-policy.yaml"), policy.replace("unknownSeverity: block", "unknownSeverity: maybe"));
    writeFileSync(at("wrong-waivers.yaml"), waivers.replace("jane@example.com", "shop-team").replace("SEC-1", '""'));
    const files = ["--policy", at("wrong-policy.yaml"), "--waivers", at("wrong-waivers.yaml")];
    const { status, stderr } = await gatehouse(
      "gate",
      "--findings",
      at("none.json"),
      "--workload",
      "payments",
      ...files,
    );
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /wrong-policy\.yaml:\d+:3: default\.unknownSeverity: must be block or allow \(found "maybe"\)/,
    );
    expect(stderr).toMatch(/wrong-waivers\.yaml:8:5: waivers\[0\]\.approver: "shop-team" is the owner/);
    expect(stderr).toMatch(/wrong-waivers\.yaml:9:5: waivers\[0\]\.ticket: must be one line of text \(found ""\)/);
  });
});

test.each([
  ["a missing findings file", ["--findings", "gone.json"], "gone.json can't be read"],
  ["a missing run folder", ["--findings", at("none.json"), "--runs", "gone"], "gone is no folder"],
  ["missing waivers", ["--findings", at("none.json"), "--waivers", "gone.yaml"], "gone.yaml can't be read"],
  ["a missing policy", ["--findings", at("none.json"), "--policy", "gone.yaml"], "gone.yaml can't be read"],
  ["a wrong policy", ["--findings", at("none.json"), "--policy", at("none.json")], "none.json:1:1"],
])("gate with %s is 2", async (_name, args, message) => {
  writeFileSync(at("none.json"), "[]");
  const { status, stderr } = await gatehouse("gate", "--workload", "payments", ...args);
  expect([status, stderr.includes("    at ")]).toEqual([2, false]);
  expect(stderr).toContain(message);
});
