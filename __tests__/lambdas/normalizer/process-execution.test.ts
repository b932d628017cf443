import { pinnedVersions } from "../../../config/scan-configuration";
import { judgeExecution } from "../../../lambdas/gate/judge-execution";
import { type Changed, type Execution, processExecution } from "../../../lambdas/normalizer/process-execution";
import type { Bucket } from "../../../lambdas/shared/bucket";
import { bytesSource } from "../../../lambdas/shared/bytes/byte-source";
import { Unfinished } from "../../../lambdas/shared/codepipeline-job";
import { leaseMilliseconds } from "../../../lambdas/shared/ledger/lease";
import type { Run } from "../../../lambdas/shared/runs";
import { executionOf } from "../../support/execution";
import { gatePolicy } from "../../support/gate-policy";
import { memoryBucket } from "../../support/memory-bucket";
import { memoryLedger } from "../../support/memory-ledger";
import { fixture } from "../../support/reports";
import { cleanRun, cleanRuns, manifestOf, now, runOf } from "../../support/runs";
import { recordingClient } from "../../support/security-hub-client";

const prefix = "reports/payments/e-1/";
const report = fixture("bandit/gen--bandit-demo.json").toString();
const demo = runOf("bandit", report);
const done = (counts: object) => ({ opened: 17, reopened: 0, resolved: 0, findings: 17, imported: 17, ...counts });

test("findings are imported and written with their summary", async () => {
  const { client, batches } = recordingClient();
  const { bucket, request } = executionOf([demo, cleanRun("safety")], { securityHub: client });
  expect(await processExecution(request)).toMatchObject(done({}));
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
  const { bucket, request } = executionOf([demo, run]);
  expect(await processExecution(request)).toMatchObject(done({}));
  const { reports } = bucket.json(`${prefix}summary.json`) as { reports: { scanner: string; error?: string }[] };
  expect(reports.find(({ scanner }) => scanner === run.folder)?.error).toContain(error);
});

test("a scanner that does not apply has nothing to read", async () => {
  const { bucket, request } = executionOf([cleanRun("safety", { status: "notApplicable", report: null })]);
  await processExecution(request);
  expect(bucket.json(`${prefix}summary.json`)).toMatchObject({ reports: [] });
});

test("what was found is kept when Security Hub refuses it", async () => {
  const { client } = recordingClient((sent) => ({
    SuccessCount: sent.length - 1,
    FailedFindings: [{ Id: sent[0]?.Id, ErrorCode: "InvalidInput", ErrorMessage: "title" }],
  }));
  const { bucket, request } = executionOf([demo], { securityHub: client });
  await expect(processExecution(request)).rejects.toThrow(
    /^Security Hub refused 1 of 17 findings; the first is gatehouse\/1\/111122223333\/code\/[0-9a-f]{64}: InvalidInput title$/,
  );
  expect(bucket.json(`${prefix}findings.json`)).toHaveLength(17);
});

