import type { ByteSource } from "../shared/bytes/byte-source";
import type { RunManifest } from "../shared/run-manifest";
import type { Run } from "../shared/runs";
import { type Severity, severities } from "../shared/severity";
import { sha256 } from "../shared/source-digest";
import { sendable } from "../shared/text";
import type { Expected, GateContext } from "./context";
import { type ExploitData, noExploitData, readExploitData } from "./exploit-data";
import { type GateFinding, readFindings } from "./gate-finding";
import { noticesOf } from "./notices";
import { policyFor } from "./policy";
import { readPolicy } from "./read-policy";
import { readSummary } from "./read-summary";
import { type Reason, readableReason } from "./reason";
import { rules } from "./rules";
import { unreadableExploitData, unreadablePolicy, unreadableWaivers } from "./unreadable";
import type { Verdict } from "./verdict";
import { appliedWaivers } from "./waivers/applied";
import { liftByEmergency } from "./waivers/emergency";
import { noWaivers, readWaivers } from "./waivers/read-waivers";
import { weigh } from "./weigh";

/** What a verdict is asked about; `undefined` is what could not be found. */
export interface GateRequest {
  readonly workload: string;
  readonly deployment?: string;
  readonly expected: Expected;
  /** The text of policy.json. */
  readonly policyJson: string;
  /** The text of waivers.json; `undefined`: no waivers. */
  readonly waiversJson?: string | undefined;
  /** The text of exploit-data.json; `undefined`: none. */
  readonly exploitDataJson?: string | undefined;
  /** findings.json */
  readonly findings: ByteSource | undefined;
  readonly summaryJson: string | undefined;
  readonly runs: readonly Run[] | undefined;
  readonly now: Date;
}

/** PASS when no rule has a reason against it; whatever can't be read is a reason. Pure. */
export function decide(request: GateRequest): Verdict {
  const { workload, deployment, expected, policyJson, waiversJson, exploitDataJson, runs, now } = request;
  const read = {
    policy: readPolicy(policyJson),
    waivers: waiversJson === undefined ? noWaivers : readWaivers(waiversJson),
    exploitData: exploitDataJson === undefined ? noExploitData : readExploitData(exploitDataJson),
  };
  const policy = read.policy && policyFor(read.policy, workload, deployment);
  const { waivers } = read.waivers ?? noWaivers;
  const exploitData = read.exploitData ?? noExploitData;
  const { findings, problems } = readFindings(request.findings);
  const manifests = (runs ?? []).flatMap(({ manifest }) => ("problem" in manifest ? [] : [manifest]));
  const summary = request.summaryJson === undefined ? undefined : (readSummary(request.summaryJson) ?? null);

  const by = policy && { workload, deployment, policy, waivers, exploitData, now };
  const weighed = by ? weigh(findings, by) : [];
  const raised = [
    ...problems,
    ...(read.waivers ? [] : [unreadableWaivers]),
    ...(read.exploitData ? [] : [unreadableExploitData]),
    ...(by ? judge({ ...by, expected, findings, weighed, runs, manifests, summary }) : [unreadablePolicy]),
  ];
  const { reasons, lifted } = liftByEmergency(raised, { workload, deployment, waivers, runs, now });
  return {
    schemaVersion: 1,
    verdict: reasons.length === 0 ? "PASS" : "BLOCK",
    workload,
    ...(deployment === undefined ? {} : { deployment }),
    execution: expected.execution ?? manifests[0]?.execution ?? null,
    reasons: reasons.map(readableReason),
    policy: { schemaVersion: 1, sha256: sha256(policyJson) },
    waivers: {
      sha256: waiversJson === undefined ? null : sha256(waiversJson),
      applied: appliedWaivers(waivers, weighed, lifted),
    },
    notices: by ? noticesOf({ ...by, exploitData: read.exploitData, weighed, lifted }) : [],
    source: {
      sha256: expected.sourceDigest ?? manifests[0]?.source.sha256 ?? null,
      objectVersion: expected.objectVersion ?? manifests[0]?.source.objectVersion ?? null,
    },
    scanners: manifests.map(describeScanner),
    counts: countBySeverity(findings),
    waived: countBySeverity(weighed.flatMap(({ finding, waiving }) => (waiving.waiver ? [finding] : []))),
    exploitData: describeExploitData(exploitData),
    exampleDatabase: manifests.some(({ database }) => database.kind === "example"),
    decidedAt: now.toISOString(),
  };
}

function judge(context: GateContext): readonly Reason[] {
  return rules.flatMap((rule) => rule(context));
}

/** `run.json` says what the tool printed, whatever that was. */
const longestVersion = 100;

function describeScanner({ scanner, version, status, database, image }: RunManifest): Verdict["scanners"][number] {
  return { scanner, version: sendable(version, longestVersion) ?? "", status, database, ...(image && { image }) };
}

function describeExploitData({ kev, epss }: ExploitData): Verdict["exploitData"] {
  return {
    kev: kev && { date: kev.date, ids: kev.ids.length },
    epss: epss && { date: epss.date, scores: Object.keys(epss.scores).length },
  };
}

function countBySeverity(findings: readonly GateFinding[]): Readonly<Record<Severity, number>> {
  const count = (wanted: Severity) => findings.filter(({ severity }) => severity === wanted).length;
  return Object.fromEntries(severities.map((severity) => [severity, count(severity)])) as Record<Severity, number>;
}
