import { z } from "zod";
import type { Rule } from "../rules/draft";
import { readPart } from "../rules/read-part";
import type { Violation } from "../yaml-document";
import {
  appliesTo,
  deliveryChannelSchema,
  exceptionSchema,
  type LogArchivePart,
  logBucketSchema,
  recorderSchema,
  trailSchema,
} from "./landing-zone";

const section = "landingZone";
const buckets: readonly LogArchivePart[] = ["cloudTrail", "config", "guardDuty"];

/** What a part says beside its mode: `required` and `allowed` in a mode, and nothing else. */
interface Keys {
  readonly required?: readonly string[];
  readonly allowed?: readonly string[];
}
type Part = Readonly<Record<string, string | undefined>> & { readonly mode: string };

const named: Readonly<Record<string, Keys>> = { adopt: { allowed: ["name"] } };
const adoptedBucket: Keys = { required: ["bucket"], allowed: ["kmsKeyArn"] };
const parts: readonly {
  readonly path: readonly string[];
  readonly schema: z.ZodType<Part>;
  readonly keys: Readonly<Record<string, Keys>>;
}[] = [
  { path: ["recorder"], schema: recorderSchema, keys: named },
  { path: ["deliveryChannel"], schema: deliveryChannelSchema, keys: named },
  {
    path: ["trail"],
    schema: trailSchema,
    keys: { adopt: { required: ["name"], allowed: ["kmsKeyArn"] }, external: { required: ["arn"] } },
  },
  {
    path: ["logArchive", "cloudTrail"],
    schema: logBucketSchema,
    // The trail encrypts with its own key, whatever the bucket's.
    keys: { adopt: adoptedBucket, external: { required: ["bucket"], allowed: ["prefix"] } },
  },
  {
    path: ["logArchive", "config"],
    schema: logBucketSchema,
    keys: { adopt: adoptedBucket, external: { required: ["bucket"], allowed: ["prefix", "kmsKeyArn"] } },
  },
  {
    path: ["logArchive", "guardDuty"],
    schema: logBucketSchema,
    // GuardDuty exports to no bucket without the ARN of its key.
    keys: { adopt: adoptedBucket, external: { required: ["bucket", "kmsKeyArn"], allowed: ["prefix"] } },
  },
] as const;

const keysOfModes: Rule = (_organization, document) => [
  ...parts.flatMap(({ path, schema, keys }) => {
    const part = readPart(document, [section, ...path], schema);
    return part ? keyViolations([section, ...path], part, keys[part.mode] ?? {}) : [];
  }),
  ...exceptionsOf(document).flatMap(({ recorder, deliveryChannel }, index) =>
    Object.entries({ recorder, deliveryChannel }).flatMap(([key, part]) =>
      part ? keyViolations([section, "exceptions", index, key], part, named[part.mode] ?? {}) : [],
    ),
  ),
];

function keyViolations(path: Violation["path"], part: Part, { required = [], allowed = [] }: Keys): Violation[] {
  const { mode, ...said } = part;
  const written = Object.keys(said).filter((key) => said[key] !== undefined);
  return [
    ...required
      .filter((key) => !written.includes(key))
      .map((key) => ({ path, message: `lacks ${key}, without which nobody knows what is meant by mode: ${mode}` })),
    ...written
      .filter((key) => ![...required, ...allowed].includes(key))
      .map((key) => ({ path: [...path, key], message: `says nothing in mode: ${mode}: leave it out` })),
  ];
}

/** A recorder without a channel can't run, and AWS makes no channel without a recorder: https://docs.aws.amazon.com/config/latest/APIReference/API_PutDeliveryChannel.html */
const recorderWithItsChannel: Rule = (_organization, document) => {
  const recorder = readPart(document, [section, "recorder"], recorderSchema.prefault({}));
  const channel = readPart(document, [section, "deliveryChannel"], deliveryChannelSchema.prefault({}));
  if (!recorder || !channel) return [];
  return [
    ...mismatch([section, "deliveryChannel"], recorder.mode, channel.mode),
    ...exceptionsOf(document).flatMap((one, index) =>
      one.recorder || one.deliveryChannel
        ? mismatch(
            [section, "exceptions", index],
            one.recorder?.mode ?? recorder.mode,
            one.deliveryChannel?.mode ?? channel.mode,
          )
        : [],
    ),
  ];
};

function mismatch(path: Violation["path"], recorder: string, channel: string): Violation[] {
  const same = recorder === channel || recorder === "adopt";
  return same
    ? []
    : [{ path, message: `a recorder that is ${recorder} has a deliveryChannel that is ${recorder}, not ${channel}` }];
}

