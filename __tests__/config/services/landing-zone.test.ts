import { join } from "node:path";
import { loadConfiguration } from "../../../config/load";
import type { Region } from "../../../config/regions";
import { externalParts, landingZoneIn, landingZoneSchema } from "../../../config/services/landing-zone";
import { sharedNames } from "../../../config/shared-names";
import { sectionProblems } from "../../support/section-problems";

const load = (name: string) => loadConfiguration(join(__dirname, `../../organizations/${name}.yaml`)).organization;
const controlTower = load("control-tower");
const adopted = load("adopted");

test("Gatehouse makes everything when nothing else is said", () => {
  const managed = { mode: "managed" };
  expect(landingZoneSchema.parse({})).toEqual({
    recorder: managed,
    deliveryChannel: managed,
    detector: managed,
    trail: managed,
    logArchive: { cloudTrail: managed, config: managed, guardDuty: managed },
    exceptions: [],
  });
});

describe("an exception", () => {
  const modesOf = (name: string, region: Region) => {
    const account = controlTower.accounts.find((one) => one.name === name);
    if (!account) throw new Error(`no account ${name}`);
    const { recorder, deliveryChannel, detector } = landingZoneIn(controlTower, account, region);
    return [recorder.mode, deliveryChannel.mode, detector.mode];
  };

  test.each<[string, Region, string[]]>([
    ["log-archive", "eu-central-1", ["external", "external", "external"]],
    ["deployment", "us-east-1", ["managed", "managed", "external"]],
    ["management", "eu-central-1", ["adopt", "adopt", "external"]],
    ["security", "eu-central-1", ["external", "external", "external"]],
    ["security", "us-east-1", ["adopt", "external", "managed"]],
  ])("is of its accounts and regions alone: %s in %s", (account, region, modes) => {
    expect(modesOf(account, region)).toEqual(modes);
  });
});

test("what somebody else manages anywhere is left to its owner", () => {
  expect(externalParts(controlTower)).toEqual(["recorder", "deliveryChannel", "detector", "trail"]);
  expect(externalParts(adopted)).toEqual([]);
});

describe("names", () => {
  test("are the landing zone's where it made the resource", () => {
    expect(sharedNames(controlTower)).toMatchObject({
      cloudTrailBucket: "aws-controltower-logs-333333333333-eu-central-1",
      configBucket: "aws-controltower-logs-333333333333-eu-central-1",
      guardDutyBucket: "guardduty-findings-of-old",
      verdictBucket: "ctower-333333333333-eu-central-1-verdicts",
      trailArn: "arn:aws:cloudtrail:eu-central-1:111111111111:trail/aws-controltower-BaselineCloudTrail",
    });
    expect(sharedNames(adopted)).toMatchObject({
      cloudTrailBucket: "trail-of-old",
      trail: "all-accounts",
      trailResources: "adopted-organization",
      trailArn: "arn:aws:cloudtrail:eu-central-1:111111111111:trail/all-accounts",
    });
  });

  test("of buckets that Gatehouse protects are those that it manages", () => {
    expect(sharedNames(controlTower)).toMatchObject({
      adoptedBuckets: [],
      logBuckets: ["ctower-333333333333-eu-central-1-findings-history", "ctower-333333333333-eu-central-1-verdicts"],
    });
    const { adoptedBuckets, logBuckets } = sharedNames(adopted);
    expect(adoptedBuckets).toEqual(["trail-of-old", "config-of-old", "findings-of-old"]);
    expect(logBuckets).toEqual(expect.arrayContaining(adoptedBuckets));
  });
});

const bucket = "bucket: old-logs";
const keyArn = "arn:aws:kms:eu-central-1:333333333333:key/00000000-0000-4000-8000-0000000000d1";

