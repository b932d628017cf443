import { readFileSync } from "node:fs";
import { join } from "node:path";
import { passedStages } from "../support/passed-stages";
import { type EndedRun, type PreviewRun, startPreview } from "../support/preview-run";

interface Workload {
  readonly workload: string;
  readonly verdict: string;
  readonly decidedBy: string;
  readonly asDeclared: boolean;
  readonly differences: readonly string[];
  readonly findings: { readonly total: number; readonly byScanner: readonly { readonly scanner: string }[] };
  readonly deployments: readonly {
    readonly account: string;
    readonly status: string | null;
    readonly outputs: Readonly<Record<string, string>>;
  }[];
  readonly stages: readonly { readonly name: string; readonly status: string }[];
  readonly pace: { readonly scanner: string; readonly pipelineSeconds: number; readonly allowedSeconds: number };
  readonly securityHub: { readonly sent: number; readonly answered: number; readonly differing: readonly string[] };
}

let run: PreviewRun;
let ended: EndedRun;
let workloads: readonly Workload[];

const json = (path: string) => JSON.parse(readFileSync(join(run.out, path), "utf8"));
const workload = (name: string) => workloads.find((one) => one.workload === name);
const stages = (name: string) => workload(name)?.stages.map(({ name: stage, status }) => `${stage} ${status}`);

beforeAll(async () => {
  run = startPreview(["--examples", "--json"]);
  ended = await run.ended;
  if (ended.exitCode !== 0) throw new Error(`exit code ${ended.exitCode}:\n${ended.stderr}\n${ended.stdout}`);
  workloads = JSON.parse(ended.stdout).workloads;
});

test("both examples come out as they declare", () => {
  expect(workloads.map(({ workload: name, asDeclared, differences }) => [name, asDeclared, differences])).toEqual([
    ["payments", true, []],
    ["payments-fixed", true, []],
  ]);
});

test("the flawed one is blocked by its gate, and no deploy stage is entered", () => {
  expect(workload("payments")).toMatchObject({ verdict: "BLOCK", decidedBy: "gate" });
  expect(workload("payments")?.findings.byScanner.map(({ scanner }) => scanner)).toEqual([
    "bandit",
    "checkov",
    "grype",
    "junit",
    "safety",
    "trivy",
  ]);
  expect(stages("payments")).toEqual([
    ...passedStages,
    "Publish skipped",
    "Admit-staging refused",
    "Deploy-staging notReached",
    "Admit-production notReached",
    "Deploy-production notReached",
  ]);
  expect(workload("payments")?.deployments.map(({ status }) => status)).toEqual([null, null]);
});

test("the fixed one is deployed to both accounts, with outputs", () => {
  const deployments = workload("payments-fixed")?.deployments ?? [];
  expect(deployments.map(({ account, status }) => [account, status])).toEqual([
    ["666666666666", "CREATE_COMPLETE"],
    ["777777777777", "CREATE_COMPLETE"],
  ]);
  for (const { outputs } of deployments) expect(Object.keys(outputs)).not.toHaveLength(0);
});

test("the fixed one's image is deployed by the digest of what was pushed, which is what Grype scanned", () => {
  const log = readFileSync(join(run.out, "payments-fixed/logs/Publish.log"), "utf8");
  const [, digest] = /is (sha256:[0-9a-f]{64})\n$/.exec(log) ?? [];
  const repository = "555555555555.dkr.ecr.eu-central-1.amazonaws.com/gatehouse-payments-fixed-image";
  for (const { outputs } of workload("payments-fixed")?.deployments ?? [])
    expect(outputs.ConnectorImage).toBe(`${repository}@${digest}`);
  const [scanned] = json("payments-fixed/verdict.json").scanners.filter(({ image }: { image?: object }) => image);
  const { image } = json("payments-fixed/reports/grype/run.json");
  expect(scanned).toMatchObject({ scanner: "grype", image });
});

test("Security Hub answers exactly what was sent, which is what findings.json holds", () => {
  for (const { workload: name, securityHub, findings } of workloads) {
    expect(securityHub).toEqual({ sent: findings.total, answered: findings.total, differing: [] });
    expect(json(`${name}/findings.json`)).toHaveLength(findings.total);
  }
  expect(workload("payments")?.findings.total).toBeGreaterThan(10);
});

test("the summary's numbers add up for every report", () => {
  for (const { workload: name } of workloads) {
    const { reports, findings, merged } = json(`${name}/summary.json`);
    const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
    for (const { entries, findings: own, dropped } of reports)
      expect(entries).toBe(own + sum(dropped.map(({ count }: { count: number }) => count)));
    expect(sum(reports.map((report: { findings: number }) => report.findings))).toBe(findings + merged);
  }
});

test("what Safety and Trivy both found in a lock file is one finding that names both", () => {
  const detectors = (json("payments/findings.json") as { ProductFields: Record<string, string> }[])
    .map(({ ProductFields }) => ProductFields["gatehouse/detectors"] ?? "")
    .filter((names) => names.includes("safety"));
  expect(detectors).toHaveLength(4);
  expect(new Set(detectors)).toEqual(new Set(["safety,trivy"]));
});

test("a pipeline takes hardly longer than its slowest scanner", () => {
  for (const { workload: name, pace } of workloads) {
    process.stderr.write(`${name}: ${JSON.stringify(pace)}\n`);
    // Other work on this machine may double the time; more than that is not the machine's.
    expect(pace.pipelineSeconds).toBeLessThan(2 * pace.allowedSeconds);
  }
});

test("the verdict names the example database", () => {
  expect(json("payments/verdict.json").exampleDatabase).toBe(true);
  expect(json("payments-fixed/verdict.json")).toMatchObject({ verdict: "PASS", reasons: [], exampleDatabase: true });
});

test("the runs of all scanners are of the very object version and digest of the execution", () => {
  const { source } = json("payments/verdict.json");
  for (const scanner of ["bandit", "safety", "checkov", "trivy", "grype", "junit"])
    expect(json(`payments/reports/${scanner}/run.json`).source).toEqual(source);
});

test("the page fetches nothing, runs only its own script and shows both verdicts", () => {
  const page = readFileSync(join(run.out, "report.html"), "utf8");
  expect(page).toContain("default-src &#39;none&#39;; script-src &#39;sha256-");
  expect(page.match(/<script/g)).toHaveLength(1);
  const content = page.replace(/<(script|style)>.*?<\/\1>/gs, "");
  expect(content).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|\sstyle=|\son\w+=/i);
  expect(page).toContain('payments <span class="verdict BLOCK">BLOCK</span>');
  expect(page).toContain('payments-fixed <span class="verdict PASS">PASS</span>');
});

test("no credentials are in the logs", () => {
  for (const action of ["Fingerprint", "Findings", "Waivers", "Gate"]) {
    const log = readFileSync(join(run.out, "payments", "logs", `${action}.log`), "utf8");
    expect(log).toContain("the job is done");
    expect(log).not.toMatch(/secretAccessKey|sessionToken|artifactCredentials/);
  }
});

test("nothing of the run is left", () => {
  expect(run.processes()).toEqual([]);
  expect(run.leftovers()).toEqual([]);
});
