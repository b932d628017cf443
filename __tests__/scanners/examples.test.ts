import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFiles } from "../../cli/package/source-tree";
import { localScanners } from "../../cli/scan/run-scanner";
import { isToolName } from "../../cli/tools/catalog";
import { databaseScanners } from "../../cli/tools/databases/local-database";
import { ensureTool } from "../../cli/tools/ensure-tool";
import type { RunManifest } from "../../lambdas/shared/run-manifest";
import { sha256, sourceDigest } from "../../lambdas/shared/source-digest";
import { ensureTools } from "../support/scanner-run";
import { scratchFolder } from "../support/scratch";

const root = join(__dirname, "../..");
const command = 'pytest --quiet -p no:cacheprovider --junitxml="$GATEHOUSE_REPORT_DIR/report.xml" tests';
const scanners = localScanners.filter(isToolName);
const out = { payments: scratchFolder(), "payments-fixed": scratchFolder() };

type Example = keyof typeof out;

interface TrivyResult {
  readonly Target: string;
  readonly Vulnerabilities?: readonly { readonly VulnerabilityID: string; readonly PkgName: string }[];
  readonly Misconfigurations?: readonly { readonly ID: string; readonly Severity: string }[];
  readonly Secrets?: readonly { readonly RuleID: string; readonly Match: string }[];
  readonly Licenses?: readonly { readonly Name: string }[];
}

const read = (example: Example, path: string) => readFileSync(join(out[example], path), "utf8");
const runOf = (example: Example, scanner: string): RunManifest => JSON.parse(read(example, `${scanner}/run.json`));
const bandit = (example: Example): { results: { test_id: string; issue_severity: string; filename: string }[] } =>
  JSON.parse(read(example, "bandit/report.json"));
const failedChecks = (example: Example): string[] =>
  JSON.parse(read(example, "checkov/report.json")).flatMap(
    ({ results }: { results: { failed_checks: { check_id: string }[] } }) =>
      results.failed_checks.map(({ check_id: id }) => id),
  );
const failedPaths = (example: Example): [string, string][] =>
  JSON.parse(read(example, "checkov/report.json")).flatMap(
    ({ results }: { results: { failed_checks: { check_id: string; file_path: string }[] } }) =>
      results.failed_checks.map(({ check_id: id, file_path: path }) => [path, id]),
  );
const trivy = (example: Example): { Results: TrivyResult[] } => JSON.parse(read(example, "trivy/report.json"));
const grype = (example: Example): { matches: { vulnerability: { id: string }; artifact: { name: string } }[] } =>
  JSON.parse(read(example, "grype/report.json"));
const vulnerabilities = (example: Example): { CVE: string; package_name: string }[] =>
  JSON.parse(read(example, "safety/report.json")).vulnerabilities;

beforeAll(async () => {
  await ensureTools(...scanners);
  for (const example of ["payments", "payments-fixed"] as const)
    execFileSync(
      "node",
      ["bin/gatehouse.mjs", "scan", `examples/${example}`, "--out", out[example], "--test-command", command],
      { cwd: root, stdio: "pipe" },
    );
});

