import fc from "fast-check";
import type { Region } from "../../../config/regions";
import type { AccountDocument } from "./generated-organization";

export interface OverridesPlace {
  readonly accounts: readonly AccountDocument[];
  readonly regions: readonly Region[];
}

const autoEnable = fc.constantFrom("ALL", "NEW", "NONE");

/** A value for some of the regions, as a section's `regions` takes it. */
function byRegion<Value>({ regions }: OverridesPlace, value: fc.Arbitrary<Value>) {
  return fc
    .tuple(fc.subarray([...regions]), fc.array(value, { minLength: regions.length, maxLength: regions.length }))
    .map(([chosen, values]) => Object.fromEntries(chosen.map((region, index) => [region, values[index]])));
}

function few<Value>(values: readonly Value[], most: number) {
  return fc.subarray([...values], { maxLength: Math.min(values.length, most) });
}

/** Sections that say something else for some accounts, units or regions; each may be missing. */
export function overrides(place: OverridesPlace): fc.Arbitrary<Record<string, unknown>> {
  const members = place.accounts.filter(({ role }) => role === undefined);
  const some = few(
    members.map(({ name }) => name),
    10,
  );
  const toggle = fc.record({ enabled: fc.boolean(), regions: byRegion(place, fc.boolean()) });
  return fc.record(
    {
      configRecorder: some.map((chosen) => ({
        accounts: chosen.map((account) => ({ account, recordingMode: { recordingFrequency: "DAILY" } })),
      })),
      accountSettings: some.map((chosen) => ({
        accounts: chosen.map((account) => ({ account, s3PublicAccessBlock: false, accessLogRetentionDays: 30 })),
      })),
      guardDuty: fc
        .record({ autoEnable, regions: byRegion(place, autoEnable) })
        .map((runtime) => ({ features: { RUNTIME_MONITORING: runtime } })),
      inspector: some.map((excludedAccounts) => ({ excludedAccounts })),
      macie: toggle,
      detective: toggle,
      securityHub: some.map((accounts) => ({
        policies: accounts.length > 0 ? [{ name: "strict", standards: ["nist-800-53"], accounts }] : [],
      })),
      organizationProtection: few([...new Set(members.map(({ organizationalUnit }) => organizationalUnit))], 3).map(
        (attachTo) => ({ attachTo, breakGlassRoles: ["arn:aws:iam::*:role/break-glass"] }),
      ),
    },
    { requiredKeys: [] },
  );
}
