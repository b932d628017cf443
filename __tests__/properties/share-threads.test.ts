import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { projectRoot } from "../../config/project-root";
import type { AsffFinding } from "../../lambdas/shared/asff";
import type { Summary } from "../../lambdas/shared/summary";
import { normalizedAll, reportInput } from "../support/normalized";
import { scratchFolder } from "../support/scratch";

/** Prints a line for every thread that the command starts. */
const countThreads = `
  const threads = require("node:worker_threads");
  if (threads.isMainThread) threads.Worker = class extends threads.Worker {
    constructor(...given) { super(...given); process.stderr.write("a thread was started\\n"); }
  };`;
const folder = scratchFolder({ "count-threads.cjs": countThreads });
const threads = Math.min(availableParallelism(), 4) - 1;

const filler = "é".repeat(1700);
/** Ids that another entry knows better, versions of one package, entries that are none, and secrets that are alike. */
const vulnerability = (at: number) => ({
  VulnerabilityID: at % 5 === 0 ? `GHSA-${at % 1000}` : `CVE-2020-${1000 + (at % 9000)}`,
  VendorIDs: at % 7 === 0 ? [`GHSA-${at % 1000}`] : [],
  PkgName: at % 501 === 0 ? null : `package-${at % 4500}`,
  InstalledVersion: `1.${at % 3}`,
  Severity: ["LOW", "HIGH", "CRITICAL"][at % 3],
  Description: filler,
});
const report = JSON.stringify({
  SchemaVersion: 2,
  ArtifactName: "app",
  Results: [
    {
      Target: "package-lock.json",
      Type: "npm",
      Vulnerabilities: Array.from({ length: 12_000 }, (_, at) => vulnerability(at)),
    },
    {
      Target: "a/.env",
      Secrets: Array.from({ length: 900 }, (_, at) => ({ RuleID: `r${at % 200}`, StartLine: 1000 - at })),
    },
  ],
});

function normalize(text: string) {
  const [file, out, summary] = ["report.json", "findings.json", "summary.json"].map((name) => join(folder, name));
  writeFileSync(file ?? "", text);
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      ...["--require", join(folder, "count-threads.cjs"), "bin/gatehouse.mjs", "normalize"],
      ...["--report", `trivy=${file}`, "--workload", "payments", "--account", "111122223333"],
      ...["--region", "eu-central-1", "--out", out ?? "", "--summary", summary ?? ""],
    ],
    { cwd: projectRoot, encoding: "utf8" },
  );
  const started = stderr.split("\n").filter((line) => line === "a thread was started").length;
  const read = (name: string | undefined) => JSON.parse(readFileSync(name ?? "", "utf8"));
  return { status, stderr, started, findings: read(out) as AsffFinding[], summary: read(summary) as Summary };
}

/** When a command ran is its own. */
const withoutTime = (findings: readonly AsffFinding[]) =>
  findings.map(({ CreatedAt: _created, UpdatedAt: _updated, ...finding }) => finding);

test.each([
  ["as one line", report],
  ["with one entry on each line", JSON.stringify(JSON.parse(report), null, 1)],
])("a large report, %s, gives several threads the same findings, in the same order, as one", async (_name, text) => {
  expect(Buffer.byteLength(text)).toBeGreaterThan(40_000_000);
  const { status, started, findings, summary } = normalize(text);
  const alone = await normalizedAll([reportInput("trivy", text, join(folder, "report.json"))]);
  expect([status, started]).toEqual([0, threads]);
  expect(summary).toEqual(alone.summary);
  expect(summary.merged).toBeGreaterThan(500);
  expect(summary.reports[0]?.dropped).toEqual([
    { reason: "vulnerability without VulnerabilityID or PkgName", count: 24 },
  ]);
  expect(findings).toHaveLength(alone.findings.length);
  expect(JSON.stringify(withoutTime(findings)) === JSON.stringify(withoutTime(alone.findings))).toBe(true);
});

test.each([
  ["the first thread", 100],
  ["the last thread", 11_000],
])("a guess that proves wrong in %s costs time, and no finding", async (_name, at) => {
  const begins = '{\n     "VulnerabilityID"';
  const entries = JSON.stringify(JSON.parse(report), null, 1).split(begins);
  const text = `${entries.slice(0, at).join(begins)}{},\n    ${begins}${entries.slice(at).join(begins)}`;
  const { status, findings, summary } = normalize(text);
  const alone = await normalizedAll([reportInput("trivy", text, join(folder, "report.json"))]);
  expect([status, summary]).toEqual([0, alone.summary]);
  expect(summary.reports[0]?.dropped).toEqual([
    { reason: "vulnerability without VulnerabilityID or PkgName", count: 25 },
  ]);
  expect(JSON.stringify(withoutTime(findings)) === JSON.stringify(withoutTime(alone.findings))).toBe(true);
});

test("a small report starts no thread", () => {
  const { status, started, findings } = normalize('{"SchemaVersion": 2}');
  expect([status, started, findings]).toEqual([0, 0, []]);
});

test("entries that are broken cost only themselves, in whichever thread they are", async () => {
  const text = report.replace('"package-3"', "'broken'").replace('"StartLine":101}', '"StartLine":broken}');
  const { status, findings, summary } = normalize(text);
  expect(status).toBe(0);
  expect(summary.reports[0]?.error).toBeUndefined();
  expect(summary.reports[0]?.dropped).toContainEqual({ reason: "entry that is no JSON, or too large", count: 2 });
  expect(findings.length + summary.merged + 26).toBe(12_900);
});
