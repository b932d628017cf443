import type { SecurityHubClient } from "@aws-sdk/client-securityhub";
import { type Execution, type Processed, processExecution } from "../../lambdas/normalizer/process-execution";
import { Unfinished } from "../../lambdas/shared/codepipeline-job";
import type { Ledger } from "../../lambdas/shared/ledger/ledger";
import type { RunManifest } from "../../lambdas/shared/run-manifest";
import { account, region } from "./asff";
import { executionOf } from "./execution";
import { cleanReports, runOf } from "./runs";

/** A build of `payments`: when its scanners had looked, and what they found. */
export interface Build {
  readonly number: number;
  readonly at: Date;
  /** Functions of `app.py` in which Bandit sees a shell; `undefined` when it broke. */
  readonly bandit?: readonly string[];
  /** Vulnerabilities that each of them sees in `requests`; `undefined` when it broke. */
  readonly trivy?: readonly string[];
  readonly grype?: readonly string[];
}

/** Bandit's report. Lines are no identity: those of every build differ. */
function banditReport(functions: readonly string[], number: number): string {
  const results = functions.map((name, index) => ({
    filename: "app.py",
    code: `${10 * number + index} subprocess.call(${name}, shell=True)\n`,
    issue_severity: "HIGH",
    issue_confidence: "HIGH",
    issue_text: `shell in ${name}`,
    test_id: "B602",
    test_name: "subprocess_popen_with_shell_equals_true",
    line_number: 10 * number + index,
    line_range: [10 * number + index],
    more_info: "https://bandit.readthedocs.io/",
  }));
  return JSON.stringify({ errors: [], metrics: { _totals: {}, "app.py": {} }, results });
}

function trivyReport(ids: readonly string[]): string {
  const Vulnerabilities = ids.map((VulnerabilityID) => ({
    VulnerabilityID,
    PkgName: "requests",
    InstalledVersion: "2.19.1",
    Severity: "HIGH",
    Title: VulnerabilityID,
  }));
  const Results = [{ Target: "requirements.txt", Class: "lang-pkgs", Type: "pip", Vulnerabilities }];
  return JSON.stringify({ SchemaVersion: 2, ArtifactType: "filesystem", Results });
}

function grypeReport(ids: readonly string[]): string {
  const matches = ids.map((id) => ({
    vulnerability: { id, severity: "High", fix: { versions: [], state: "unknown" } },
    relatedVulnerabilities: [],
    artifact: {
      name: "requests",
      version: "2.19.1",
      type: "python",
      locations: [{ path: "/requirements.txt" }],
      purl: "pkg:pypi/requests@2.19.1",
    },
  }));
  return JSON.stringify({ ...JSON.parse(cleanReports.grype), matches });
}

/** What the scanners of a build have uploaded. */
export function runsOf({ number, at, bandit, trivy, grype }: Build) {
  const manifest: Partial<RunManifest> = { execution: `e-${number}`, finishedAt: at.toISOString() };
  const broken = { ...manifest, status: "failed", exitCode: null, detail: "killed" } as const;
  return [
    runOf("bandit", banditReport(bandit ?? [], number), bandit ? manifest : broken),
    runOf("trivy", trivyReport(trivy ?? []), trivy ? manifest : broken),
    runOf("grype", grypeReport(grype ?? []), grype ? manifest : broken),
  ];
}

/** The normalizer's request for a build, five minutes after its scanners. */
export function executionOfBuild(build: Build, ledger: Ledger, securityHub: SecurityHubClient): Execution {
  return executionOf(runsOf(build), {
    ledger,
    securityHub,
    account,
    region,
    execution: `e-${build.number}`,
    now: new Date(build.at.getTime() + 300_000),
  }).request;
}

/** As CodePipeline does: again and again while there is more to do. */
export async function processUntilDone(request: Execution, wait: () => Promise<void>): Promise<Processed> {
  for (;;) {
    const result = await processExecution(request);
    if (!(result instanceof Unfinished)) return result;
    await wait();
  }
}
