import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFiles } from "../../cli/package/source-tree";
import { localScanners } from "../../cli/scan/run-scanner";
import { ensureTool } from "../../cli/tools/ensure-tool";
import type { RunManifest } from "../../lambdas/shared/run-manifest";
import { sha256, sourceDigest } from "../../lambdas/shared/source-digest";
import { ensureTools } from "../support/scanner-run";
import { scratchFolder } from "../support/scratch";

const root = join(__dirname, "../..");
const command = 'pytest --quiet -p no:cacheprovider --junitxml="$GATEHOUSE_REPORT_DIR/report.xml" tests';
const out = { payments: scratchFolder(), "payments-fixed": scratchFolder() };

type Example = keyof typeof out;

const read = (example: Example, path: string) => readFileSync(join(out[example], path), "utf8");
const runOf = (example: Example, scanner: string): RunManifest => JSON.parse(read(example, `${scanner}/run.json`));
const bandit = (example: Example): { results: { test_id: string; issue_severity: string; filename: string }[] } =>
  JSON.parse(read(example, "bandit/report.json"));
const failedChecks = (example: Example): string[] =>
  JSON.parse(read(example, "checkov/report.json")).results.failed_checks.map(
    ({ check_id: id }: { check_id: string }) => id,
  );
const vulnerabilities = (example: Example): { CVE: string; package_name: string }[] =>
  JSON.parse(read(example, "safety/report.json")).vulnerabilities;

beforeAll(async () => {
  await ensureTools(...localScanners);
  for (const example of ["payments", "payments-fixed"] as const)
    execFileSync(
      "node",
      ["bin/gatehouse.mjs", "scan", `examples/${example}`, "--out", out[example], "--test-command", command],
      { cwd: root, stdio: "pipe" },
    );
});

describe.each(["payments", "payments-fixed"] as const)("%s", (example) => {
  test.each(localScanners)("%s completed on the very source, and its report is the one that it names", (scanner) => {
    const run = runOf(example, scanner);
    const report = readFileSync(join(out[example], scanner, run.report?.file ?? ""));
    expect(run).toMatchObject({ schemaVersion: 1, scanner, workload: example, status: "completed" });
    expect(run.source.sha256).toBe(sourceDigest(packageFiles(join(root, "examples", example))));
    expect(run.report).toEqual({ file: run.report?.file, sha256: sha256(report), bytes: report.length });
    expect(run.filesScanned).toBeGreaterThan(0);
    expect(Date.parse(run.finishedAt)).toBeGreaterThanOrEqual(Date.parse(run.startedAt));
  });

  test("all runs are of one execution", () => {
    expect(new Set(localScanners.map((scanner) => runOf(example, scanner).execution)).size).toBe(1);
  });

  test("only Safety used a database, and it says that it is the example", () => {
    expect(runOf(example, "safety").database).toEqual({ kind: "example", builtAt: expect.stringMatching(/^20/) });
    expect(runOf(example, "bandit").database).toEqual({ kind: "none", builtAt: null });
  });

  test("the template is one that CloudFormation would take", async () => {
    const { dir } = await ensureTool("cfn-lint", () => {});
    const arguments_ = ["--non-zero-exit-code", "error", join(root, "examples", example, "template.yaml")];
    expect(() => execFileSync(join(dir, "bin", "cfn-lint"), arguments_, { stdio: "pipe" })).not.toThrow();
  });
});

describe("the flawed example", () => {
  test("Bandit finds each flaw in its file, two of them HIGH", () => {
    const found = bandit("payments").results.map((result) => [result.test_id, result.issue_severity, result.filename]);
    expect(found.sort()).toEqual([
      ["B105", "LOW", "./payments/signature.py"],
      ["B113", "MEDIUM", "./payments/bank.py"],
      ["B324", "HIGH", "./payments/signature.py"],
      ["B501", "HIGH", "./payments/bank.py"],
      ["B506", "MEDIUM", "./payments/fees.py"],
      ["B608", "MEDIUM", "./payments/ledger.py"],
    ]);
  });

  test("Safety finds the vulnerable versions", () => {
    expect(
      vulnerabilities("payments")
        .map(({ package_name: name, CVE }) => `${name} ${CVE}`)
        .sort(),
    ).toEqual(["pyjwt CVE-2022-29217", "pyyaml CVE-2020-14343", "requests CVE-2018-18074", "requests CVE-2023-32681"]);
  });

  test("Checkov finds the public bucket and the role that may do everything", () => {
    expect(failedChecks("payments")).toEqual(expect.arrayContaining(["CKV_AWS_20", "CKV_AWS_62", "CKV_AWS_63"]));
    expect(failedChecks("payments")).toHaveLength(22);
  });

  test("its own tests fail once, on the cents that are lost", () => {
    const xml = read("payments", "junit/report.xml");
    expect(xml.match(/<failure /g)).toHaveLength(1);
    expect(xml).toContain('name="test_cents_are_not_lost"');
    expect(runOf("payments", "junit").exitCode).toBe(1);
  });
});

describe("the mended example", () => {
  test("nothing is left but what Checkov says of access logs and the VPC", () => {
    expect(bandit("payments-fixed").results).toEqual([]);
    expect(vulnerabilities("payments-fixed")).toEqual([]);
    expect(failedChecks("payments-fixed").sort()).toEqual(["CKV_AWS_117", "CKV_AWS_18"]);
    expect(read("payments-fixed", "junit/report.xml")).not.toContain("<failure");
  });
});
