import type { SecurityHubClient } from "@aws-sdk/client-securityhub";
import type { Execution } from "../../lambdas/normalizer/process-execution";
import { locations } from "../../lambdas/shared/locations";
import type { Run } from "../../lambdas/shared/runs";
import { memoryBucket, objectsOf } from "./memory-bucket";
import { memoryLedger } from "./memory-ledger";
import { checkovSeverities } from "./reports";
import { now } from "./runs";
import { recordingClient } from "./security-hub-client";

/** An execution of `payments`, `e-1` unless said otherwise, whose scanners have uploaded these runs. */
export function executionOf(runs: readonly Run[], change: Partial<Execution> = {}) {
  const execution = change.execution ?? "e-1";
  const bucket = memoryBucket(objectsOf(locations.execution("payments", execution), runs));
  const ledger = memoryLedger();
  const request: Execution = {
    bucket,
    ledger,
    securityHub: recordingClient().client as SecurityHubClient,
    workload: "payments",
    execution,
    sourceDigest: "a".repeat(64),
    account: "111122223333",
    region: "eu-central-1",
    checkovSeverities,
    now,
    hasTime: () => true,
    onRecorded: () => undefined,
    ...change,
  };
  return { bucket, ledger, request };
}
