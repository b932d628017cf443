import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import type { SourceFile } from "../../lambdas/shared/source-digest";
import { type FakeObjects, startFakeAws } from "../support/fake-aws";
import { runningProcesses } from "../support/processes";
import { ensureTools, scannerRun } from "../support/scanner-run";
import { scratchFolder } from "../support/scratch";

const python = { "handler.py": "import hashlib\nhashlib.md5(b'')\n" };
const requirements = { "requirements.txt": "requests==2.19.1\n" };
const bucket = { "template.yaml": "Resources:\n  A:\n    Type: AWS::S3::Bucket\n" };

/** The scanner's configuration with a shorter time limit. */
const withTimeout = (seconds: number) => (files: SourceFile[]) =>
  files.map(({ path, bytes }) => {
    if (!path.endsWith("scanner.json")) return { path, bytes };
    const text = Buffer.from(bytes).toString("utf8");
    return { path, bytes: Buffer.from(text.replace(/"timeoutSeconds": \d+/, `"timeoutSeconds": ${seconds}`)) };
  });

beforeAll(() => ensureTools("bandit", "safety", "checkov", "grype", "junit"));

test("a source that is not the fingerprinted one is not scanned", async () => {
  const { exitCode, run } = await scannerRun("bandit", python, { GATEHOUSE_SOURCE_SHA256: "0".repeat(64) });
  expect(exitCode).toBe(0);
  expect(run).toMatchObject({ status: "failed", exitCode: null, report: null });
  expect(run.detail).toContain(`expected ${"0".repeat(64)}`);
});

test("a tool that is missing is said", async () => {
  const { exitCode, run } = await scannerRun("bandit", python, { GATEHOUSE_TOOL: scratchFolder() });
  expect(exitCode).toBe(0);
  expect(run).toMatchObject({ status: "failed", version: "" });
  expect(run.detail).toContain("bandit cannot be asked for its version, is it installed at ");
});

test("a tool of another version is not run", async () => {
  const older = (files: SourceFile[]) =>
    files.map(({ path, bytes }) =>
      path === "bandit/scanner.json"
        ? { path, bytes: Buffer.from(Buffer.from(bytes).toString("utf8").replace('"1.9.4"', '"1.9.3"')) }
        : { path, bytes },
    );
  const { run } = await scannerRun("bandit", python, {}, older);
  expect(run).toMatchObject({ status: "failed", detail: "bandit is version 1.9.4, pinned is 1.9.3", report: null });
});

test("a scanner that was killed failed", async () => {
  const { exitCode, run } = await scannerRun("junit", python, { GATEHOUSE_TEST_COMMAND: "kill -KILL $$" });
  expect(exitCode).toBe(0);
  expect(run).toMatchObject({ status: "failed", exitCode: null, detail: "killed by SIGKILL" });
});

describe("in a pipeline", () => {
  const killed = { GATEHOUSE_TEST_COMMAND: "kill -KILL $$" };
  const reports = (endpoint: string) => ({
    GATEHOUSE_REPORTS_BUCKET: "reports-bucket",
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: "eu-central-1",
    AWS_ACCESS_KEY_ID: "a",
    AWS_SECRET_ACCESS_KEY: "b",
  });

  test("a scanner that failed is no failed build: its manifest reaches the gate", async () => {
    const objects: FakeObjects = new Map();
    const aws = await startFakeAws(objects);
    const { exitCode } = await scannerRun("junit", python, { ...killed, ...reports(aws.url) });
    await aws.stop();
    expect(exitCode).toBe(0);
    expect([...objects.keys()]).toEqual(["/reports-bucket/reports/payments/e-1/junit/run.json"]);
    expect(JSON.parse(String(Buffer.from([...objects.values()][0] ?? [])))).toMatchObject({
      status: "failed",
      detail: "killed by SIGKILL",
    });
  });

  test("a manifest that can't be uploaded is a failed build, whatever it says", async () => {
    const { exitCode, run } = await scannerRun("bandit", python, reports("http://127.0.0.1:1"));
    expect([exitCode, run.status]).toEqual([1, "completed"]);
  });
});

test("a scanner that does not end is stopped, with all that it started", async () => {
  const command = "sleep 601.75 & sleep 601.75";
  const { run } = await scannerRun("junit", python, { GATEHOUSE_TEST_COMMAND: command }, withTimeout(1));
  expect(run).toMatchObject({ status: "failed", exitCode: null, detail: "stopped after 1 s without an end" });
  expect(runningProcesses("sleep 601.75")).toEqual([]);
});