describe.each(["payments", "payments-fixed"] as const)("%s", (example) => {
  test.each(scanners)("%s completed on the very source, and its report is the one that it names", (scanner) => {
    const run = runOf(example, scanner);
    const report = readFileSync(join(out[example], scanner, run.report?.file ?? ""));
    expect(run).toMatchObject({ schemaVersion: 1, scanner, workload: example, status: "completed" });
    expect(run.source.sha256).toBe(sourceDigest(packageFiles(join(root, "examples", example))));
    expect(run.report).toEqual({ file: run.report?.file, sha256: sha256(report), bytes: report.length });
    expect(run.filesScanned).toBeGreaterThan(0);
    expect(Date.parse(run.finishedAt)).toBeGreaterThanOrEqual(Date.parse(run.startedAt));
  });

  test("all runs are of one execution", () => {
    expect(new Set(scanners.map((scanner) => runOf(example, scanner).execution)).size).toBe(1);
  });

  test.each(databaseScanners)("%s used a database, and it says that it is the example", (scanner) => {
    const { kind, builtAt } = runOf(example, scanner).database;
    expect(kind).toBe("example");
    expect(Math.abs(Date.now() - Date.parse(builtAt ?? ""))).toBeLessThan(13 * 3600 * 1000);
  });

  test("a scanner that needs no database says so", () => {
    expect(runOf(example, "bandit").database).toEqual({ kind: "none", builtAt: null });
  });

  test("every template is one that CloudFormation would take", async () => {
    const { dir } = await ensureTool("cfn-lint", () => {});
    const templates = packageFiles(join(root, "examples", example))
      .filter(({ bytes }) => Buffer.from(bytes).includes("AWSTemplateFormatVersion"))
      .map(({ path }) => join(root, "examples", example, path));
    expect(templates.length).toBeGreaterThan(0);
    const arguments_ = ["--non-zero-exit-code", "error", ...templates];
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

  test("Trivy finds vulnerable packages in both lock files", () => {
    const found = trivy("payments").Results.flatMap(({ Target, Vulnerabilities = [] }) =>
      Vulnerabilities.map(({ VulnerabilityID, PkgName }) => `${Target} ${PkgName} ${VulnerabilityID}`),
    );
    expect(found.sort()).toEqual([
      "page/package-lock.json lodash CVE-2019-10744",
      "page/package-lock.json lodash CVE-2021-23337",
      "page/package-lock.json minimist CVE-2021-44906",
      "requirements.txt PyJWT CVE-2022-29217",
      "requirements.txt PyYAML CVE-2020-14343",
      "requirements.txt requests CVE-2018-18074",
      "requirements.txt requests CVE-2023-32681",
    ]);
  });

  test("Trivy finds the container that runs as root, the public bucket and the leaked key, masked", () => {
    const results = trivy("payments").Results;
    const ids = (target: string) =>
      results.filter(({ Target }) => Target === target).flatMap(({ Misconfigurations = [] }) => Misconfigurations);
    expect(ids("Dockerfile").map(({ ID }) => ID)).toContain("DS-0002");
    expect(ids("template.yaml").map(({ ID }) => ID)).toContain("AWS-0092");
    const secrets = results.flatMap(({ Target, Secrets = [] }) => Secrets.map((secret) => ({ Target, ...secret })));
    expect(secrets).toEqual([
      expect.objectContaining({ Target: "deploy/bank-client.key", RuleID: "private-key", Match: expect.any(String) }),
    ]);
    expect(secrets[0]?.Match).toContain("*****");
  });

  test("Trivy names the licences of what is installed", () => {
    const licenses = trivy("payments").Results.flatMap(({ Licenses = [] }) => Licenses.map(({ Name }) => Name));
    expect(licenses).toEqual(["MIT", "MIT"]);
  });

  test("Grype finds the same vulnerabilities in the same lock files", () => {
    const found = grype("payments").matches.map(
      ({ vulnerability, artifact }) => `${artifact.name} ${vulnerability.id}`,
    );
    expect(found.sort()).toEqual([
      "lodash GHSA-35jh-r3h4-6jhm",
      "lodash GHSA-jf85-cpcp-j695",
      "minimist GHSA-xvch-5gv4-984h",
      "pyjwt GHSA-ffqj-6fqr-9h24",
      "pyyaml GHSA-8q59-q68h-6hv4",
      "requests GHSA-j8r2-6x86-q33q",
      "requests GHSA-x84v-xcm2-53pg",
    ]);
  });

  test("Checkov finds the public bucket, the role that may do everything and the container that runs as root", () => {
    expect(failedChecks("payments")).toEqual(
      expect.arrayContaining(["CKV_AWS_20", "CKV_AWS_62", "CKV_AWS_63", "CKV_DOCKER_3"]),
    );
    expect(failedChecks("payments")).toHaveLength(38);
  });

  test("Checkov finds what the CDKTF app synthesizes, and what stands in Terraform", () => {
    const of = (file: string) =>
      failedPaths("payments")
        .filter(([path]) => path === file)
        .map(([, id]) => id);
    expect(of("/reporting/cdktf.out/stacks/reporting/cdk.tf.json")).toEqual(
      expect.arrayContaining(["CKV_AWS_16", "CKV_AWS_17"]),
    );
    expect(of("/network/main.tf")).toContain("CKV_AWS_24");
  });

  test("its own tests fail once, on the cents that are lost", () => {
    const xml = read("payments", "junit/report.xml");
    expect(xml.match(/<failure /g)).toHaveLength(1);
    expect(xml).toContain('name="test_cents_are_not_lost"');
    expect(runOf("payments", "junit").exitCode).toBe(1);
  });
});

describe("the mended example", () => {
  test("Trivy and Grype find nothing but licences and the missing access log", () => {
    expect(grype("payments-fixed").matches).toEqual([]);
    const results = trivy("payments-fixed").Results;
    expect(results.flatMap(({ Vulnerabilities = [], Secrets = [] }) => [...Vulnerabilities, ...Secrets])).toEqual([]);
    const found = results.flatMap(({ Misconfigurations = [] }) => Misconfigurations);
    expect(found.map(({ ID, Severity }) => [ID, Severity])).toEqual([["AWS-0089", "LOW"]]);
  });

  test("nothing is left but what Checkov says of logs, the VPC, and what others attach or give a policy", () => {
    expect(bandit("payments-fixed").results).toEqual([]);
    expect(vulnerabilities("payments-fixed")).toEqual([]);
    expect(failedChecks("payments-fixed").sort()).toEqual([
      "CKV2_AWS_30",
      "CKV2_AWS_5",
      "CKV2_AWS_64",
      "CKV_AWS_117",
      "CKV_AWS_18",
    ]);
    expect(read("payments-fixed", "junit/report.xml")).not.toContain("<failure");
  });
});