const knownExceptions: Rule = ({ accounts, regions }, document) => {
  const active = accounts.flatMap(({ name, status }) => (name !== undefined && status !== "suspended" ? [name] : []));
  const withDetector = accounts.flatMap(({ name, role }) =>
    role === "management" || role === "security" ? [name] : [],
  );
  const exceptions = exceptionsOf(document);
  return exceptions.flatMap((one, index) => {
    const path = [section, "exceptions", index];
    const earlier = exceptions.slice(0, index);
    const twice = active.flatMap((account) =>
      regions
        .filter((region) => [one, ...earlier].filter((each) => appliesTo(each, account, region)).length > 1)
        .filter((region) => appliesTo(one, account, region))
        .map((region) => `${account} in ${region}`),
    );
    return [
      ...(one.accounts ?? []).flatMap((account, at) =>
        active.includes(account)
          ? []
          : [
              {
                path: [...path, "accounts", at],
                message: `"${account}" has no stack: use one of ${active.join(", ")}`,
              },
            ],
      ),
      ...(one.regions ?? []).flatMap((region, at) =>
        regions.includes(region)
          ? []
          : [
              {
                path: [...path, "regions", at],
                message: `${region} is not governed: use one of ${regions.join(", ")}`,
              },
            ],
      ),
      ...(one.accounts || one.regions
        ? []
        : [{ path, message: "names neither accounts nor regions: say it of all, above" }]),
      ...(one.recorder || one.deliveryChannel || one.detector
        ? []
        : [{ path, message: "says nothing of recorder, deliveryChannel or detector" }]),
      ...(one.detector && one.accounts?.every((account) => active.includes(account) && !withDetector.includes(account))
        ? [
            {
              path: [...path, "detector"],
              message: `only ${withDetector.join(" and ")} have a detector of Gatehouse's own: the others' are the organization's`,
            },
          ]
        : []),
      ...(twice[0]
        ? [{ path, message: `${twice[0]} is in an exception above already: an account and region has one` }]
        : []),
    ];
  });
};

const trailOfManagement: Rule = ({ accounts }, document) => {
  const { arn } = readPart(document, [section, "trail"], trailSchema) ?? {};
  const management = accounts.find(({ role }) => role === "management")?.id;
  if (arn === undefined || management === undefined || arn.split(":")[4] === management) return [];
  return [
    {
      path: [section, "trail", "arn"],
      message: `an organization trail is the management account's, which is ${management}`,
    },
  ];
};

/** A bucket has one policy and one lifecycle, so two of ours would write over each other. */
const adoptedOnce: Rule = (_organization, document) => {
  const found = buckets.map((part) => ({
    part,
    ...readPart(document, [section, "logArchive", part], logBucketSchema),
  }));
  return found.flatMap(({ part, mode, bucket }) => {
    const other = found.find((one) => one.part !== part && one.bucket === bucket);
    if (mode !== "adopt" || bucket === undefined || !other) return [];
    return [
      {
        path: [section, "logArchive", part, "bucket"],
        message: `"${bucket}" is also the bucket of ${other.part}: one that is adopted takes one kind of logs`,
      },
    ];
  });
};

/** Settings of what somebody else manages would never reach AWS. */
const noSettingsOfOthers: Rule = (_organization, document) => {
  const isExternal = (path: readonly string[], schema: z.ZodType<Part>) =>
    readPart(document, [section, ...path], schema)?.mode === "external";
  const managedSomewhere = exceptionsOf(document).some(({ recorder }) => recorder && recorder.mode !== "external");
  const idle = [
    ...(isExternal(["trail"], trailSchema) ? [["organizationTrail"]] : []),
    ...(isExternal(["recorder"], recorderSchema) && !managedSomewhere ? [["configRecorder"]] : []),
    ...buckets.filter((part) => isExternal(["logArchive", part], logBucketSchema)).map((part) => ["logArchive", part]),
  ];
  return idle
    .filter((path) => Object.keys(readPart(document, path, settings) ?? {}).length > 0)
    .map((path) => ({ path, message: "is somebody else's to set, as landingZone says it is external: leave it out" }));
};

const settings = z.record(z.string(), z.unknown());

const readException = exceptionSchema.partial().optional().catch(undefined);

/** The exceptions as far as they can be read, each at its place. */
function exceptionsOf(document: unknown): z.output<typeof exceptionSchema>[] {
  return (readPart(document, [section, "exceptions"], z.array(readException)) ?? []).map((one) => one ?? {});
}

export const landingZoneRules: readonly Rule[] = [
  keysOfModes,
  recorderWithItsChannel,
  knownExceptions,
  trailOfManagement,
  adoptedOnce,
  noSettingsOfOthers,
];
