import { z } from "zod";

const repository = z
  .string()
  .regex(
    /^[a-z0-9.-]+(:\d+)?\/[a-z0-9._/-]+:[\w][\w.-]{0,127}$/,
    "must be <registry>/<repository>:<tag>, e.g. ghcr.io/aquasecurity/trivy-db:2",
  );

const address = z.url({ protocol: /^https$/, error: "must be an https address" });

/** Where the accounts' mirrors take the scanners' vulnerability databases from, and when. */
export const databasesSchema = z.strictObject({
  refreshHours: z
    .int("must be a whole number")
    .min(1, "must be 1 to 12")
    // Two runs at least in the day after which the alarm goes off: one that fails is no alarm.
    .max(12, "must be 1 to 12")
    .default(6)
    .describe("Hours between two runs of the mirror job; its alarm goes off after a day without a good one"),
  maximumAgeHours: z
    .int("must be a whole number")
    .min(24, "must be 24 or more: Grype's database is built once a day")
    .default(48)
    .describe("A run of the mirror job that leaves an older database fails; the gate's own limit is in its policy"),
  trivy: z
    .strictObject({
      repositories: z
        .array(repository)
        .min(1, "must name at least one repository")
        // Trivy's own, in its order: https://trivy.dev/docs/latest/configuration/db/
        .default(["mirror.gcr.io/aquasec/trivy-db:2", "ghcr.io/aquasecurity/trivy-db:2"])
        .describe("OCI repositories of Trivy's database that need no credentials; the first that answers is taken"),
    })
    .prefault({}),
  grype: z
    .strictObject({
      url: address
        .default("https://grype.anchore.io/databases")
        .describe("Address below which Grype's v6/latest.json and the archive that it names are"),
    })
    .prefault({}),
  safety: z
    .strictObject({
      url: address.describe("Address below which insecure.json and insecure_full.json are, as your licence allows"),
    })
    .optional()
    .describe("Source of Safety's database; without it there is none, because its free one is not for commercial use"),
});
