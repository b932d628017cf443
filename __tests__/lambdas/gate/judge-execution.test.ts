import { type Judgement, judgeExecution } from "../../../lambdas/gate/judge-execution";
import type { Verdict } from "../../../lambdas/gate/verdict";
import { reportInputs } from "../../../lambdas/normalizer/report-inputs";
import type { RunManifest } from "../../../lambdas/shared/run-manifest";
import { gatePolicy, strictPolicy } from "../../support/gate-policy";
import { memoryBucket, objectsOf } from "../../support/memory-bucket";
import { normalizedAll } from "../../support/normalized";
import { cleanRun, cleanRuns, now, runOf } from "../../support/runs";
import { standardWaiver } from "../../support/waivers";

const flawed = JSON.stringify({
  results: [{ test_id: "B602", filename: "a.py", line_number: 7, issue_text: "shell", issue_severity: "HIGH" }],
  errors: [],
});
const runs = cleanRuns().map((run) => (run.folder === "bandit" ? runOf("bandit", flawed) : run));
const folder = "verdicts/111122223333/payments/e-1";
const waivers = (...list: readonly object[]) => JSON.stringify({ schemaVersion: 1, waivers: list });
const twoDeployments = gatePolicy(
  {},
  {
    workloads: {
      payments: {
        ...strictPolicy,
        deployments: { prod: strictPolicy, staging: { ...strictPolicy, blockingSeverities: ["CRITICAL"] } },
      },
    },
  },
);

async function judge(change: Partial<Judgement> = {}, given = runs) {
  const { findings, summary } = await normalizedAll(reportInputs(given), {
    workload: "payments",
    execution: "e-1",
    now,
  });
  const verdicts = memoryBucket();
  const judged = await judgeExecution({
    reports: memoryBucket({
      ...objectsOf("reports/payments/e-1/", given),
      "reports/payments/e-1/findings.json": JSON.stringify(findings),
      "reports/payments/e-1/summary.json": JSON.stringify(summary),
    }),
    verdicts,
    account: "111122223333",
    workload: "payments",
    expected: { execution: "e-1", sourceDigest: "a".repeat(64), objectVersion: "v-1" },
    policyJson: JSON.stringify(gatePolicy()),
    waiversJson: waivers(),
    exploitDataJson: '{"schemaVersion":1,"kev":null,"epss":null}',
    now,
    ...change,
  });
  const [first, ...others] = judged.verdicts.map(({ verdict }) => verdict);
  if (!first) throw new Error("nothing was decided");
  return {
    ...judged,
    verdicts: [first, ...others] as const,
    written: Object.fromEntries([...verdicts.objects.keys()].map((key) => [key, verdicts.json(key)])),
  };
}

test("a workload without deployments of their own has one verdict", async () => {
  const { outputVariables, verdicts, written } = await judge();
  expect(outputVariables).toEqual({ verdict: "BLOCK", reasons: "1", verdictKey: `${folder}/verdict.json` });
  expect(written).toEqual({ [`${folder}/verdict.json`]: verdicts[0] });
  expect(verdicts).toHaveLength(1);
});

test("each deployment with an entry in the policy has its own, said and written", async () => {
  const { outputVariables, verdicts, written } = await judge({ policyJson: JSON.stringify(twoDeployments) });
  expect(outputVariables).toEqual({
    verdict: "BLOCK",
    reasons: "1",
    verdictKey: `${folder}/verdict.json`,
    anyVerdict: "PASS",
    verdict_prod: "BLOCK",
    verdict_staging: "PASS",
  });
  expect(verdicts.map(({ deployment, verdict }) => [deployment, verdict])).toEqual([
    [undefined, "BLOCK"],
    ["prod", "BLOCK"],
    ["staging", "PASS"],
  ]);
  expect(written[`${folder}/verdict-staging.json`]).toEqual(verdicts[2]);
  expect(Object.keys(written)).toHaveLength(3);
});

test("a waiver for one deployment opens that one and no other", async () => {
  const { outputVariables, verdicts } = await judge({
    waiversJson: waivers(standardWaiver({ deployments: ["staging"] })),
  });
  expect(outputVariables).toMatchObject({ verdict: "BLOCK", verdict_staging: "PASS" });
  expect(verdicts.map(({ waivers: { applied } }) => applied.map(({ id }) => id))).toEqual([[], ["PAY-1"]]);
});

test("a waiver for all opens all", async () => {
  const { outputVariables } = await judge({
    policyJson: JSON.stringify(twoDeployments),
    waiversJson: waivers(standardWaiver()),
  });
  expect(outputVariables).toMatchObject({ verdict: "PASS", verdict_prod: "PASS", verdict_staging: "PASS" });
});

