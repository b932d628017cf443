import { z } from "zod";

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
});

export type Facts = z.infer<typeof factsSchema>;