test("custom tests that write no report failed", async () => {
  const { run } = await scannerRun("junit", python, { GATEHOUSE_TEST_COMMAND: "true" });
  expect(run).toMatchObject({ status: "failed", exitCode: 0, detail: "junit ended with 0 but wrote no report.xml" });
});

describe("custom tests that write SARIF", () => {
  const log = (runs: readonly object[]) => JSON.stringify({ version: "2.1.0", runs });
  const own = { tool: { driver: { name: "own" } } };
  const writing = (text: string, exitCode: number) => ({
    GATEHOUSE_TEST_COMMAND: `echo '${text}' > "$GATEHOUSE_REPORT_DIR/report.sarif"; exit ${exitCode}`,
  });

  test.each([
    ["a finding", log([{ ...own, results: [{ message: { text: "wrong" } }] }]), 1],
    ["no finding", log([{ ...own, results: [] }]), 0],
  ])("completed with %s", async (_, text, exitCode) => {
    const { run } = await scannerRun("sarif", python, writing(text, exitCode));
    expect(run).toMatchObject({ scanner: "sarif", version: "2.1.0", status: "completed", exitCode, filesScanned: 1 });
    expect(run.report).toMatchObject({ file: "report.sarif" });
  });

  test.each([
    ["no report", "true", "sarif ended with 0 but wrote no report.sarif"],
    ["half a report", writing('{"version": "2.1', 0).GATEHOUSE_TEST_COMMAND, "it is no JSON, or is cut off"],
    ["no run", writing(log([]), 0).GATEHOUSE_TEST_COMMAND, "the log has no run"],
    ["a crash", writing(log([{ ...own, results: [] }]), 2).GATEHOUSE_TEST_COMMAND, "sarif ended with 2"],
    ["nothing but an exit code", writing(log([{ ...own, results: [] }]), 1).GATEHOUSE_TEST_COMMAND, "holds none"],
  ])("failed with %s", async (_, command, detail) => {
    const { run } = await scannerRun("sarif", python, { GATEHOUSE_TEST_COMMAND: command });
    expect(run).toMatchObject({ status: "failed", detail: expect.stringContaining(detail) });
  });
});

describe("the manifest is written whatever happens", () => {
  test("a report that finds no room", async () => {
    // No file may become larger than this: what a tool meets when the disk is full.
    const command = 'ulimit -f 1; head -c 100000 /dev/zero > "$GATEHOUSE_REPORT_DIR/report.xml"';
    const { exitCode, run } = await scannerRun("junit", python, { GATEHOUSE_TEST_COMMAND: command });
    expect([exitCode, run.status]).toEqual([0, "failed"]);
  });

  test("a report's place that is taken", async () => {
    const command = 'mkdir "$GATEHOUSE_REPORT_DIR/report.xml"';
    const { exitCode, run } = await scannerRun("junit", python, { GATEHOUSE_TEST_COMMAND: command });
    expect([exitCode, run.status]).toEqual([0, "failed"]);
  });

  test("a manifest's place that is taken", async () => {
    const command = 'echo "<testsuite/>" > "$GATEHOUSE_REPORT_DIR/report.xml"; mkdir "$GATEHOUSE_REPORT_DIR/run.json"';
    const { exitCode, run } = await scannerRun("junit", python, { GATEHOUSE_TEST_COMMAND: command });
    expect([exitCode, run.status, run.report]).toEqual([0, "failed", null]);
    expect(run.detail).toContain("run.json could not be written");
  });

  test("a tool that ends its whole process group", async () => {
    const { run } = await scannerRun("junit", python, { GATEHOUSE_TEST_COMMAND: "kill -KILL -- $BASHPID" });
    expect(run).toMatchObject({ status: "failed", exitCode: null });
  });
});

describe("a CDKTF app", () => {
  const app = { "infra/cdktf.json": '{"language":"typescript","app":"node main.js"}' };

  test("that was not synthesized is no clean source, though other files could be scanned", async () => {
    const { exitCode, run } = await scannerRun("checkov", { ...bucket, ...app });
    expect([exitCode, run.status]).toEqual([0, "failed"]);
    expect(run.detail).toBe("the source holds a CDKTF app (infra/cdktf.json), but none was synthesized");
  });

  test("that could not be synthesized is a scan that failed, with the reason", async () => {
    const source = scratchFolder({ ...app });
    const out = scratchFolder();
    execFileSync("node", [join(__dirname, "../../dist/synthesize/index.js")], {
      env: { ...process.env, CODEBUILD_SRC_DIR: source, GATEHOUSE_TERRAFORM_DIR: out },
      stdio: "pipe",
    });
    const { run } = await scannerRun("checkov", app, { CODEBUILD_SRC_DIR_Terraform: out });
    expect(run.status).toBe("failed");
    expect(run.detail).toContain("could not be synthesized: infra/cdktf.json: there is no package-lock.json");
  });
});

