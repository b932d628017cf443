import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { S3Client } from "@aws-sdk/client-s3";
import { bucketOf } from "../../../lambdas/shared/bucket";
import { locations } from "../../../lambdas/shared/locations";
import { isScanner } from "../../../lambdas/shared/scanners";
import { type AccountAccess, clientSettings } from "../aws/account-access";
import type { ToolingDefinition } from "../definition/tooling-definition";
import type { PipelineResult } from "../pipeline/run-pipeline";
import { findingsSchema, type ReadableFinding, readableFinding, sortFindings } from "./findings";
import { type ReadVerdict, verdictSchema } from "./verdict";

export interface Results {
  readonly verdict: ReadVerdict;
  /** Whether the gate decided, or the pipeline ended before it could. */
  readonly decidedBy: "gate" | "pipeline";
  readonly findings: readonly ReadableFinding[];
}

export interface ResultPlaces {
  readonly workload: string;
  readonly definition: ToolingDefinition;
  readonly tooling: AccountAccess;
  readonly logArchive: AccountAccess;
  /** Gets `verdict.json`, `findings.json` and `summary.json`, as far as the pipeline made them. */
  readonly out: string;
}

/** Fetches what the pipeline left in its buckets. Where the gate could not decide, nothing was deployed: that is a BLOCK. */
export async function fetchResults(pipeline: PipelineResult, places: ResultPlaces): Promise<Results> {
  const { workload, definition, tooling, logArchive, out } = places;
  const { execution } = pipeline;
  const environments = definition.functions.map(({ environment }) => environment);
  const named = (variable: string) => environments.find((one) => one[variable] !== undefined)?.[variable] ?? "";
  const fetch = (access: AccountAccess, variable: string, key: string, file: string) =>
    fetchObject(access, named(variable), key, join(out, file));

  const findings = await fetch(
    tooling,
    "GATEHOUSE_REPORTS_BUCKET",
    locations.findings(workload, execution),
    "findings.json",
  );
  await fetch(tooling, "GATEHOUSE_REPORTS_BUCKET", locations.summary(workload, execution), "summary.json");
  const gate = await fetch(
    logArchive,
    "GATEHOUSE_VERDICT_BUCKET",
    locations.verdict(named("GATEHOUSE_ACCOUNT"), workload, execution),
    "verdict.json",
  );
  const verdict = gate ? verdictSchema.parse(JSON.parse(gate)) : stoppedVerdict(workload, pipeline);
  if (!gate) writeFileSync(join(out, "verdict.json"), `${JSON.stringify(verdict, null, 2)}\n`);
  return {
    verdict,
    decidedBy: gate ? "gate" : "pipeline",
    findings: sortFindings(findingsSchema.parse(JSON.parse(findings ?? "[]")).map(readableFinding)),
  };
}

async function fetchObject(
  access: AccountAccess,
  bucket: string,
  key: string,
  file: string,
): Promise<string | undefined> {
  const s3 = new S3Client(clientSettings(access));
  try {
    const bytes = await bucketOf(s3, bucket).read(key);
    if (bytes) writeFileSync(file, bytes);
    return bytes && new TextDecoder().decode(bytes);
  } finally {
    s3.destroy();
  }
}

/** A pipeline that stops before its gate deploys nothing; it says so in the form of a verdict, and who decided. */
function stoppedVerdict(workload: string, { execution, stages }: PipelineResult): ReadVerdict {
  const failed = stages.flatMap(({ name: stage, actions }) =>
    actions.filter(({ status }) => status === "failed").map((action) => ({ stage, ...action })),
  );
  const reasons = failed.map(({ stage, name, message }) => ({
    code: "pipeline-stopped",
    ...(isScanner(name) && { scanner: name }),
    message: `the pipeline stopped in stage ${stage}: ${name}: ${message}`,
    remedy: `read logs/${name}.log beside this file, mend the cause and run it again`,
  }));
  const silent = {
    code: "no-verdict",
    message: "the pipeline ended and its gate wrote no verdict",
    remedy: "read logs/Gate.log beside this file",
  };
  return {
    schemaVersion: 1,
    verdict: "BLOCK",
    decidedBy: "pipeline",
    workload,
    execution,
    reasons: reasons.length > 0 ? reasons : [silent],
  };
}