describe("the ledger", () => {
  const fixed = cleanRun("bandit", { execution: "e-2", finishedAt: "2026-06-02T11:01:00Z" });
  const next = { execution: "e-2", now: new Date("2026-06-02T12:00:00Z") };

  test("a finding that is gone is archived, with the time at which it was first seen", async () => {
    const { client, batches } = recordingClient();
    const { ledger, request } = executionOf([demo], { securityHub: client });
    await processExecution(request);
    const { request: second } = executionOf([fixed], { ...next, ledger, securityHub: client });
    expect(await processExecution(second)).toEqual({
      opened: 0,
      reopened: 0,
      resolved: 17,
      findings: 0,
      imported: 17,
      open: [],
    });
    expect(batches[1]?.findings).toHaveLength(17);
    for (const finding of batches[1]?.findings ?? [])
      expect(finding).toMatchObject({
        RecordState: "ARCHIVED",
        CreatedAt: "2026-06-01T11:01:00.000Z",
        UpdatedAt: "2026-06-02T11:01:00.000Z",
      });
  });

  test("the same execution again tells Security Hub nothing and writes the same files", async () => {
    const { client, batches } = recordingClient();
    const { bucket, request } = executionOf([demo], { securityHub: client });
    await processExecution(request);
    const before = bucket.json(`${prefix}findings.json`);
    expect(await processExecution({ ...request, now: new Date("2026-06-03T00:00:00Z") })).toMatchObject(
      done({ opened: 0, imported: 0 }),
    );
    expect([batches.length, bucket.json(`${prefix}findings.json`)]).toEqual([1, before]);
  });

  test("findings.json says when each was first seen", async () => {
    const { ledger, request } = executionOf([demo]);
    await processExecution(request);
    const later = runOf("bandit", report, { execution: "e-2", finishedAt: "2026-06-02T11:01:00Z" });
    const { bucket, request: second } = executionOf([later], { ...next, ledger });
    await processExecution(second);
    expect(bucket.json("reports/payments/e-2/findings.json")).toMatchObject([
      { CreatedAt: "2026-06-01T11:01:00.000Z", UpdatedAt: "2026-06-02T11:01:00.000Z" },
      ...Array<object>(16).fill({ CreatedAt: "2026-06-01T11:01:00.000Z" }),
    ]);
  });

  test("while another execution has it, this one goes on later", async () => {
    const { ledger, request } = executionOf([demo]);
    const other = await ledger.lease("other");
    expect(await processExecution(request)).toEqual(
      new Unfinished("another execution of the workload is being processed"),
    );
    await other?.release();
    expect(await processExecution(request)).toMatchObject(done({}));
  });

  test("when another execution takes it over, this one goes on later, and has told nothing", async () => {
    const { client, batches } = recordingClient();
    let ahead = 0;
    const ledger = memoryLedger(() => Date.now() + ahead);
    const { bucket, request } = executionOf([demo], { ledger, securityHub: client });
    const slow: Bucket = {
      ...bucket,
      write: async (key, body) => {
        await bucket.write(key, body);
        ahead += leaseMilliseconds + 1;
        await ledger.lease("other");
      },
    };
    expect(await processExecution({ ...request, bucket: slow })).toEqual(
      new Unfinished("another execution of the workload is being processed"),
    );
    expect([batches, ledger.writes]).toEqual([[], 0]);
    ahead += leaseMilliseconds + 1;
    expect(await processExecution(request)).toMatchObject(done({}));
  });

  test("when time runs out, the rest is told later", async () => {
    const { client, batches } = recordingClient();
    const { request } = executionOf([demo], { securityHub: client });
    expect(await processExecution({ ...request, hasTime: () => false })).toEqual(
      new Unfinished("0 findings imported, more to come"),
    );
    expect(batches).toEqual([]);
    expect(await processExecution(request)).toMatchObject(done({ opened: 0 }));
  });

  test.each<[string, (request: Execution) => Execution]>([
    ["time runs out", (request) => ({ ...request, hasTime: () => false })],
    ["Security Hub fails", (request) => ({ ...request, securityHub: recordingClient(() => ({})).client })],
  ])("what has changed is told once, also when %s", async (_name, disturbed) => {
    const told: Changed[] = [];
    const onRecorded = ({ opened, reopened, resolved }: Changed) => void told.push({ opened, reopened, resolved });
    const { request } = executionOf([demo], { onRecorded });
    await processExecution(disturbed(request)).catch(() => undefined);
    await processExecution(request);
    expect(told).toEqual([
      { opened: 17, reopened: 0, resolved: 0 },
      { opened: 0, reopened: 0, resolved: 0 },
    ]);
  });

  test("a finding that Security Hub never took, and that is gone, holds nothing up", async () => {
    const refusing = recordingClient((sent) => ({
      SuccessCount: 0,
      FailedFindings: sent.map(({ Id }) => ({ Id, ErrorCode: "InvalidInput", ErrorMessage: "odd" })),
    }));
    const { ledger, request } = executionOf([demo], { securityHub: refusing.client });
    await expect(processExecution(request)).rejects.toThrow("refused 17 of 17");
    const second = executionOf([fixed], { ...next, ledger, securityHub: refusing.client });
    expect(await processExecution(second.request)).toMatchObject({ resolved: 17, imported: 0 });
    expect(await processExecution(second.request)).toMatchObject({ resolved: 0, imported: 0 });
    expect(refusing.batches).toHaveLength(2);
  });

  test("a finding that Security Hub has, and whose last words it does not take, is archived without them", async () => {
    const { ledger, request } = executionOf([demo]);
    await processExecution(request);
    const refusesOnce = recordingClient((sent) => {
      const refused = sent.filter(({ Description }, index) => index === 0 && !Description.includes("is gone"));
      return {
        SuccessCount: sent.length - refused.length,
        FailedFindings: refused.map(({ Id }) => ({ Id, ErrorCode: "InvalidInput", ErrorMessage: "odd" })),
      };
    });
    const second = executionOf([fixed], { ...next, ledger, securityHub: refusesOnce.client });
    expect(await processExecution(second.request)).toMatchObject({ resolved: 17, imported: 17 });
    const [, bare] = refusesOnce.batches;
    expect(bare?.findings).toMatchObject([
      {
        Id: refusesOnce.batches[0]?.findings[0]?.Id,
        RecordState: "ARCHIVED",
        ProductFields: {},
        Title: expect.any(String),
      },
    ]);
    expect(await processExecution(second.request)).toMatchObject({ imported: 0 });
  });

  test("only one that is refused even so fails the job", async () => {
    const { ledger, request } = executionOf([demo]);
    await processExecution(request);
    const { client } = recordingClient((sent) => ({
      SuccessCount: sent.length - 1,
      FailedFindings: [{ Id: sent[0]?.Id, ErrorCode: "InvalidInput", ErrorMessage: "odd" }],
    }));
    const second = executionOf([fixed], { ...next, ledger, securityHub: client });
    await expect(processExecution(second.request)).rejects.toThrow("Security Hub refused 1 of 17 findings");
  });
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
  const { bucket, request } = executionOf(runs);
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
