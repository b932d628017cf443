import type { Rule } from "../context";
import { blockingFindings } from "./blocking-findings";
import { reportsIntact } from "./reports-intact";
import { reportsUnderstood } from "./reports-understood";
import { requiredScanners } from "./required-scanners";
import { runManifests } from "./run-manifests";
import { sameExecution } from "./same-execution";
import { sameSource } from "./same-source";
import { scannersCompleted } from "./scanners-completed";
import { unratedFindings } from "./unrated-findings";
import { vulnerabilityDatabases } from "./vulnerability-databases";

/** Every rule of the gate, in the order in which a verdict gives its reasons: first what makes the rest doubtful. */
export const rules: readonly Rule[] = [
  runManifests,
  requiredScanners,
  scannersCompleted,
  sameExecution,
  sameSource,
  reportsIntact,
  reportsUnderstood,
  vulnerabilityDatabases,
  blockingFindings,
  unratedFindings,
];
