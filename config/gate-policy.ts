import { z } from "zod";
import { deploymentName } from "../lambdas/gate/deployment-name";
import type { GatePolicy, WaiverPolicy, WorkloadPolicy } from "../lambdas/gate/policy";
import { scanners } from "../lambdas/shared/scanners";
import { severities, severityLabels } from "../lambdas/shared/severity";
import { lowestEpss } from "./exploit-data";
import { given } from "./given";
import { anyDeployment, type DeploymentsOf, unknownDeployment } from "./known-deployments";
import { pinnedVersions } from "./scan-configuration";
import { type Loaded, loadYaml, type Violation } from "./yaml-document";

const blockOrAllow = z.enum(["block", "allow"], "must be block or allow");
const scanner = z.enum(scanners, `must be one of ${scanners.join(", ")}`);
const count = z
  .number()
  .multipleOf(1, "must be a whole number")
  .min(0, "must be 0 or more")
  .max(1_000_000, "must be 1000000 or less");
const bySeverity = z.partialRecord(z.enum(severities, `must be one of ${severities.join(", ")}`), count);
const patterns = z.array(
  z.string().regex(/^\S(.*\S)?$/, "must be <scanner>/<rule> or <rule>, in which * stands for any run of characters"),
);

const settings = {
  blockingSeverities: z
    .array(z.enum(severityLabels))
    .min(1, "name at least one severity that blocks")
    .readonly()
    .describe("A finding of one of these severities blocks"),
  requiredScanners: z
    .array(scanner)
    .min(1, "name at least one scanner that must have run")
    .readonly()
    .describe("Each of these must have completed on this very source"),
  unknownSeverity: blockOrAllow.describe("What a finding does that nobody rated"),
  maximumDatabaseAgeHours: z.number().positive().describe("Of the vulnerability databases, at the time of the verdict"),
  exampleDatabase: z
    .enum(["refuse", "allow"], "must be refuse or allow")
    .describe("Whether the small example database is enough; for the examples only"),
  mayNotApply: z
    .array(scanner)
    .describe("Required scanners that may find nothing in the source to scan, where run.json says how they know"),
  maximumFindings: bySeverity.describe("More findings of a severity than this block, e.g. {MEDIUM: 20}"),
  alwaysBlock: patterns.describe("Rules and vulnerabilities that block whatever their severity, fix and age"),
  onlyIfFixable: z.boolean().describe("true: a vulnerability without a fix does not block"),
  graceDays: bySeverity.describe("A vulnerability of a severity that was published fewer days ago does not block yet"),
  knownExploited: blockOrAllow.describe("What a vulnerability does that is known to be exploited; it can't be waived"),
  epssBlocksFrom: z
    .number()
    .min(lowestEpss, `must be ${lowestEpss} or more: scan-config/exploit-data knows no lower scores`)
    .max(1, "must be 1 or less: it is a probability")
    .describe("A vulnerability with this EPSS probability or more blocks"),
  newFindingsOnlySince: z.iso
    .date("must be a day, e.g. 2026-11-01")
    .describe("Findings first seen before this day, once it has begun, do not block"),
};

const complete = z.strictObject({
  ...settings,
  mayNotApply: settings.mayNotApply.default([]),
  maximumFindings: settings.maximumFindings.default({}),
  alwaysBlock: settings.alwaysBlock.default([]),
  onlyIfFixable: settings.onlyIfFixable.default(false),
  graceDays: settings.graceDays.default({}),
  knownExploited: settings.knownExploited.default("block"),
  epssBlocksFrom: settings.epssBlocksFrom.optional(),
  newFindingsOnlySince: settings.newFindingsOnlySince.optional(),
});

const overrides = z.strictObject(settings).partial();

const days = (usual: number) => count.default(usual);

const waivers = z.strictObject({
  maximumDays: z
    .strictObject({
      CRITICAL: days(30),
      HIGH: days(90),
      MEDIUM: days(180),
      LOW: days(365),
      INFORMATIONAL: days(365),
      UNKNOWN: days(30),
    })
    .prefault({})
    .describe("How many days a waiver may last for a finding of a severity"),
  never: patterns.default([]).describe("Rules and vulnerabilities that can never be waived"),
  warnDays: count.default(30).describe("A waiver that ends within so many days is reported"),
});

const deployment = z.string().regex(deploymentName, "must be the name of a deployment");

/** scan-config/gate-policy.yaml. A workload or deployment that is not named is judged by `default`. */
export const gatePolicySchema = z.strictObject({
  schemaVersion: z.literal(1),
  default: complete,
  waivers: waivers.prefault({}).describe("What a waiver may do"),
  workloads: z
    .record(z.string(), overrides.extend({ deployments: z.record(deployment, overrides).default({}) }))
    .default({})
    .describe("By workload: only what differs from the default"),
});

/**
 * Reads the policy and makes every entry complete: default, then workload, then deployment.
 * @param known which deployments there are
 * @param scannerVersions the pinned version of each scanner
 * @throws the file system's error when the file can't be read
 */
export function loadGatePolicy(
  file: string,
  known = anyDeployment,
  scannerVersions = pinnedVersions(),
): Loaded<GatePolicy> {
  const loaded = loadYaml(file, gatePolicySchema, (document) => deploymentRules(document, known));
  if (loaded.value === undefined) return loaded;
  const { schemaVersion, workloads } = loaded.value;
  const waiverPolicy: WaiverPolicy = loaded.value.waivers;
  const base = given(loaded.value.default) as WorkloadPolicy;
  const entries = Object.entries(workloads).map(([workload, { deployments, ...own }]) => {
    const ofWorkload: WorkloadPolicy = { ...base, ...given(own) };
    const ofDeployments = Object.entries(deployments).map(([name, more]) => [name, { ...ofWorkload, ...given(more) }]);
    return [workload, { ...ofWorkload, deployments: Object.fromEntries(ofDeployments) }];
  });
  return {
    value: {
      schemaVersion,
      default: base,
      waivers: waiverPolicy,
      scannerVersions,
      workloads: Object.fromEntries(entries),
    },
    problems: [],
  };
}

/** The document as far as it can be read, so that this rule still speaks where the schema refuses other parts. */
const namedDeployments = z
  .object({
    workloads: z.record(
      z.string(),
      z.object({ deployments: z.record(z.string(), z.unknown()).catch({}).default({}) }).catch({ deployments: {} }),
    ),
  })
  .catch({ workloads: {} });

function deploymentRules(document: unknown, known: DeploymentsOf): readonly Violation[] {
  return Object.entries(namedDeployments.parse(document).workloads).flatMap(([workload, { deployments }]) =>
    Object.keys(deployments).flatMap((name) =>
      unknownDeployment(name, workload, known, ["workloads", workload, "deployments", name]),
    ),
  );
}