test("a Python file that Bandit cannot parse is no clean file", async () => {
  const { run } = await scannerRun("bandit", { ...python, "broken.py": "def (\n" });
  expect(run).toMatchObject({ status: "failed", filesScanned: 1 });
  expect(run.detail).toContain("Bandit could not read ./broken.py: syntax error");
});

test("a template that Checkov cannot parse is no clean template", async () => {
  const { run } = await scannerRun("checkov", {
    ...bucket,
    "other.yaml": "Resources:\n  A:\n    Type: AWS::S3::Bucket\n   B: [\n",
  });
  expect(run).toMatchObject({ status: "failed" });
  expect(run.detail).toContain("Checkov could not read ./other.yaml");
});

test("a template that Checkov has no check for was not checked", async () => {
  const template = "Resources:\n  A:\n    Type: AWS::CloudFormation::WaitConditionHandle\n";
  const { run } = await scannerRun("checkov", { "template.yaml": template });
  expect(run.detail).toBe("checkov looked at nothing, but 1 files are for it: template.yaml");
});

test("requirements that Safety does not understand are no clean requirements", async () => {
  const { run } = await scannerRun("safety", { "requirements.txt": "these are not requirements\n" });
  expect(run.status).toBe("failed");
});

test("without a vulnerability database Safety has not looked", async () => {
  const { run } = await scannerRun("safety", requirements, { GATEHOUSE_DATABASE: scratchFolder() });
  expect(run).toMatchObject({ status: "failed", database: { kind: "none" } });
  expect(run.detail).toContain("insecure.json");
});

test.each([
  ["bandit", { "handler.js": "" }, "none of the 1 files of the source matches **/*.py"],
  ["checkov", python, "none of the 1 files of the source matches "],
  ["safety", python, "none of the 1 files of the source matches "],
  ["grype", python, "none of the 1 files of the source matches "],
] as const)("%s says when a source holds nothing for it", async (scanner, source, detail) => {
  const { exitCode, run } = await scannerRun(scanner, source);
  expect(exitCode).toBe(0);
  expect(run.status).toBe("notApplicable");
  expect(run.detail).toContain(detail);
});

test.each([
  ["bandit", { ...python, ".bandit": "[bandit]\nskips = B324\n" }, 1],
  ["bandit", { "handler.py": "import hashlib\nhashlib.md5(b'')  # nosec\n" }, 1],
  ["bandit", { ".tox/handler.py": python["handler.py"] }, 1],
  ["checkov", { ...bucket, ".checkov.yaml": "framework: dockerfile\nsoft-fail: true\n" }, 1],
  ["checkov", { ".hidden/template.yaml": bucket["template.yaml"] }, 1],
  ["safety", { ...requirements, ".safety-policy.yml": "security:\n  ignore-cvss-severity-below: 10\n" }, 64],
] as const)("the source cannot talk %s out of looking: %j", async (scanner, source, findings) => {
  const { run } = await scannerRun(scanner, source);
  expect(run).toMatchObject({ status: "completed", exitCode: findings });
});

test("the source's own modules are not taken for the tools'", async () => {
  const hijack = "raise SystemExit(0)\n";
  const source = { ...bucket, "yaml.py": hijack, "checkov/__init__.py": hijack, "bandit/__init__.py": hijack };
  for (const scanner of ["bandit", "checkov"] as const)
    expect((await scannerRun(scanner, source)).run).toMatchObject({ status: "completed" });
});

test("a link in the source is refused, not followed", async () => {
  const outside = scratchFolder({ "secret.py": "password = 'x'\n" });
  const folder = join(outside, "links");
  mkdirSync(folder);
  symlinkSync(join(outside, "secret.py"), join(folder, "linked.py"));
  const { run } = await scannerRun("bandit", python, { CODEBUILD_SRC_DIR: folder });
  expect(run).toMatchObject({ status: "failed", report: null });
  expect(run.detail).toContain("linked.py (a symbolic link)");
});
