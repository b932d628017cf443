import { z } from "zod";
import type { Rule } from "../rules/draft";
import type { Violation } from "../yaml-document";
import { daysSchema, draftTransitions, transitionsSchema, transitionViolations } from "./object-transitions";

/** Seven years, which cover most audit duties. */
const sevenYears = 2_555;
const oneYear = 365;

const retentionDays = daysSchema.default(sevenYears).describe("Days after which what was delivered is deleted");

const lock = z
  .strictObject({
    mode: z
      .enum(["GOVERNANCE", "COMPLIANCE"], { error: "must be GOVERNANCE or COMPLIANCE" })
      .default("GOVERNANCE")
      .describe(
        "Mode of Object Lock; nobody can shorten COMPLIANCE, not AWS either, and of GOVERNANCE the bucket's policy denies the bypass",
      ),
    days: daysSchema.default(oneYear).describe("Days in which no version can be deleted or overwritten"),
  })
  .prefault({});

/** Read at once, as Athena and a validation of years of digests must. */
const instantRetrieval = [{ storageClass: "GLACIER_IR", days: 90 } as const];

/** `logArchive` of the organization file. */
export const logArchiveSchema = z.strictObject({
  cloudTrail: z
    .strictObject({ lock, retentionDays, transitions: transitionsSchema.default(instantRetrieval) })
    .prefault({})
    .describe("Logs and digests of the organization trail"),
  config: z
    .strictObject({
      lock: z
        .unknown()
        .refine((value) => value === undefined, { error: "must be left out: AWS Config delivers to no locked bucket" })
        .optional()
        .describe("Not allowed: AWS Config delivers to no bucket with Object Lock"),
      retentionDays,
      transitions: transitionsSchema.default(instantRetrieval),
    })
    .prefault({})
    .describe("Histories and snapshots of AWS Config"),
  guardDuty: z
    .strictObject({ retentionDays, transitions: transitionsSchema.default([]) })
    .prefault({})
    .describe("Findings that GuardDuty exports"),
  history: z
    .strictObject({ retentionDays, transitions: transitionsSchema.default([]) })
    .prefault({})
    .describe("Findings for longer than Security Hub keeps them"),
  verdicts: z
    .strictObject({ lock, retentionDays, transitions: transitionsSchema.default([]) })
    .prefault({})
    .describe("What the gates decided"),
});

const lockedBuckets = ["cloudTrail", "verdicts"];

const draftBucket = z
  .object({
    lock: z
      .object({ days: z.number().catch(oneYear).default(oneYear) })
      .catch({ days: oneYear })
      .default({ days: oneYear }),
    retentionDays: z.number().catch(sevenYears).default(sevenYears),
    transitions: draftTransitions,
  })
  .catch({ lock: { days: oneYear }, retentionDays: sevenYears, transitions: [] });
const draft = z
  .object({ logArchive: z.record(z.string(), draftBucket).catch({}).default({}) })
  .catch({ logArchive: {} });

const possibleLifecycles: Rule = (_organization, document) =>
  Object.entries(draft.parse(document).logArchive).flatMap(([name, { lock, retentionDays, transitions }]) => [
    ...(lockedBuckets.includes(name) ? lockWithinRetention(name, lock.days, retentionDays) : []),
    ...transitionViolations(["logArchive", name, "transitions"], transitions, retentionDays),
  ]);

/** S3's lifecycle waits for the lock, so a shorter retention would say what does not happen. */
function lockWithinRetention(name: string, lockDays: number, retentionDays: number): Violation[] {
  if (lockDays <= retentionDays) return [];
  const message = `${retentionDays} days end before the lock of ${lockDays}: objects are kept at least as long as they are locked`;
  return [{ path: ["logArchive", name, "retentionDays"], message }];
}

export const logArchiveRules: readonly Rule[] = [possibleLifecycles];
