import { readFileSync } from "node:fs";
import { join } from "node:path";
import { passedStages } from "../support/passed-stages";
import { type EndedRun, type PreviewRun, startPreview } from "../support/preview-run";

interface Stage {
  readonly name: string;
  readonly status: string;
  readonly message?: string;
}

interface Workload {
  readonly verdict: string;
  readonly stages: readonly Stage[];
  readonly deployments: readonly { readonly account: string; readonly status: string | null }[];
  readonly securityHub: { readonly sent: number; readonly answered: number; readonly differing: readonly string[] };
  readonly rescan: {
    readonly execution: string;
    readonly objectVersion: string;
    readonly stages: readonly Stage[];
    readonly lastSeen: Readonly<Record<"before" | "after", Readonly<Record<string, string>>>>;
  };
}

let run: PreviewRun;
let ended: EndedRun;
let workload: Workload;

const json = (path: string) => JSON.parse(readFileSync(join(run.out, "payments-fixed", path), "utf8"));
const statuses = (stages: readonly Stage[]) => stages.map(({ name, status }) => `${name} ${status}`);

beforeAll(async () => {
  run = startPreview(["--workload", "payments-fixed", "--rescan", "--json"]);
  ended = await run.ended;
  if (ended.exitCode !== 0) throw new Error(`exit code ${ended.exitCode}:\n${ended.stderr}\n${ended.stdout}`);
  [workload] = JSON.parse(ended.stdout).workloads;
});

test("the delivery before it passed and deployed to both accounts", () => {
  expect(workload.verdict).toBe("PASS");
  expect(statuses(workload.stages).slice(-4)).toEqual([
    "Admit-staging succeeded",
    "Deploy-staging succeeded",
    "Admit-production succeeded",
    "Deploy-production succeeded",
  ]);
});

test("the schedule's function starts another execution, on the very version that was deployed", () => {
  expect(workload.rescan.objectVersion).toBe(json("verdict.json").source.objectVersion);
  expect(workload.rescan.execution).not.toBe(json("verdict.json").execution);
});

test("everything is scanned again, and image and deployments are skipped because of the mode", () => {
  expect(statuses(workload.rescan.stages)).toEqual([
    ...passedStages,
    "Publish skipped",
    "Admit-staging succeeded",
    "Deploy-staging skipped",
    "Admit-production succeeded",
    "Deploy-production skipped",
  ]);
  for (const { message } of workload.rescan.stages.filter(({ status }) => status === "skipped"))
    expect(message).toContain('#{variables.mode} is "scan", must be EQ "deliver"');
  for (const scanner of ["bandit", "safety", "checkov", "trivy", "grype", "junit"])
    expect(json(`rescan/reports/${scanner}/run.json`).execution).toBe(workload.rescan.execution);
});

test("nothing was deployed again: a second change set would have made it an update", () => {
  expect(workload.deployments.map(({ account, status }) => [account, status])).toEqual([
    ["666666666666", "CREATE_COMPLETE"],
    ["777777777777", "CREATE_COMPLETE"],
  ]);
});

test("the ledger saw the same findings, later", () => {
  const { before, after } = workload.rescan.lastSeen;
  expect(Object.keys(after).sort()).toEqual(Object.keys(before).sort());
  expect(Object.keys(after).length).toBeGreaterThan(0);
  for (const [id, at] of Object.entries(after)) expect([id, at > (before[id] ?? "")]).toEqual([id, true]);
  expect(workload.securityHub.differing).toEqual([]);
});

test("no credentials are in the logs of the functions that only deployments and rescans invoke", () => {
  for (const log of ["CompareSource", "Deployed", "rescan/logs/Rescan"]) {
    const path = log.includes("/") ? `${log}.log` : `logs/${log}.log`;
    expect(readFileSync(join(run.out, "payments-fixed", path), "utf8")).not.toMatch(
      /secretAccessKey|sessionToken|artifactCredentials/,
    );
  }
});
