import { z } from "zod";
import { accountExceptions } from "../rules/account-exceptions";
import type { Rule } from "../rules/draft";

const passwordPolicy = z.strictObject({
  minimumPasswordLength: z
    .int()
    .min(6, "must be at least 6: IAM takes no less")
    .max(128, "must be 128 at most: IAM takes no more")
    .default(14)
    .describe("Characters of a password"),
  requireLowercaseCharacters: z.boolean().default(true).describe("Whether it needs a lower-case letter"),
  requireUppercaseCharacters: z.boolean().default(true).describe("Whether it needs an upper-case letter"),
  requireNumbers: z.boolean().default(true).describe("Whether it needs a digit"),
  requireSymbols: z.boolean().default(true).describe("Whether it needs a symbol"),
  maxPasswordAge: z
    .int()
    .min(0, "must be 0, for passwords that never expire, or the days until they do")
    .max(1095, "must be 1095 days at most: IAM takes no more")
    .default(90)
    .describe("Days until a password expires; 0: never"),
  passwordReusePrevention: z
    .int()
    .min(0, "must be 0, for any, or the number of earlier passwords that can't be used again")
    .max(24, "must be 24 at most: IAM remembers no more")
    .default(24)
    .describe("Earlier passwords that can't be used again; 0: any can"),
  allowUsersToChangePassword: z.boolean().default(true).describe("Whether users may change their own"),
  hardExpiry: z
    .boolean()
    .default(false)
    .describe("Whether an administrator must reset a password that expired, where its user could else change it"),
});

const instanceMetadataDefaults = z.strictObject({
  httpPutResponseHopLimit: z
    .int()
    .min(1, "must be at least 1")
    .max(64, "must be 64 at most: EC2 takes no more")
    .default(2)
    .describe("Hops that an answer may take; a container on an instance needs 2"),
});

const snapshotStates = ["block-all-sharing", "block-new-sharing"] as const;

/** `false` leaves a setting to whatever else sets it; what Gatehouse had set is taken back. */
const settings = {
  s3PublicAccessBlock: z
    .boolean()
    .describe("Whether S3 refuses public buckets and objects in the whole account (once, in the home region's stack)"),
  iamPasswordPolicy: z
    .union([z.literal(false), passwordPolicy], { error: "must be false, or hold the policy" })
    .describe("What IAM asks of its users' passwords (once, in the home region's stack)"),
  ebsEncryption: z
    .union(
      [
        z.literal(false),
        z.strictObject({
          kmsKeyAlias: z
            .string()
            .regex(/^alias\/(?!aws\/)[\w/-]{1,250}$/, 'must be an alias of your own key, e.g. "alias/ebs"')
            .optional()
            .describe(
              "Alias of the key, which must exist in the account in every governed region; without it EBS uses AWS's own",
            ),
        }),
      ],
      { error: "must be false, or {} with at most kmsKeyAlias" },
    )
    .describe("Encrypts new EBS volumes and copies of snapshots by default; EBS knows it by region, so in each"),
  ebsSnapshotBlockPublicAccess: z
    .union([z.literal(false), z.enum(snapshotStates)], { error: `must be false, ${snapshotStates.join(" or ")}` })
    .describe("Whether EBS snapshots can be public, in every region: none any more, or no further ones"),
  instanceMetadataDefaults: z
    .union([z.literal(false), instanceMetadataDefaults], {
      error: "must be false, or {} with at most httpPutResponseHopLimit",
    })
    .describe("New instances answer only IMDSv2 unless their launch says otherwise, in every region"),
  accessLogRetentionDays: z
    .int()
    .min(1, "must be at least 1 day")
    .describe("Days for which the account keeps the access logs of its buckets"),
};

/** `accountSettings` of the organization file. */
export const accountSettingsSchema = z.strictObject({
  s3PublicAccessBlock: settings.s3PublicAccessBlock.default(true),
  iamPasswordPolicy: settings.iamPasswordPolicy.prefault({}),
  ebsEncryption: settings.ebsEncryption.prefault({}),
  ebsSnapshotBlockPublicAccess: settings.ebsSnapshotBlockPublicAccess.default("block-all-sharing"),
  instanceMetadataDefaults: settings.instanceMetadataDefaults.prefault({}),
  accessLogRetentionDays: settings.accessLogRetentionDays.default(365),
  accounts: z
    .array(
      z.strictObject({ account: z.string().describe("Name of the account"), ...z.object(settings).partial().shape }),
    )
    .default([])
    .describe("Accounts with settings of their own; what is left out is the organization's"),
});

export const accountSettingsRules: readonly Rule[] = [accountExceptions("accountSettings")];
