import { pinnedVersions } from "../../../config/scan-configuration";
import { judgeExecution } from "../../../lambdas/gate/judge-execution";
import { type Execution, processExecution } from "../../../lambdas/normalizer/process-execution";
import { bytesSource } from "../../../lambdas/shared/bytes/byte-source";
import type { Run } from "../../../lambdas/shared/runs";
import { gatePolicy } from "../../support/gate-policy";
import { memoryBucket, objectsOf } from "../../support/memory-bucket";
import { checkovSeverities, fixture } from "../../support/reports";
import { cleanRun, cleanRuns, manifestOf, now, runOf } from "../../support/runs";
import { recordingClient } from "../../support/security-hub-client";

const prefix = "reports/payments/e-1/";
const report = fixture("bandit/gen--bandit-demo.json").toString();
const demo = runOf("bandit", report);
const execution = (runs: readonly Run[], client = recordingClient().client) => {
  const bucket = memoryBucket(objectsOf(prefix, runs));
  const request: Execution = {
    bucket,
    securityHub: client,
    workload: "payments",
    execution: "e-1",
    sourceDigest: "a".repeat(64),
    account: "111122223333",
    region: "eu-central-1",
    checkovSeverities,
    now,
  };
  return { bucket, request };
};

test("findings are imported and written with their summary", async () => {
  const { client, batches } = recordingClient();
  const { bucket, request } = execution([demo, cleanRun("safety")], client);
  expect(await processExecution(request)).toEqual({ findings: "17", imported: "17" });
  expect(bucket.json(`${prefix}findings.json`)).toEqual(batches[0]?.findings);
  expect(bucket.json(`${prefix}summary.json`)).toMatchObject({ findings: 17, merged: 0 });
  expect(batches[0]?.findings[0]?.ProductFields).toMatchObject({
    "gatehouse/execution": "e-1",
    "gatehouse/sourceDigest": "a".repeat(64),
    "gatehouse/detectorVersions": `bandit ${pinnedVersions().bandit}`,
  });
});

test.each<[string, Run, string]>([
  ["a failed scanner", cleanRun("junit", { status: "failed", detail: "no pytest" }), "did not complete: no pytest"],
  ["a manifest that is broken", { folder: "junit", manifest: { problem: "x" } }, "run.json has a missing or wrong"],
  [
    "a report that was replaced",
    { ...cleanRun("junit"), report: bytesSource(Buffer.from("<x/>")) },
    "its SHA-256 differs",
  ],
  ["a report that is missing", { folder: "junit", manifest: manifestOf("junit", "x") }, "the report is missing"],
  ["a foreign folder", { ...cleanRun("junit"), folder: "foo" }, "run.json is of junit but lies in the folder foo"],
])("%s stops nothing and is in the summary", async (_name, run, error) => {
  const { bucket, request } = execution([demo, run]);
  expect(await processExecution(request)).toEqual({ findings: "17", imported: "17" });
  const { reports } = bucket.json(`${prefix}summary.json`) as { reports: { scanner: string; error?: string }[] };
  expect(reports.find(({ scanner }) => scanner === run.folder)?.error).toContain(error);
});

test("a scanner that does not apply has nothing to read", async () => {
  const { bucket, request } = execution([cleanRun("safety", { status: "notApplicable", report: null })]);
  await processExecution(request);
  expect(bucket.json(`${prefix}summary.json`)).toMatchObject({ reports: [] });
});

test("what was found is kept when Security Hub refuses it", async () => {
  const { client } = recordingClient((sent) => ({
    SuccessCount: sent.length - 1,
    FailedFindings: [{ Id: "f", ErrorCode: "InvalidInput", ErrorMessage: "title" }],
  }));
  const { bucket, request } = execution([demo], client);
  await expect(processExecution(request)).rejects.toThrow(
    "Security Hub refused 1 of 17 findings; the first is f: InvalidInput title",
  );
  expect(bucket.json(`${prefix}findings.json`)).toHaveLength(17);
});

const judging = {
  policyJson: JSON.stringify(gatePolicy({ blockingSeverities: ["HIGH"], requiredScanners: ["bandit", "safety"] })),
  waiversJson: '{"schemaVersion":1,"waivers":[]}',
  exploitDataJson: '{"schemaVersion":1,"kev":null,"epss":null}',
};

test.each([
  ["PASS", cleanRuns(), "0"],
  ["BLOCK", [demo, cleanRun("safety")], "6"],
])("the gate reads what the normalizer wrote: %s", async (verdict, runs, reasons) => {
  const { bucket, request } = execution(runs);
  await processExecution(request);
  const verdicts = memoryBucket();
  const verdictKey = "verdicts/111122223333/payments/e-1/verdict.json";
  const expected = { execution: "e-1", sourceDigest: "a".repeat(64), objectVersion: "v-1" };
  const judged = judgeExecution({
    reports: bucket,
    verdicts,
    account: "111122223333",
    workload: "payments",
    expected,
    ...judging,
    now,
  });
  expect((await judged).outputVariables).toEqual({ verdict, reasons, verdictKey });
  expect(verdicts.json(verdictKey)).toMatchObject({ verdict, execution: "e-1" });
});

test("without anything in the bucket the gate still answers, and blocks", async () => {
  const expected = { execution: "e-1", sourceDigest: "a".repeat(64), objectVersion: "v-1" };
  const verdicts = memoryBucket();
  const answer = await judgeExecution({
    reports: memoryBucket(),
    verdicts,
    account: "111122223333",
    workload: "payments",
    expected,
    ...judging,
    now,
  });
  expect(answer.outputVariables.verdict).toBe("BLOCK");
});
