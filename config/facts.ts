import { z } from "zod";
import { type Region, regions } from "./regions";

/**
 * What AWS invents and the configuration can't compute: the committed `organization.lock.yaml`, written by
 * `gatehouse facts` and reviewed like a dependency lock file.
 */
export const factsSchema = z.strictObject({
  schemaVersion: z.literal(1, { error: "must be 1" }),
  organizationId: z.string().regex(/^o-[a-z0-9]{10,32}$/, "must be an organization id, e.g. o-a1b2c3d4e5"),
  rootId: z.string().regex(/^r-[a-z0-9]{4,32}$/, "must be a root id, e.g. r-a1b2"),
  organizationalUnits: z
    .record(
      z.string().startsWith("/", "must be the unit's path"),
      z.string().regex(/^ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}$/, "must be an organizational unit id"),
    )
    .default({})
    .describe("Ids of the organizational units by path"),
  observabilitySinks: z
    .partialRecord(
      z.enum(regions),
      z.string().regex(/^arn:aws:oam:[a-z0-9-]+:\d{12}:sink\/[0-9a-f-]{36}$/, "must be the ARN of an OAM sink"),
    )
    .default({})
    .describe("ARNs of the security account's OAM sinks by region"),
  logArchiveKey: z
    .string()
    .regex(/^arn:aws:kms:[a-z0-9-]+:\d{12}:key\/[0-9a-f-]{36}$/, "must be the ARN of a KMS key")
    .optional()
    .describe("ARN of the key of the log archive's GuardDuty bucket, which GuardDuty takes by no alias"),
});

export type Facts = z.infer<typeof factsSchema>;

/** A fact that AWS has not been asked for yet. */
export class MissingFactError extends Error {
  override readonly name = "MissingFactError";
}

/** @throws MissingFactError which says that the unit must exist first */
export function organizationalUnitId({ rootId, organizationalUnits }: Facts, path: string): string {
  const id = path === "/" ? rootId : organizationalUnits[path];
  if (id === undefined)
    throw new MissingFactError(
      `facts: no id of the organizational unit ${path}: create it in AWS Organizations, then run "gatehouse facts"`,
    );
  return id;
}

/** @throws MissingFactError which names the wave that makes the sink */
export function observabilitySinkArn({ observabilitySinks }: Facts, region: Region): string {
  const arn = observabilitySinks[region];
  if (arn === undefined)
    throw new MissingFactError(
      `facts: no OAM sink of ${region}: apply security-foundation-${region} (wave 1), then run "gatehouse facts"; ` +
        `until then build the waves before: GATEHOUSE_STACKS="state log-archive security-foundation-* organization-*"`,
    );
  return arn;
}

/** @throws MissingFactError which names the wave that makes the key */
export function logArchiveKeyArn({ logArchiveKey }: Facts): string {
  if (logArchiveKey === undefined)
    throw new MissingFactError(
      `facts: no key of the log archive: apply log-archive (wave 1), then run "gatehouse facts"; until then build the ` +
        `waves before: GATEHOUSE_STACKS="state log-archive security-foundation-* organization-* member-*"`,
    );
  return logArchiveKey;
}
