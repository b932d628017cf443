import { z } from "zod";
import type { GatePolicy } from "../lambdas/gate/policy";
import { scanners } from "../lambdas/shared/scanners";
import { severityLabels } from "../lambdas/shared/severity";
import { type Loaded, loadYaml } from "./yaml-document";

const settings = {
  blockingSeverities: z.array(z.enum(severityLabels)).min(1, "name at least one severity that blocks").readonly(),
  requiredScanners: z.array(z.enum(scanners)).min(1, "name at least one scanner that must have run").readonly(),
  unknownSeverity: z.enum(["block", "allow"]),
  maximumDatabaseAgeHours: z.number().positive(),
  exampleDatabase: z.enum(["refuse", "allow"]),
};

const overrides = z.strictObject(settings).partial();

/** scan-config/gate-policy.yaml. A workload or deployment that is not named is judged by `default`. */
export const gatePolicySchema = z.strictObject({
  schemaVersion: z.literal(1),
  default: z.strictObject(settings),
  workloads: z
    .record(z.string(), overrides.extend({ deployments: z.record(z.string(), overrides).default({}) }))
    .default({}),
});

/**
 * Reads the policy and makes every entry complete: default, then workload, then deployment.
 * @throws the file system's error when the file can't be read
 */
export function loadGatePolicy(file: string): Loaded<GatePolicy> {
  const loaded = loadYaml(file, gatePolicySchema);
  if (loaded.value === undefined) return loaded;
  const { schemaVersion, default: base, workloads } = loaded.value;
  const complete = Object.entries(workloads).map(([workload, { deployments, ...own }]) => {
    const ofWorkload = { ...base, ...given(own) };
    const ofDeployments = Object.entries(deployments).map(([name, more]) => [name, { ...ofWorkload, ...given(more) }]);
    return [workload, { ...ofWorkload, deployments: Object.fromEntries(ofDeployments) }];
  });
  return { value: { schemaVersion, default: base, workloads: Object.fromEntries(complete) }, problems: [] };
}

type Overrides = z.infer<typeof overrides>;
type Given = { readonly [Key in keyof Overrides]: Exclude<Overrides[Key], undefined> };

/** Without the keys that were left out: zod types them as `undefined`, which must not overwrite what is inherited. */
function given(partial: Overrides): Given {
  return Object.fromEntries(Object.entries(partial).filter(([, value]) => value !== undefined)) as Given;
}
