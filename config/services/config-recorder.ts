import { z } from "zod";
import { neverDailyResourceTypes, resourceType } from "../config-resource-types";
import { accountExceptions } from "../rules/account-exceptions";
import type { Rule } from "../rules/draft";

const frequencies = ["CONTINUOUS", "DAILY"] as const;
const frequency = z.enum(frequencies, { error: "must be CONTINUOUS or DAILY" });

const deliveryFrequencies = ["One_Hour", "Three_Hours", "Six_Hours", "Twelve_Hours", "TwentyFour_Hours"] as const;

const recordingMode = z.strictObject({
  recordingFrequency: frequency
    .default("CONTINUOUS")
    .describe(
      "CONTINUOUS records, and AWS bills, every change, DAILY at most one a day and resource at a higher price; controls of Security Hub that a change triggers then come up to a day late, and Firewall Manager needs CONTINUOUS",
    ),
  overrides: z
    .record(resourceType, frequency)
    .default({})
    .describe("Resource types that are recorded at the other frequency, each with it"),
});

const serviceLinkedRole = z
  .enum(["managed", "external"], { error: "must be managed or external" })
  .default("managed")
  .describe(
    "managed: the account's stack makes AWSServiceRoleForConfig; external: it is there already, as in every account that used AWS Config before, and IAM would refuse to make it",
  );

/** `configRecorder` of the organization file. */
export const configRecorderSchema = z.strictObject({
  recordingMode: recordingMode.prefault({}).describe("How often changes are recorded"),
  excludedResourceTypes: z
    .array(resourceType)
    .default([])
    .describe(
      "Resource types that are recorded nowhere: controls of Security Hub and rules of compliance packs that judge them find nothing. Taking the last one out again replaces the recorder (docs/decisions/0018)",
    ),
  snapshotDeliveryFrequency: z
    .enum(deliveryFrequencies, { error: `must be one of ${deliveryFrequencies.join(", ")}` })
    .default("TwentyFour_Hours")
    .describe("How often a snapshot of all that is recorded goes to the log archive"),
  retentionDays: z
    .int()
    .min(30, "must be at least 30 days: AWS Config keeps no shorter history")
    .max(2557, "must be 2557 days at most: AWS Config keeps no longer history")
    .default(2557)
    .describe("Days that AWS Config itself keeps the history; the log archive has its own"),
  serviceLinkedRole,
  accounts: z
    .array(
      z.strictObject({
        account: z.string().describe("Name of the account"),
        recordingMode: recordingMode.optional().describe("Instead of the organization's"),
        serviceLinkedRole: serviceLinkedRole.removeDefault().optional(),
      }),
    )
    .default([])
    .describe("Accounts that are recorded otherwise"),
});

// What a rule reads of the document, whatever else in it is wrong.
const mode = z
  .object({
    recordingFrequency: z.string().catch("CONTINUOUS").default("CONTINUOUS"),
    overrides: z.record(z.string(), z.unknown()).catch({}).default({}),
  })
  .catch({ recordingFrequency: "CONTINUOUS", overrides: {} });
const written = z
  .object({
    configRecorder: z
      .object({
        recordingMode: mode.optional(),
        excludedResourceTypes: z.array(z.unknown()).catch([]).default([]),
        accounts: z
          .array(z.object({ recordingMode: mode.optional() }).catch({}))
          .catch([])
          .default([]),
      })
      .catch({ excludedResourceTypes: [], accounts: [] })
      .default({ excludedResourceTypes: [], accounts: [] }),
  })
  .transform(({ configRecorder }) => configRecorder);

const overridesThatOverride: Rule = (_organization, document) => {
  const { recordingMode, accounts, excludedResourceTypes } = written.parse(document);
  const modes = [
    { path: ["configRecorder", "recordingMode"], mode: recordingMode },
    ...accounts.map((account, index) => ({
      path: ["configRecorder", "accounts", index, "recordingMode"],
      mode: account.recordingMode,
    })),
  ];
  return modes.flatMap(({ path, mode }) =>
    Object.entries(mode?.overrides ?? {}).flatMap(([type, chosen]) =>
      reasonsAgainst(type, chosen, mode?.recordingFrequency, excludedResourceTypes).map((message) => ({
        path: [...path, "overrides", type],
        message,
      })),
    ),
  );
};

function reasonsAgainst(type: string, chosen: unknown, general: unknown, excluded: readonly unknown[]): string[] {
  return [
    ...(chosen === general
      ? [`${type} is recorded ${general} as everything is: name the other frequency, or leave it out`]
      : []),
    ...(chosen === "DAILY" && neverDailyResourceTypes.includes(type)
      ? [`${type} can't be recorded DAILY: AWS Config records it CONTINUOUS only`]
      : []),
    ...(excluded.includes(type)
      ? [`${type} is among the excludedResourceTypes and not recorded at all: take it out of one`]
      : []),
  ];
}

export const configRecorderRules: readonly Rule[] = [accountExceptions("configRecorder"), overridesThatOverride];
