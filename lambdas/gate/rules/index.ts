import type { Rule } from "../context";
import { alwaysBlockedFindings } from "./always-blocked-findings";
import { blockingFindings } from "./blocking-findings";
import { knownExploitedFindings } from "./known-exploited-findings";
import { likelyExploitedFindings } from "./likely-exploited-findings";
import { pinnedVersions } from "./pinned-versions";
import { reportsIntact } from "./reports-intact";
import { reportsUnderstood } from "./reports-understood";
import { requiredScanners } from "./required-scanners";
import { runManifests } from "./run-manifests";
import { sameExecution } from "./same-execution";
import { sameSource } from "./same-source";
import { scannersCompleted } from "./scanners-completed";
import { tooManyFindings } from "./too-many-findings";
import { unratedFindings } from "./unrated-findings";
import { vulnerabilityDatabases } from "./vulnerability-databases";

/** Every rule of the gate, in the order in which a verdict gives its reasons: first what makes the rest doubtful. */
export const rules: readonly Rule[] = [
  runManifests,
  requiredScanners,
  scannersCompleted,
  pinnedVersions,
  sameExecution,
  sameSource,
  reportsIntact,
  reportsUnderstood,
  vulnerabilityDatabases,
  knownExploitedFindings,
  alwaysBlockedFindings,
  likelyExploitedFindings,
  blockingFindings,
  unratedFindings,
  tooManyFindings,
];
