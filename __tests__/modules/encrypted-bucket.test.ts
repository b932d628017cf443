import { EncryptedBucket, type EncryptedBucketProps } from "../../modules/encrypted-bucket";
import { synthConstruct } from "../support/synth-stack";

const props: EncryptedBucketProps = {
  bucketName: "reports-bucket",
  kmsKeyArn: "arn:aws:kms:eu-central-1:555555555555:key/1",
  accessLogBucketName: "access-logs",
  versionRetentionDays: 90,
};

const synth = (more: Partial<EncryptedBucketProps> = {}) =>
  synthConstruct((stack) => new EncryptedBucket(stack, "reports", { ...props, ...more }));

test("its bucket is named by the construct alone", () => {
  expect(Object.keys(synth().resource.aws_s3_bucket ?? {})).toEqual(["reports"]);
});

test("encrypts with the key it is given, through a bucket key", () => {
  const [encryption] = Object.values(synth().resource.aws_s3_bucket_server_side_encryption_configuration ?? {});
  expect(encryption).toMatchObject({
    rule: [
      {
        bucket_key_enabled: true,
        apply_server_side_encryption_by_default: { sse_algorithm: "aws:kms", kms_master_key_id: props.kmsKeyArn },
      },
    ],
  });
});

test("logs its accesses under its own name", () => {
  const [logging] = Object.values(synth().resource.aws_s3_bucket_logging ?? {});
  expect(logging).toMatchObject({ target_bucket: "access-logs", target_prefix: "reports-bucket/" });
});

test("keeps current objects by default, and old versions for the days it is given", () => {
  const [lifecycle] = Object.values(synth().resource.aws_s3_bucket_lifecycle_configuration ?? {});
  expect(lifecycle?.rule).toEqual([
    expect.objectContaining({ noncurrent_version_expiration: [{ noncurrent_days: 90 }] }),
  ]);
  expect(lifecycle?.rule).toEqual([expect.not.objectContaining({ expiration: expect.anything() })]);
});

test("deletes objects after the days it is given", () => {
  const json = synth({ expirationDays: 30 });
  const [lifecycle] = Object.values(json.resource.aws_s3_bucket_lifecycle_configuration ?? {});
  expect(lifecycle?.rule).toEqual([
    expect.objectContaining({ id: "retention" }),
    { id: "expiration", status: "Enabled", filter: [{ prefix: "" }], expiration: [{ days: 30 }] },
  ]);
});

test("deletes only objects below a prefix when it is given one", () => {
  const json = synth({ expirationDays: 30, expirationPrefix: "pipeline/" });
  const [lifecycle] = Object.values(json.resource.aws_s3_bucket_lifecycle_configuration ?? {});
  expect(lifecycle?.rule).toContainEqual(expect.objectContaining({ filter: [{ prefix: "pipeline/" }] }));
});

test("a lock can't be bypassed", () => {
  const json = synth({ lockDays: 30 });
  const [document] = Object.values(json.data?.aws_iam_policy_document ?? {});
  expect(document?.statement).toContainEqual(
    expect.objectContaining({ sid: "KeepLock", effect: "Deny", actions: ["s3:BypassGovernanceRetention"] }),
  );
});

test("without a key of its own encrypts with S3's", () => {
  const { kmsKeyArn: _, ...withoutKey } = props;
  const json = synthConstruct((stack) => new EncryptedBucket(stack, "logs", withoutKey));
  const [encryption] = Object.values(json.resource.aws_s3_bucket_server_side_encryption_configuration ?? {});
  expect(encryption).toMatchObject({
    rule: [{ bucket_key_enabled: false, apply_server_side_encryption_by_default: { sse_algorithm: "AES256" } }],
  });
});

test("without a bucket for them keeps no access logs", () => {
  const { accessLogBucketName: _, ...withoutLogs } = props;
  const json = synthConstruct((stack) => new EncryptedBucket(stack, "state", withoutLogs));
  expect(json.resource.aws_s3_bucket_logging).toBeUndefined();
});

test("locks nothing by default", () => {
  const json = synth();
  expect(json.resource.aws_s3_bucket_object_lock_configuration).toBeUndefined();
  expect(json.resource.aws_s3_bucket?.reports).toMatchObject({ object_lock_enabled: false });
});

test("locks every version for the days it is given", () => {
  const json = synth({ lockDays: 30 });
  const [lock] = Object.values(json.resource.aws_s3_bucket_object_lock_configuration ?? {});
  expect(lock).toMatchObject({ rule: { default_retention: { mode: "GOVERNANCE", days: 30 } } });
  expect(json.resource.aws_s3_bucket?.reports).toMatchObject({ object_lock_enabled: true });
});

test("adds other accounts' access after the refusal of everything but TLS", () => {
  const json = synth({ statements: [{ sid: "Readers", actions: ["s3:GetObject"], resources: ["*"] }] });
  const [document] = Object.values(json.data?.aws_iam_policy_document ?? {});
  expect(document?.statement).toEqual([
    expect.objectContaining({ sid: "OnlyTls", effect: "Deny" }),
    expect.objectContaining({ sid: "Readers" }),
  ]);
});
