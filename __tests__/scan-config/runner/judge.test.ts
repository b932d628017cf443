import type { Coverage } from "../../../scan-config/runner/coverage";
import type { ScannerDefinition } from "../../../scan-config/runner/definition";
import { type Evidence, judge } from "../../../scan-config/runner/judge";

const definition: ScannerDefinition = {
  schemaVersion: 1,
  scanner: "bandit",
  version: "1.0",
  versionCommand: ["bin/bandit"],
  report: "report.json",
  stdout: "log",
  completedExitCodes: [0, 1],
  appliesTo: [{ glob: "**/*.py" }],
  timeoutSeconds: 1,
};
const coverage: Coverage = { scanned: ["a.py", "b.py"], findings: 2, problems: [], strict: true };
const evidence = (change: Partial<Evidence> = {}, covered: Partial<Coverage> = {}): Evidence => ({
  definition,
  run: { exitCode: 1, problem: null },
  report: "{}",
  applicable: ["a.py", "b.py"],
  mustName: [],
  readCoverage: () => ({ ...coverage, ...covered }),
  ...change,
});

test("a run with findings is completed", () => {
  expect(judge(evidence())).toEqual({ status: "completed", filesScanned: 2 });
});

test("a clean run is completed", () => {
  expect(judge(evidence({ run: { exitCode: 0, problem: null } }, { findings: 0 })).status).toBe("completed");
});

test.each<[string, Partial<Evidence>, Partial<Coverage>, string]>([
  ["it was killed", { run: { exitCode: null, problem: "killed by SIGKILL" } }, {}, "killed by SIGKILL"],
  [
    "it ended with another code",
    { run: { exitCode: 2, problem: null } },
    {},
    "bandit ended with 2; 0 or 1 would be a complete run",
  ],
  ["there is no report", { report: null }, {}, "bandit ended with 1 but wrote no report.json"],
  ["the report is empty", { report: "\n" }, {}, "bandit ended with 1 but its report is empty"],
  ["a file is not covered", {}, { scanned: ["a.py"] }, "the report does not cover 1 of 2 files: b.py"],
  [
    "a synthesized stack is not covered by a tool that names only some files",
    { mustName: ["cdktf.out/stacks/a/cdk.tf.json"] },
    { strict: false },
    "the report does not cover 1 of 2 files: cdktf.out/stacks/a/cdk.tf.json",
  ],
  [
    "nothing was looked at",
    {},
    { scanned: [], strict: false },
    "bandit looked at nothing, but 2 files are for it: a.py, b.py",
  ],
  ["the tool could not read a file", {}, { problems: ["could not read b.py"] }, "could not read b.py"],
  [
    "the exit code says findings and the report none",
    {},
    { findings: 0 },
    "exit code 1 means findings, but the report holds none",
  ],
])("a run fails when %s", (_, change, covered, detail) => {
  expect(judge(evidence(change, covered))).toMatchObject({ status: "failed", detail });
});

test("a report that cannot be read fails with the reason", () => {
  const readCoverage = () => JSON.parse("{");
  expect(judge(evidence({ readCoverage }))).toMatchObject({
    status: "failed",
    detail: expect.stringContaining("report.json cannot be read: "),
    filesScanned: 0,
  });
});

test("a report that cannot be read is not quoted, and no credential is in any reason", () => {
  const secret = ["hunter2", "secret"].join("");
  const noJson = judge(evidence({ readCoverage: () => JSON.parse(`${secret} is what it begins with`) }));
  expect(noJson.detail).toBe("report.json cannot be read: it is no JSON, or is cut off");
  const named = judge(evidence({ applicable: [`config/password=${secret}.py`] }, { scanned: [] }));
  expect(named.detail).toContain("config/password=***");
  expect(named.detail).not.toContain(secret);
});

test("names at most three files", () => {
  const applicable = ["a.py", "b.py", "c.py", "d.py"];
  expect(judge(evidence({ applicable }, { scanned: [] })).detail).toContain("4 of 4 files: a.py, b.py, c.py, …");
});
