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
