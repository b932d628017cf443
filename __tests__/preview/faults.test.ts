import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { prepareExampleDatabase } from "../../cli/tools/databases/local-database";
import { anotherExecution, changedBuild, changedManifest, driveWithFault, type Fault } from "../support/fault-run";
import { ensureTools } from "../support/scanner-run";
import { scratchFolder } from "../support/scratch";

const week = 7 * 24 * 3600;

/** A vulnerability database as the mirror would have left it if its job had not run for a week. */
async function oldDatabases(): Promise<string> {
  const folder = scratchFolder();
  cpSync(await prepareExampleDatabase("safety"), join(folder, "safety"), { recursive: true });
  for (const name of ["insecure.json", "insecure_full.json"]) {
    const content = JSON.parse(readFileSync(join(folder, "safety", name), "utf8"));
    content.meta.timestamp -= week;
    writeFileSync(join(folder, "safety", name), JSON.stringify(content));
  }
  return folder;
}

beforeAll(() => ensureTools("bandit", "safety", "checkov", "trivy", "grype", "junit"));

afterEach(() => {
  delete process.env.GATEHOUSE_DATABASES;
});

interface Sentence {
  readonly code: string;
  readonly message: RegExp;
}

/** All are Bandit's; each fault has the sentences that it must be told by, and no other may be among them. */
const faults: readonly [string, Fault, readonly Sentence[]][] = [
  [
    "a scanner that is killed",
    changedBuild("bandit", '"$GATEHOUSE_TOOL/bin/bandit" --quiet', "bash -c 'kill -KILL $$' --quiet"),
    [{ code: "scanner-failed", message: /^bandit did not complete .*: killed by SIGKILL$/ }],
  ],
  [
    "a report that is cut off after the scan",
    {
      afterScan: async (objects) => {
        const report = await objects("bandit").read("report.json");
        await objects("bandit").write("report.json", report.subarray(0, report.length - 20));
      },
    },
    [
      { code: "report-changed", message: /^bandit\/report\.json is not what bandit wrote: / },
      { code: "report-unreadable", message: /^the report of bandit can't be used: .* its SHA-256 differs$/ },
    ],
  ],
  [
    "a scan of another source",
    changedBuild("bandit", "node ", 'echo "assert True" > added.py; node '),
    [
      { code: "scanner-failed", message: /this is not the source that was fingerprinted$/ },
      { code: "source-differs", message: /^bandit scanned another source: its digest is [0-9a-f]{64} / },
    ],
  ],
  [
    "a manifest of another source",
    changedManifest("bandit", (run) => ({ ...run, source: { ...run.source, sha256: "0".repeat(64) } })),
    [{ code: "source-differs", message: /^bandit scanned another source: its digest is 0{64} / }],
  ],
  [
    "a report of another execution",
    changedManifest("bandit", (run) => ({ ...run, execution: anotherExecution })),
    [
      {
        code: "run-of-another-execution",
        message: new RegExp(`^bandit ran for the execution ${anotherExecution}, not for `),
      },
    ],
  ],
  [
    "a missing manifest",
    { afterScan: (objects) => objects("bandit").remove("run.json") },
    [{ code: "run-unreadable", message: /^bandit\/run\.json is missing, so nothing shows what bandit did$/ }],
  ],
];

async function blocks(fault: Fault, scanner: string, sentences: readonly Sentence[]): Promise<void> {
  const { verdict, decidedBy, deployments, pipeline } = await driveWithFault(fault);
  expect([verdict.verdict, decidedBy]).toEqual(["BLOCK", "gate"]);
  expect(verdict.reasons).toEqual(
    sentences.map(({ code, message }) =>
      expect.objectContaining({ code, scanner, message: expect.stringMatching(message) }),
    ),
  );
  expect(pipeline.stages.slice(-5).map(({ name, status }) => [name, status])).toEqual([
    ["Publish", "skipped"],
    ["Admit-staging", "refused"],
    ["Deploy-staging", "notReached"],
    ["Admit-production", "notReached"],
    ["Deploy-production", "notReached"],
  ]);
  expect(deployments.map(({ status }) => status)).toEqual([null, null]);
}

test.each(faults)("%s blocks with a sentence of its own, and nothing is deployed", async (_, fault, sentences) => {
  await blocks(fault, "bandit", sentences);
});

test("an image that is not the one that was scanned is not pushed, and nothing is deployed", async () => {
  const scanned = "0".repeat(64);
  const { verdict, deployments, pipeline } = await driveWithFault(
    changedManifest("grype", (run) => ({ ...run, image: { sha256: scanned, bytes: 1 } })),
  );
  expect(verdict.verdict).toBe("PASS");
  expect(pipeline.stages.at(-5)).toMatchObject({
    name: "Publish",
    status: "failed",
    message: expect.stringContaining(`the image that was scanned has ${scanned}: nothing was pushed`),
  });
  expect(deployments.map(({ status }) => status)).toEqual([null, null]);
});

test("an old database blocks with a sentence of its own, and nothing is deployed", async () => {
  process.env.GATEHOUSE_DATABASES = await oldDatabases();
  const message = /^the vulnerability database of safety is 1\d\d hours old \(built .*, allowed are 72$/;
  await blocks({}, "safety", [{ code: "database-stale", message }]);
});
