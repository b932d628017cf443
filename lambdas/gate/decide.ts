import type { ByteSource } from "../shared/bytes/byte-source";
import type { RunManifest } from "../shared/run-manifest";
import type { Run } from "../shared/runs";
import { type Severity, severities } from "../shared/severity";
import { sha256 } from "../shared/source-digest";
import { sendable } from "../shared/text";
import type { Expected, GateContext } from "./context";
import { type GateFinding, readFindings } from "./gate-finding";
import { readPolicy } from "./read-policy";
import { readSummary } from "./read-summary";
import { type Reason, readableReason } from "./reason";
import { rules } from "./rules";
import type { Verdict } from "./verdict";

/** What a verdict is asked about; `undefined` is what could not be found. */
export interface GateRequest {
  readonly workload: string;
  readonly deployment?: string;
  readonly expected: Expected;
  /** The text of policy.json. */
  readonly policyJson: string;
  /** findings.json */
  readonly findings: ByteSource | undefined;
  readonly summaryJson: string | undefined;
  readonly runs: readonly Run[] | undefined;
  readonly now: Date;
}

/** PASS when no rule has a reason against it; whatever can't be read is a reason. Pure. */
export function decide(request: GateRequest): Verdict {
  const { workload, deployment, expected, runs, now } = request;
  const policy = readPolicy(request.policyJson, workload, deployment);
  const { findings, problems } = readFindings(request.findings);
  const manifests = (runs ?? []).flatMap(({ manifest }) => ("problem" in manifest ? [] : [manifest]));
  const summary = request.summaryJson === undefined ? undefined : (readSummary(request.summaryJson) ?? null);
  const judged = policy && { policy, workload, expected, findings, runs, manifests, summary, now };
  const reasons = [...problems, ...(judged ? judge(judged) : [unreadablePolicy])].map(readableReason);
  return {
    schemaVersion: 1,
    verdict: reasons.length === 0 ? "PASS" : "BLOCK",
    workload,
    ...(deployment === undefined ? {} : { deployment }),
    execution: expected.execution ?? manifests[0]?.execution ?? null,
    reasons,
    policy: { schemaVersion: 1, sha256: sha256(request.policyJson) },
    source: {
      sha256: expected.sourceDigest ?? manifests[0]?.source.sha256 ?? null,
      objectVersion: expected.objectVersion ?? manifests[0]?.source.objectVersion ?? null,
    },
    scanners: manifests.map(describeScanner),
    counts: countBySeverity(findings),
    exampleDatabase: manifests.some(({ database }) => database.kind === "example"),
    decidedAt: now.toISOString(),
  };
}

const unreadablePolicy: Reason = {
  code: "policy-unreadable",
  message: "the gate's policy can't be read, so nothing says what may pass",
  remedy: "correct scan-config/gate-policy.yaml and apply the workload's tooling stack again",
};

function judge(context: GateContext): readonly Reason[] {
  return rules.flatMap((rule) => rule(context));
}

/** `run.json` says what the tool printed, whatever that was. */
const longestVersion = 100;

function describeScanner({ scanner, version, status, database }: RunManifest): Verdict["scanners"][number] {
  return { scanner, version: sendable(version, longestVersion) ?? "", status, database };
}

function countBySeverity(findings: readonly GateFinding[]): Readonly<Record<Severity, number>> {
  const count = (wanted: Severity) => findings.filter(({ severity }) => severity === wanted).length;
  return Object.fromEntries(severities.map((severity) => [severity, count(severity)])) as Record<Severity, number>;
}
