import { decide, type GateRequest } from "../../lambdas/gate/decide";
import type { ReportInput } from "../../lambdas/normalizer/normalize";
import { reportInputs } from "../../lambdas/normalizer/report-inputs";
import { bytesSource } from "../../lambdas/shared/bytes/byte-source";
import type { RunManifest } from "../../lambdas/shared/run-manifest";
import type { Run } from "../../lambdas/shared/runs";
import { gatePolicy, strictPolicy as strict } from "./gate-policy";
import { normalizedAll } from "./normalized";
import { cleanRun, cleanRuns, type ExampleScanner, now, runOf } from "./runs";

/** What the example requests are judged by: `payments` by the default. */
export const policy = gatePolicy(
  {},
  {
    workloads: {
      lenient: {
        ...strict,
        unknownSeverity: "allow",
        exampleDatabase: "allow",
        deployments: { staging: { ...strict, blockingSeverities: ["CRITICAL"] } },
      },
    },
  },
);

/** A file. */
export const json = (text: string) => bytesSource(Buffer.from(text));

/** What the pipeline would ask after the normalizer has read these runs. */
export async function requestFor(
  runs: readonly Run[],
  workload = "payments",
  reports: readonly ReportInput[] = reportInputs(runs),
): Promise<GateRequest> {
  const { findings, summary } = await normalizedAll(reports, { workload, execution: "e-1", now });
  return {
    workload,
    expected: { execution: "e-1", sourceDigest: "a".repeat(64), objectVersion: "v-1" },
    policyJson: JSON.stringify(policy),
    findings: json(JSON.stringify(findings)),
    summaryJson: JSON.stringify(summary),
    runs,
    now,
  };
}

/** Every scanner completed and found nothing. */
export const clean = requestFor(cleanRuns());

/** The same with another run of a scanner. */
export const withRun = (run: Run) => requestFor([...cleanRuns().filter(({ folder }) => folder !== run.folder), run]);

/** The same with another manifest of a scanner. */
export const changed = (scanner: ExampleScanner, change: Partial<RunManifest>) => withRun(cleanRun(scanner, change));

/** The same with another report of a scanner. */
export const withReport = (scanner: ExampleScanner, report: string) => withRun(runOf(scanner, report));

export const but = async (request: Promise<GateRequest>, change: Partial<GateRequest>) => ({
  ...(await request),
  ...change,
});

/** Bandit's report of one finding. */
export const bandit = (severity: string) =>
  JSON.stringify({
    results: [{ test_id: "B602", filename: "a.py", line_number: 7, issue_text: "shell", issue_severity: severity }],
    errors: [],
  });

export const verdictOn = async (request: GateRequest | Promise<GateRequest>) => decide(await request);

export const codes = async (request: GateRequest | Promise<GateRequest>) =>
  (await verdictOn(request)).reasons.map(({ code }) => code);

/** The digest of another source. */
export const otherDigest = "b".repeat(64);
