import { ExampleOrganization, type Located } from "./stacks";

const organization = new ExampleOrganization();

/** The bucket or key a satellite resource belongs to, as Terraform refers to it. */
const bucketsOf = (type: string, fits: (body: Located["body"]) => boolean = () => true) =>
  organization
    .all(type)
    .filter(({ body }) => fits(body))
    .map(({ where, body }) => `${where.split(":")[0]}: ${String(body.bucket)}`)
    .sort();

const buckets = organization
  .all("aws_s3_bucket")
  .map(({ where }) => `${where.split(":")[0]}: \${${where.split(": ")[1]}.bucket}`)
  .sort();

test("there are buckets to judge", () => {
  expect(buckets.length).toBeGreaterThanOrEqual(6);
});

/** S3's log delivery can write with no other key than S3's own. */
const accessLogs = /aws_s3_bucket\.access-logs\./;

/** Made before their account's access-log bucket; CloudTrail's data events tell who read them. */
const beforeAccessLogs = /^(state|log-archive): /;

test("every bucket is encrypted with a customer-managed key, but those for access logs", () => {
  expect(
    bucketsOf("aws_s3_bucket_server_side_encryption_configuration", ({ rule }) => {
      const [first] = rule as {
        apply_server_side_encryption_by_default: { sse_algorithm: string; kms_master_key_id: string };
      }[];
      const encryption = first?.apply_server_side_encryption_by_default;
      return encryption?.sse_algorithm === "aws:kms" && /aws_kms_key\..*\.arn/.test(encryption.kms_master_key_id);
    }),
  ).toEqual(buckets.filter((bucket) => !accessLogs.test(bucket)));
});

test("every bucket logs its accesses, but those for access logs and those made before them", () => {
  const logged = buckets.filter((bucket) => !accessLogs.test(bucket) && !beforeAccessLogs.test(bucket));
  expect(bucketsOf("aws_s3_bucket_logging")).toEqual(logged);
  expect(logged.length).toBeGreaterThan(6);
});

test("every bucket blocks public access, whole", () => {
  expect(
    bucketsOf(
      "aws_s3_bucket_public_access_block",
      ({ block_public_acls, block_public_policy, ignore_public_acls, restrict_public_buckets }) =>
        [block_public_acls, block_public_policy, ignore_public_acls, restrict_public_buckets].every(
          (on) => on === true,
        ),
    ),
  ).toEqual(buckets);
});

test.each([
  "aws_s3_bucket_versioning",
  "aws_s3_bucket_lifecycle_configuration",
  "aws_s3_bucket_ownership_controls",
  "aws_s3_bucket_policy",
])("every bucket has its %s", (type) => {
  expect(bucketsOf(type)).toEqual(buckets);
});

test("every bucket policy refuses what is not TLS", () => {
  const denials = organization
    .statements()
    .filter(
      ({ body }) =>
        body.effect === "Deny" && body.condition?.some(({ variable }) => variable === "aws:SecureTransport"),
    );
  expect(denials).toHaveLength(buckets.length);
});

test.each(["aws_s3_bucket", "aws_dynamodb_table", "aws_kms_key", "aws_cloudtrail", "aws_guardduty_detector"])(
  "no %s is destroyed by an apply",
  (type) => {
    const all = organization.all(type);
    expect(all.length).toBeGreaterThan(0);
    const loose = all.filter(
      ({ body }) => !(body.lifecycle as { prevent_destroy?: boolean } | undefined)?.prevent_destroy,
    );
    expect(loose.map(({ where }) => where)).toEqual([]);
  },
);

describe.each(organization.all("aws_dynamodb_table"))("$where", ({ where, body }) => {
  test("is encrypted with its stack's key", () => {
    expect(body.server_side_encryption).toEqual({ enabled: true, kms_key_arn: "${aws_kms_key.key.arn}" });
  });

  test("can be restored to any second, and no call deletes it", () => {
    expect(body).toMatchObject({ point_in_time_recovery: { enabled: true }, deletion_protection_enabled: true });
  });

  // Another name or key would be another, empty table.
  test("keeps its name and its keys", () => {
    const workload = where.replace(/^tooling-(.*): .*$/, "$1");
    expect(body).toMatchObject({ name: `gatehouse-${workload}-ledger`, hash_key: "pk", range_key: "sk" });
  });
});

test("every workload has its ledger", () => {
  expect(organization.all("aws_dynamodb_table").map(({ where }) => where)).toEqual([
    "tooling-payments: aws_dynamodb_table.ledger",
    "tooling-payments-fixed: aws_dynamodb_table.ledger",
  ]);
});

test("every key rotates", () => {
  const keys = organization.all("aws_kms_key");
  expect(keys.length).toBeGreaterThan(0);
  expect(keys.filter(({ body }) => body.enable_key_rotation !== true)).toEqual([]);
});

test("every log group is encrypted and ends", () => {
  const groups = organization.all("aws_cloudwatch_log_group");
  expect(groups.length).toBeGreaterThan(10);
  expect(groups.filter(({ body }) => !body.kms_key_id || !body.retention_in_days).map(({ where }) => where)).toEqual(
    [],
  );
});

test.each([
  ["aws_sqs_queue", 3],
  ["aws_sns_topic", 1],
])("every %s is encrypted", (type, atLeast) => {
  const all = organization.all(type);
  expect(all.length).toBeGreaterThanOrEqual(atLeast);
  expect(all.filter(({ body }) => !body.kms_master_key_id).map(({ where }) => where)).toEqual([]);
});

test("nothing that Terraform puts into a bucket expires there", () => {
  const objects = organization.all("aws_s3_object");
  expect(objects.length).toBeGreaterThan(0);
  for (const { where, body } of objects) {
    const stack = where.split(":")[0];
    const rules = organization
      .all("aws_s3_bucket_lifecycle_configuration")
      .filter((lifecycle) => lifecycle.where.startsWith(`${stack}:`) && lifecycle.body.bucket === body.bucket)
      .flatMap((lifecycle) => lifecycle.body.rule as { filter: { prefix: string }[]; expiration?: unknown }[]);
    expect(rules.length).toBeGreaterThan(0);
    const expiring = rules.filter(({ expiration }) => expiration).map(({ filter }) => filter[0]?.prefix ?? "");
    expect([where, expiring.filter((prefix) => String(body.key).startsWith(prefix))]).toEqual([where, []]);
  }
});
