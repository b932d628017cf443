import { cloudTrailDelivery } from "../../modules/deliveries/cloudtrail";
import { configDelivery } from "../../modules/deliveries/config";
import { noDelivery } from "../../modules/deliveries/delivery";
import { guardDutyDelivery } from "../../modules/deliveries/guardduty";
import { verdictDelivery } from "../../modules/deliveries/verdicts";
import { LogArchiveBucket, type LogArchiveBucketProps } from "../../modules/log-archive-bucket";
import { synthConstruct } from "../support/synth-stack";

const props: LogArchiveBucketProps = {
  bucketName: "logs",
  keyAlias: "gatehouse-log-archive-logs",
  content: "Logs",
  accountId: "333333333333",
  delivery: noDelivery,
  retentionDays: 400,
  transitions: [],
};

const synth = (more: Partial<LogArchiveBucketProps> = {}) =>
  synthConstruct((stack) => new LogArchiveBucket(stack, "logs", { ...props, ...more })).resource;

test("the bucket is encrypted with a key of its own", () => {
  const resource = synth();
  const [key] = Object.keys(resource.aws_kms_key ?? {});
  const [encryption] = Object.values(resource.aws_s3_bucket_server_side_encryption_configuration ?? {});
  expect(encryption).toMatchObject({
    rule: [{ apply_server_side_encryption_by_default: { kms_master_key_id: `\${aws_kms_key.${key}.arn}` } }],
  });
});

test("locks as it is told, and nothing without a word", () => {
  const [lock] = Object.values(
    synth({ lock: { mode: "COMPLIANCE", days: 90 } }).aws_s3_bucket_object_lock_configuration ?? {},
  );
  expect(lock).toMatchObject({ rule: { default_retention: { mode: "COMPLIANCE", days: 90 } } });
  expect(synth().aws_s3_bucket_object_lock_configuration).toBeUndefined();
});

test("moves what is old and deletes what is older", () => {
  const transitions = [{ storageClass: "GLACIER_IR", days: 90 }];
  const [lifecycle] = Object.values(synth({ transitions }).aws_s3_bucket_lifecycle_configuration ?? {});
  expect(lifecycle?.rule).toEqual([
    expect.objectContaining({ id: "retention" }),
    expect.objectContaining({ id: "expiration", expiration: [{ days: 400 }] }),
    {
      id: "transition",
      status: "Enabled",
      filter: [{ prefix: "" }],
      transition: [{ storage_class: "GLACIER_IR", days: 90 }],
    },
  ]);
});

const organizationId = "o-exampleorg1";
const config = configDelivery({ bucketName: "logs", organizationId });
const guardDuty = (...optInRegions: string[]) =>
  guardDutyDelivery({ bucketName: "logs", administratorAccountId: "222222222222", optInRegions });

// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-an-organizational-trail-prepare.html
test("CloudTrail writes the management account's and the organization's logs, of this trail alone", () => {
  const trailArn = "arn:aws:cloudtrail:eu-central-1:111111111111:trail/gatehouse-organization";
  const delivery = cloudTrailDelivery({
    bucketName: "logs",
    organizationId,
    managementAccountId: "111111111111",
    trailArn,
  });
  const [acl, write] = delivery.bucketStatements;
  expect(acl).toMatchObject({ actions: ["s3:GetBucketAcl"], resources: ["arn:aws:s3:::logs"] });
  expect(write).toMatchObject({
    actions: ["s3:PutObject"],
    resources: ["arn:aws:s3:::logs/AWSLogs/111111111111/*", "arn:aws:s3:::logs/AWSLogs/o-exampleorg1/*"],
  });
  expect(write?.condition).toContainEqual({
    test: "StringEquals",
    variable: "s3:x-amz-acl",
    values: ["bucket-owner-full-control"],
  });
  for (const { condition } of [...delivery.bucketStatements, ...delivery.keyStatements])
    expect(condition).toContainEqual({ test: "ArnLike", variable: "aws:SourceArn", values: [trailArn] });
});

// As the service itself, Config has no principal's organization, only the one of its source.
test("Config writes for the organization's accounts, whichever they are", () => {
  for (const { condition } of [...config.bucketStatements, ...config.keyStatements]) {
    expect(condition).toContainEqual({ test: "StringEquals", variable: "aws:SourceOrgID", values: [organizationId] });
    expect(JSON.stringify(condition)).not.toMatch(/PrincipalOrg|SourceAccount/);
  }
  expect(config.keyStatements[0]?.actions).toEqual(["kms:Decrypt", "kms:GenerateDataKey"]);
});

test("GuardDuty writes under one name, and under another in each region that accounts opt in to", () => {
  const identifiers = ({ bucketStatements, keyStatements }: ReturnType<typeof guardDuty>) => [
    ...new Set([...bucketStatements, ...keyStatements].map(({ principals }) => JSON.stringify(principals))),
  ];
  expect(identifiers(guardDuty())).toEqual(['[{"type":"Service","identifiers":["guardduty.amazonaws.com"]}]']);
  expect(identifiers(guardDuty("eu-south-1"))).toEqual([
    '[{"type":"Service","identifiers":["guardduty.amazonaws.com","guardduty.eu-south-1.amazonaws.com"]}]',
  ]);
});

test("GuardDuty may write nothing but what a detector of the administrator exports", () => {
  for (const { condition } of [...guardDuty().bucketStatements, ...guardDuty().keyStatements])
    expect(condition).toEqual([
      { test: "StringEquals", variable: "aws:SourceAccount", values: ["222222222222"] },
      { test: "ArnLike", variable: "aws:SourceArn", values: ["arn:aws:guardduty:*:222222222222:detector/*"] },
    ]);
});

test("gates use the verdicts' key through S3 of the home region alone", () => {
  const { keyStatements } = verdictDelivery({
    bucketName: "logs",
    region: "eu-central-1",
    organizationId,
    gateRoleName: "gatehouse-*-gate",
  });
  expect(keyStatements[0]?.condition).toContainEqual({
    test: "StringEquals",
    variable: "kms:ViaService",
    values: ["s3.eu-central-1.amazonaws.com"],
  });
});