test.each<[string, string, string]>([
  [
    "another mode",
    "landingZone: { recorder: { mode: imported } }",
    '1:28: landingZone.recorder.mode: must be managed, adopt or external (found "imported")',
  ],
  [
    "a part that is no part",
    "landingZone: { hub: { mode: adopt } }",
    "1:16: landingZone.hub: unknown key: allowed are recorder, deliveryChannel, detector, trail, logArchive, exceptions",
  ],
  [
    "a name of a recorder that Gatehouse makes",
    "landingZone:\n  recorder: { name: mine }",
    "2:15: landingZone.recorder.name: says nothing in mode: managed: leave it out",
  ],
  [
    "a name of a channel of others in an exception",
    "landingZone:\n  exceptions:\n    - { accounts: [security], recorder: { mode: external }, deliveryChannel: { mode: external, name: x } }",
    "3:96: landingZone.exceptions[0].deliveryChannel.name: says nothing in mode: external: leave it out",
  ],
  [
    "a trail that is adopted without a name",
    "landingZone:\n  trail: { mode: adopt }",
    "2:3: landingZone.trail: lacks name, without which nobody knows what is meant by mode: adopt",
  ],
  [
    "an external trail without its ARN",
    "landingZone:\n  trail: { mode: external }",
    "2:3: landingZone.trail: lacks arn, without which nobody knows what is meant by mode: external",
  ],
  [
    "a trail of another account",
    "landingZone:\n  trail: { mode: external, arn: arn:aws:cloudtrail:eu-central-1:222222222222:trail/all }",
    "2:28: landingZone.trail.arn: an organization trail is the management account's, which is 111111111111",
  ],
  [
    "an external bucket without its name",
    "landingZone:\n  logArchive: { config: { mode: external } }",
    "2:17: landingZone.logArchive.config: lacks bucket, without",
  ],
  [
    "a bucket for GuardDuty's export without its key",
    `landingZone:\n  logArchive: { guardDuty: { mode: external, ${bucket} } }`,
    "2:17: landingZone.logArchive.guardDuty: lacks kmsKeyArn, without",
  ],
  [
    "an alias in the place of a key",
    `landingZone:\n  logArchive: { guardDuty: { mode: external, ${bucket}, kmsKeyArn: "arn:aws:kms:eu-central-1:333333333333:alias/x" } }`,
    "must be the ARN of a KMS key, not of an alias",
  ],
  [
    "a key that the trail would not use",
    `landingZone:\n  logArchive: { cloudTrail: { mode: external, ${bucket}, kmsKeyArn: "${keyArn}" } }`,
    "landingZone.logArchive.cloudTrail.kmsKeyArn: says nothing in mode: external: leave it out",
  ],
  [
    "a prefix in a bucket of ours",
    `landingZone:\n  logArchive: { config: { mode: adopt, ${bucket}, prefix: logs } }`,
    "landingZone.logArchive.config.prefix: says nothing in mode: adopt: leave it out",
  ],
  [
    "one bucket adopted twice",
    `landingZone:\n  logArchive: { cloudTrail: { mode: adopt, ${bucket} }, guardDuty: { mode: external, ${bucket}, kmsKeyArn: "${keyArn}" } }`,
    '"old-logs" is also the bucket of guardDuty: one that is adopted takes one kind of logs',
  ],
  [
    "a recorder of others with a channel of ours",
    "landingZone: { recorder: { mode: external } }",
    "landingZone.deliveryChannel: a recorder that is external has a deliveryChannel that is external, not managed",
  ],
  [
    "a recorder of ours with a channel of others",
    "landingZone:\n  deliveryChannel: { mode: external }",
    "2:3: landingZone.deliveryChannel: a recorder that is managed has a deliveryChannel that is managed, not external",
  ],
  [
    "half an exception",
    "landingZone:\n  exceptions: [{ accounts: [security], recorder: { mode: external } }]",
    "2:16: landingZone.exceptions[0]: a recorder that is external has a deliveryChannel that is external, not managed",
  ],
  [
    "an exception of an account that nobody knows",
    "landingZone:\n  exceptions: [{ accounts: [audit], detector: { mode: adopt } }]",
    '2:29: landingZone.exceptions[0].accounts[0]: "audit" has no stack: use one of management, security,',
  ],
  [
    "an exception of a suspended account",
    "landingZone:\n  exceptions: [{ accounts: [legacy-shop, security], detector: { mode: adopt } }]",
    'landingZone.exceptions[0].accounts[0]: "legacy-shop" has no stack',
  ],
  [
    "an exception of a region that is not governed",
    "landingZone:\n  exceptions: [{ regions: [eu-north-1], detector: { mode: adopt } }]",
    "landingZone.exceptions[0].regions[0]: eu-north-1 is not governed: use one of eu-central-1, eu-west-1, us-east-1",
  ],
  [
    "an exception of everything",
    "landingZone:\n  exceptions: [{ detector: { mode: adopt } }]",
    "landingZone.exceptions[0]: names neither accounts nor regions: say it of all, above",
  ],
  [
    "an exception that excepts nothing",
    "landingZone:\n  exceptions: [{ accounts: [security] }]",
    "landingZone.exceptions[0]: says nothing of recorder, deliveryChannel or detector",
  ],
  [
    "a detector of an account that has none of its own",
    "landingZone:\n  exceptions: [{ accounts: [payments-staging], detector: { mode: adopt } }]",
    "landingZone.exceptions[0].detector: only management and security have a detector of Gatehouse's own: the others' are the organization's",
  ],
  [
    "an account and region in two exceptions",
    "landingZone:\n  exceptions:\n    - { accounts: [security], detector: { mode: adopt } }\n    - { regions: [us-east-1], detector: { mode: external } }",
    "4:7: landingZone.exceptions[1]: security in us-east-1 is in an exception above already: an account and region has one",
  ],
])("%s is refused where it stands", (_, section, expected) => {
  const problems = sectionProblems(section).filter((problem) => /^\d+:\d+: landingZone/.test(problem));
  expect(problems).toEqual([expect.stringContaining(expected)]);
});

test("settings of what others manage are refused: they would reach nothing", () => {
  const trail = "trail: { mode: external, arn: arn:aws:cloudtrail:eu-central-1:111111111111:trail/all }";
  const problems = sectionProblems(
    `landingZone:\n  ${trail}\n  recorder: { mode: external }\n  deliveryChannel: { mode: external }\n  logArchive: { cloudTrail: { mode: external, ${bucket} } }`,
  );
  const why = "is somebody else's to set, as landingZone says it is external: leave it out";
  expect(problems.map((problem) => problem.replace(/^\d+:\d+: /, ""))).toEqual([
    `logArchive.cloudTrail: ${why}`,
    `organizationTrail: ${why}`,
    `configRecorder: ${why}`,
  ]);
});

test("settings of recorders stay where some are Gatehouse's", () => {
  const others = "recorder: { mode: external }\n  deliveryChannel: { mode: external }";
  const own = "{ accounts: [security], recorder: { mode: managed }, deliveryChannel: { mode: managed } }";
  expect(sectionProblems(`landingZone:\n  ${others}\n  exceptions: [${own}]`)).toEqual([]);
});
