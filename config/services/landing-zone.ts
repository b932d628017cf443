import { z } from "zod";
import { given } from "../given";
import { type Region, regions } from "../regions";
import type { Account, Organization } from "../schema";

const mode = z
  .enum(["managed", "adopt", "external"], { error: "must be managed, adopt or external" })
  .default("managed")
  .describe(
    "managed: Gatehouse makes it; adopt: it exists, and Terraform imports it and manages it from then on; external: somebody else's, of which Gatehouse makes and changes nothing",
  );

// https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigurationRecorder.html
const configName = z
  .string()
  .regex(/^.{1,256}$/, "must be 1 to 256 characters")
  .optional()
  .describe("Name of what is adopted; default: default, AWS's own. Another name would be another one");

const kmsKeyArn = z
  .string()
  .regex(/^arn:aws:kms:[a-z0-9-]+:\d{12}:key\/[0-9a-f-]+$/, "must be the ARN of a KMS key, not of an alias")
  .optional();

export const recorderSchema = z.strictObject({ mode, name: configName }).describe("Recorder of AWS Config");
export const deliveryChannelSchema = z
  .strictObject({ mode, name: configName })
  .describe("Delivery channel of AWS Config; as the recorder is where nothing exists yet or another owns it");
export const detectorSchema = z
  .strictObject({ mode })
  .describe("GuardDuty detector of the management and security accounts; the other accounts' are the organization's");

export const trailSchema = z
  .strictObject({
    mode,
    // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-naming-requirements.html
    name: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{1,126}[A-Za-z0-9]$/, "must be the name of a trail")
      .optional()
      .describe("Name of the trail that is adopted: the management account's, of the home region"),
    arn: z
      .string()
      .regex(/^arn:aws:cloudtrail:[a-z0-9-]+:\d{12}:trail\/[\w.-]+$/, "must be the ARN of a trail")
      .optional()
      .describe("ARN of a trail that others manage"),
    kmsKeyArn: kmsKeyArn.describe("Key of the trail that is adopted, which stays its owner's; default: a new one"),
  })
  .describe("Organization trail");

export const logBucketSchema = z.strictObject({
  mode,
  bucket: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "must be the name of a bucket")
    .optional()
    .describe("Name of the bucket: adopted, of the log archive account and the home region; external, whoever's"),
  prefix: z
    .string()
    .regex(/^[^/\s](\S*[^/\s])?$/, "must neither begin nor end with a slash")
    .optional()
    .describe("What the keys of all deliveries to an external bucket begin with"),
  kmsKeyArn: kmsKeyArn.describe(
    "Key of the bucket, which stays its owner's; adopted without one, the bucket gets a new one",
  ),
});

const names = z.array(z.string()).min(1, "must name at least one");

export const exceptionSchema = z.strictObject({
  accounts: names.optional().describe("Names of the accounts; default: all"),
  regions: z
    .array(z.enum(regions, { error: `must be one of ${regions.join(", ")}` }))
    .min(1, "must name at least one")
    .optional()
    .describe("The governed regions; default: all"),
  recorder: recorderSchema.optional(),
  deliveryChannel: deliveryChannelSchema.optional(),
  detector: detectorSchema.optional(),
});

/** `landingZone` of the organization file: what existed before Gatehouse, and whose it is (docs/existing-landing-zones.md). */
export const landingZoneSchema = z.strictObject({
  recorder: recorderSchema.prefault({}),
  deliveryChannel: deliveryChannelSchema.prefault({}),
  detector: detectorSchema.prefault({}),
  trail: trailSchema.prefault({}),
  logArchive: z
    .strictObject({
      cloudTrail: logBucketSchema.prefault({}).describe("Bucket that the organization trail delivers to"),
      config: logBucketSchema.prefault({}).describe("Bucket that the delivery channels deliver to"),
      guardDuty: logBucketSchema.prefault({}).describe("Bucket that GuardDuty exports findings to"),
    })
    .prefault({})
    .describe("Buckets of the log archive; those of the findings' history and the verdicts are always Gatehouse's own"),
  exceptions: z
    .array(exceptionSchema)
    .default([])
    .describe("Accounts and regions whose recorder, channel or detector is another's than the organization's"),
});

export type LandingZone = z.output<typeof landingZoneSchema>;
export type LogArchivePart = keyof LandingZone["logArchive"];
export type LandingZoneBucket = LandingZone["logArchive"][LogArchivePart];

/** What can be another's in one account and region. */
export type RegionalParts = Pick<LandingZone, "recorder" | "deliveryChannel" | "detector">;

/** Whose recorder, channel and detector an account has in a region. */
export function landingZoneIn({ landingZone }: Organization, { name }: Account, region: Region): RegionalParts {
  const { exceptions, recorder, deliveryChannel, detector } = landingZone;
  const { accounts: _, regions: __, ...own } = exceptions.find((one) => appliesTo(one, name, region)) ?? {};
  return { recorder, deliveryChannel, detector, ...given(own) };
}

/** An exception without accounts is of all of them, and so with regions. */
export function appliesTo(
  {
    accounts,
    regions,
  }: { readonly accounts?: readonly string[] | undefined; readonly regions?: readonly string[] | undefined },
  account: string,
  region: string,
): boolean {
  return (accounts?.includes(account) ?? true) && (regions?.includes(region) ?? true);
}

const protectedParts = ["recorder", "deliveryChannel", "detector", "trail"] as const;
export type ProtectedPart = (typeof protectedParts)[number];

/** What somebody else manages in any account: its owner must be able to change it everywhere. */
export function externalParts({ landingZone }: Organization): ProtectedPart[] {
  const { exceptions, trail } = landingZone;
  return protectedParts.filter((part) =>
    part === "trail"
      ? trail.mode === "external"
      : [landingZone, ...exceptions].some((one) => one[part]?.mode === "external"),
  );
}