test.each([
  ["policy", { policyJson: "{" }, "policy-unreadable"],
  [
    "waivers",
    { waiversJson: waivers(standardWaiver({ expires: "never", deployments: ["staging"] })) },
    "waivers-unreadable",
  ],
  ["exploit data", { exploitDataJson: "" }, "exploit-data-unreadable"],
])("%s that can't be read block, and no deployment is opened", async (_name, change, code) => {
  const { outputVariables, verdicts } = await judge(change, [...cleanRuns()]);
  expect(outputVariables).toEqual({ verdict: "BLOCK", reasons: "1", verdictKey: `${folder}/verdict.json` });
  expect(verdicts[0].reasons.map((reason) => reason.code)).toEqual([code]);
});

test("nothing is said that could not be written", async () => {
  const full = { ...memoryBucket(), write: () => Promise.reject(new Error("locked")) };
  await expect(judge({ verdicts: full })).rejects.toThrow("locked");
});

test("without anything in the bucket the gate still answers, and blocks every deployment", async () => {
  const { outputVariables } = await judge({ reports: memoryBucket(), policyJson: JSON.stringify(twoDeployments) });
  expect(outputVariables).toMatchObject({ verdict: "BLOCK", verdict_prod: "BLOCK", verdict_staging: "BLOCK" });
});

test("the verdict says by what it was decided", async () => {
  const { verdicts } = await judge({
    waiversJson: waivers(standardWaiver()),
    exploitDataJson: JSON.stringify({
      schemaVersion: 1,
      kev: { date: "2026-05-31", ids: ["CVE-2021-44228"] },
      epss: { date: "2026-05-30", scores: { "CVE-2021-44228": 0.9, "CVE-2026-1000": 0.2 } },
    }),
  });
  const expected: Partial<Verdict> = {
    verdict: "PASS",
    waivers: {
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      applied: [expect.objectContaining({ id: "PAY-1", reasons: ["finding-blocks"] })],
    },
    notices: [{ code: "waiver-ends-soon", message: "waiver PAY-1 (shop-team) ends on 2026-06-10" }],
    waived: { CRITICAL: 0, HIGH: 1, MEDIUM: 0, LOW: 0, INFORMATIONAL: 0, UNKNOWN: 0 },
    exploitData: { kev: { date: "2026-05-31", ids: 1 }, epss: { date: "2026-05-30", scores: 2 } },
  };
  expect(verdicts[0]).toMatchObject(expected);
  expect(verdicts[0].counts.HIGH).toBe(1);
});

test("a run of another version than the pinned one blocks", async () => {
  const given = cleanRuns().map((run) => (run.folder === "junit" ? cleanRun("junit", { version: "9.2.1" }) : run));
  const { verdicts } = await judge({}, given);
  expect(verdicts[0].reasons).toEqual([
    {
      code: "version-differs",
      scanner: "junit",
      message: expect.stringMatching(/^junit ran in version 9\.2\.1, pinned is \d/),
      remedy: expect.stringContaining("scan-config/junit/scanner.json"),
    },
  ]);
});

describe("the image that may be published", () => {
  const image = (digit: string) => ({ image: { sha256: digit.repeat(64), bytes: 1 } });
  const withImages = (images: Readonly<Record<string, Partial<RunManifest>>>) =>
    cleanRuns().map((run) => {
      const change = images[run.folder];
      return change ? cleanRun(run.folder as "grype", change) : run;
    });

  test.each<[string, Readonly<Record<string, Partial<RunManifest>>>, string | undefined]>([
    ["none without an image", {}, undefined],
    ["the one that was scanned", { grype: image("1") }, "1".repeat(64)],
    ["the one that all scanners had", { grype: image("1"), trivy: image("1") }, "1".repeat(64)],
    ["none where they had different ones", { grype: image("1"), trivy: image("2") }, undefined],
    ["none of a scanner that failed", { grype: { ...image("1"), status: "failed" } }, undefined],
  ])("is %s", async (_, images, expected) => {
    const { outputVariables, verdicts } = await judge({}, withImages(images));
    expect(outputVariables.imageSha256).toBe(expected);
    const named = verdicts[0].scanners.filter(({ image }) => image).map(({ scanner }) => scanner);
    expect(named.sort()).toEqual(Object.keys(images).sort());
  });

  test("no deployment may be made: PASS is said of none", async () => {
    const policyJson = JSON.stringify(
      gatePolicy({}, { workloads: { payments: { ...strictPolicy, deployments: { prod: strictPolicy } } } }),
    );
    expect((await judge({ policyJson })).outputVariables.anyVerdict).toBe("BLOCK");
  });
});
