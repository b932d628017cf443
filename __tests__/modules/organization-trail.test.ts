import { OrganizationTrail, type OrganizationTrailProps } from "../../modules/organization-trail";
import type { Statement } from "../contract/stacks";
import { synthConstruct } from "../support/synth-stack";

const props: OrganizationTrailProps = {
  resourceName: "gatehouse-organization",
  trailName: "gatehouse-organization",
  managementAccountId: "111111111111",
  organizationId: "o-exampleorg1",
  permissionsBoundaryArn: "arn:aws:iam::111111111111:policy/gatehouse-boundary",
  region: "eu-central-1",
  bucketName: "trail-bucket",
  readerAccountIds: ["222222222222"],
  events: { evidenceBuckets: ["trail-bucket"] },
  insights: [],
};
const trailArn = "arn:aws:cloudtrail:eu-central-1:111111111111:trail/gatehouse-organization";

const synth = (more: Partial<OrganizationTrailProps> = {}) =>
  synthConstruct((stack) => new OrganizationTrail(stack, "trail", { ...props, ...more }));

test("one trail of all accounts and regions, encrypted, with digests of its files", () => {
  expect(synth().resource.aws_cloudtrail?.trail).toMatchObject({
    is_organization_trail: true,
    is_multi_region_trail: true,
    include_global_service_events: true,
    enable_log_file_validation: true,
    s3_bucket_name: "trail-bucket",
    kms_key_id: expect.stringMatching(/^\$\{aws_kms_key\.trail_key_\w+\.arn\}$/),
    lifecycle: { prevent_destroy: true },
  });
});

test("no insights and no second copy unless they are asked for", () => {
  const json = synth();
  expect(json.resource.aws_cloudtrail?.trail).not.toHaveProperty("cloud_watch_logs_group_arn");
  expect(json.resource.aws_cloudtrail?.trail?.insight_selector).toEqual([]);
  expect(json.resource.aws_cloudwatch_log_group).toBeUndefined();
  expect(json.resource.aws_iam_role).toBeUndefined();
});

test("looks for the insights it is given", () => {
  expect(synth({ insights: ["ApiErrorRateInsight"] }).resource.aws_cloudtrail?.trail).toMatchObject({
    insight_selector: [{ insight_type: "ApiErrorRateInsight" }],
  });
});

describe("with a copy in CloudWatch Logs", () => {
  const json = synth({ logRetentionDays: 400 });
  const statements = Object.values(json.data?.aws_iam_policy_document ?? {}).flatMap(
    ({ statement }) => statement as Statement[],
  );
  const statement = (sid: string) => statements.find((candidate) => candidate.sid === sid);

  test("the group is encrypted with the trail's key and ends", () => {
    const [group] = Object.values(json.resource.aws_cloudwatch_log_group ?? {});
    expect(group).toEqual({
      name: "/aws/cloudtrail/gatehouse-organization",
      retention_in_days: 400,
      kms_key_id: json.resource.aws_cloudtrail?.trail?.kms_key_id,
    });
    expect(statement("EncryptLogs")).toMatchObject({
      principals: [{ type: "Service", identifiers: ["logs.eu-central-1.amazonaws.com"] }],
      condition: [
        {
          test: "ArnLike",
          variable: "kms:EncryptionContext:aws:logs:arn",
          values: ["arn:aws:logs:eu-central-1:111111111111:log-group:/aws/cloudtrail/gatehouse-organization"],
        },
      ],
    });
  });

  test("CloudTrail writes the streams of the management account and of the organization, for this trail alone", () => {
    const group = "arn:aws:logs:eu-central-1:111111111111:log-group:/aws/cloudtrail/gatehouse-organization";
    expect(statement("WriteTrailStreams")).toMatchObject({
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      resources: [`${group}:log-stream:111111111111_CloudTrail_eu-central-1*`, `${group}:log-stream:o-exampleorg1_*`],
    });
    expect(statement("AssumedByService")?.condition).toContainEqual({
      test: "ArnLike",
      variable: "aws:SourceArn",
      values: [trailArn],
    });
  });

  // CloudTrail tries to write before it makes the trail.
  test("the trail waits for what its role may do", () => {
    const [policy] = Object.keys(json.resource.aws_iam_role_policy ?? {});
    expect(json.resource.aws_cloudtrail?.trail).toMatchObject({
      cloud_watch_logs_group_arn: expect.stringMatching(/^\$\{aws_cloudwatch_log_group\.\w+\.arn\}:\*$/),
      depends_on: [`aws_iam_role_policy.${policy}`],
    });
  });
});
