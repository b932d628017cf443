import { z } from "zod";

const text = z.string().optional().catch(undefined);
const names = z.array(z.string().catch("")).catch([]).default([]);
const entry = z
  .object({
    name: text,
    identifier: text,
    policy: text,
    template: text,
    frequency: text,
    parameters: z.record(z.string(), z.unknown()).catch({}).default({}),
    resourceTypes: z.array(z.unknown()).optional().catch(undefined),
    tag: z.unknown().optional(),
    excludedAccounts: names,
    debugLogAccounts: names,
    regions: z.array(z.string().catch("")).optional().catch(undefined),
  })
  .catch({ parameters: {}, excludedAccounts: [], debugLogAccounts: [] });
const entries = z.array(entry).catch([]).default([]);
const document = z
  .object({
    compliance: z
      .object({ excludedAccounts: names, managedRules: entries, policyRules: entries, conformancePacks: entries })
      .catch({ excludedAccounts: [], managedRules: [], policyRules: [], conformancePacks: [] })
      .prefault({}),
  })
  .catch({ compliance: { excludedAccounts: [], managedRules: [], policyRules: [], conformancePacks: [] } });

/** A rule or pack as it was written, and where. */
export type ComplianceEntry = z.infer<typeof entry> & {
  readonly kind: "managedRules" | "policyRules" | "conformancePacks";
  readonly path: readonly PropertyKey[];
};

/** The rules and packs that are written, as far as they can be read. */
export function complianceEntries(organization: unknown): ComplianceEntry[] {
  const { compliance } = document.parse(organization);
  return (["managedRules", "policyRules", "conformancePacks"] as const).flatMap((kind) =>
    compliance[kind].map((written, index) => ({ ...written, kind, path: ["compliance", kind, index] })),
  );
}

/** Accounts left out of everything, as they are written. */
export function excludedEverywhere(organization: unknown): readonly string[] {
  return document.parse(organization).compliance.excludedAccounts;
}
