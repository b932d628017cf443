import type { ConstructWaiver } from "./construct-waiver";

// Buckets of one kind fail the same checks for the same reason; each bucket still says which of these are its own.

const owner = "platform-team";
const expires = "2027-11-15";

export const nobodyListens: ConstructWaiver = {
  rule: "CKV2_AWS_62",
  reason: "Nobody would listen; the source buckets, whose new objects start a pipeline, do send their events.",
  owner,
  expires,
};

export const madeAgainFromSource: ConstructWaiver = {
  rule: "CKV_AWS_144",
  reason:
    "What is lost with a region can be made again from the workload's repository; copies in another region need a data protection decision.",
  owner,
  expires,
};

export const oneHomeRegion: ConstructWaiver = {
  rule: "CKV_AWS_144",
  reason:
    "One home region keeps logs and states under one data protection law; a copy elsewhere is the organization's decision, not a default.",
  owner,
  expires,
};

export const madeBeforeAccessLogs: ConstructWaiver = {
  rule: "CKV_AWS_18",
  reason:
    "It is made in wave 0 or 1, before its account's access-log bucket (wave 3); CloudTrail's data events tell who read it.",
  owner,
  expires,
};

export const holdsAccessLogs: ConstructWaiver = {
  rule: "CKV_AWS_18",
  reason: "It receives the access logs; logging it into itself would never end.",
  owner,
  expires,
};

export const onlyS3KeyTakesLogs: ConstructWaiver = {
  rule: "CKV_AWS_145",
  reason: "S3's log delivery can write only to a bucket that is encrypted with S3's own key.",
  owner,
  expires,
};
