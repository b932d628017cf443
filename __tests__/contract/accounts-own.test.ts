import { join } from "node:path";
import { projectRoot } from "../../config/project-root";
import { sharedTelemetry } from "../../modules/observability-link";
import { resources, synthesize } from "../support/synth";
import { ExampleOrganization, type Located } from "./stacks";

const organization = new ExampleOrganization();
const stacksOf = (type: string, fits: (body: Located["body"]) => boolean = () => true) =>
  organization
    .all(type)
    .filter(({ body }) => fits(body))
    .map(({ where }) => where.split(":")[0] ?? "")
    .sort();

/** A stack per account, management included, and governed region. */
const regional = organization.stacks
  .map(({ id }) => id)
  .filter((id) => /^(member|organization)-/.test(id))
  .sort();
const home = regional.filter((id) => id.endsWith("-eu-central-1"));

test("there is a stack for each of seven accounts in three regions", () => {
  expect([regional.length, home.length]).toEqual([21, 7]);
});

// A workload's pipeline must not bring what an account has once: two workloads of one account would fight for it.
test.each([
  ["aws_config_configuration_recorder", regional],
  ["aws_config_configuration_recorder_status", regional],
  ["aws_config_delivery_channel", regional],
  ["aws_config_retention_configuration", regional],
  ["aws_ebs_encryption_by_default", regional],
  ["aws_ebs_snapshot_block_public_access", regional],
  ["aws_ec2_instance_metadata_defaults", regional],
  ["aws_s3_account_public_access_block", home],
  ["aws_iam_account_password_policy", home],
])("%s is there once, and in no other stack", (type, expected) => {
  expect(stacksOf(type)).toEqual(expected);
});

test("the service-linked role of the recorders is made once", () => {
  const ofConfig = stacksOf("aws_iam_service_linked_role", (body) => body.aws_service_name === "config.amazonaws.com");
  expect(ofConfig).toEqual(home);
});

test("where everything is recorded and passwords expire there is nothing to waive", () => {
  const own = ["aws_config_configuration_recorder", "aws_iam_account_password_policy"].flatMap((type) =>
    organization.all(type).filter(({ where }) => where.includes("-eu-central-1: ")),
  );
  expect(own).toHaveLength(14);
  for (const { where, body } of own)
    expect([where, body["//"]]).toEqual([
      where,
      { metadata: expect.not.objectContaining({ waivers: expect.anything() }) },
    ]);
});

test("every account records IAM's types in its home region alone", () => {
  const recording = stacksOf(
    "aws_config_configuration_recorder",
    ({ recording_group }) =>
      (recording_group as { include_global_resource_types: boolean }).include_global_resource_types,
  );
  expect(recording).toEqual(home);
});

test("every account but the security account, which has the sink, shares metrics, logs and traces with it", () => {
  const links = organization.all("aws_oam_link");
  const members = regional.filter((id) => id.startsWith("member-") && !id.startsWith("member-222222222222-"));
  expect(links.map(({ where }) => where.split(":")[0]).sort()).toEqual(members);
  for (const { where, body } of links) {
    const region = where.replace(/^member-\d+-(.*): .*$/, "$1");
    expect(body.resource_types).toEqual([...sharedTelemetry]);
    expect(body.sink_identifier).toMatch(new RegExp(`^arn:aws:oam:${region}:222222222222:sink/`));
  }
});

// A workload's functions may do whatever the boundary leaves.
test.each([
  "config:DeleteConfigurationRecorder",
  "config:DeleteDeliveryChannel",
  "config:DeleteRetentionConfiguration",
  "config:PutConfigurationRecorder",
  "config:PutDeliveryChannel",
  "config:PutRetentionConfiguration",
  "config:StopConfigurationRecorder",
  "ec2:DisableEbsEncryptionByDefault",
  "ec2:DisableSnapshotBlockPublicAccess",
  "ec2:EnableSnapshotBlockPublicAccess",
  "ec2:ModifyEbsDefaultKmsKeyId",
  "ec2:ModifyInstanceMetadataDefaults",
  "ec2:ResetEbsDefaultKmsKeyId",
  "oam:DeleteLink",
  "oam:UpdateLink",
  "s3:PutAccountPublicAccessBlock",
])("no bounded role may %s, whatever the resource", (action) => {
  const boundaries = organization.statements().filter(({ where }) => /: boundary_.* KeepSecurityServices$/.test(where));
  expect(boundaries).toHaveLength(6);
  for (const { body } of boundaries)
    expect(body).toMatchObject({ effect: "Deny", resources: ["*"], actions: expect.arrayContaining([action]) });
  expect(boundaries.filter(({ body }) => body.condition !== undefined)).toEqual([]);
});

describe("where an organization chooses", () => {
  const chosen = synthesize({
    GATEHOUSE_CONFIG: join(projectRoot, "__tests__/organizations/every-option.yaml"),
    GATEHOUSE_STACKS: "member-444444444444-* member-555555555555-* organization-*",
  });
  afterAll(chosen.remove);
  const of = (stack: string, type: string) =>
    resources(chosen.json(stack))
      .filter((resource) => resource.type === type)
      .map(({ body }) => body);

  test.each(["member-444444444444-eu-central-1", "organization-eu-central-1"])("%s has its choice", (stack) => {
    expect(of(stack, "aws_config_configuration_recorder")).toMatchObject([
      {
        recording_mode: {
          recording_frequency: "DAILY",
          recording_mode_override: { resource_types: ["AWS::IAM::Role", "AWS::S3::Bucket"] },
        },
        recording_group: { exclusion_by_resource_types: [{ resource_types: ["AWS::EC2::EC2Fleet"] }] },
      },
    ]);
    expect(of(stack, "aws_iam_account_password_policy")).toMatchObject([{ minimum_password_length: 20 }]);
    expect(of(stack, "aws_s3_account_public_access_block")).toHaveLength(1);
    expect(of(stack, "aws_iam_service_linked_role").map((body) => body.aws_service_name)).toContain(
      "config.amazonaws.com",
    );
    expect(of(stack, "aws_ebs_default_kms_key")).toHaveLength(1);
  });

  test("an account of its own choice has that", () => {
    const stack = "member-555555555555-eu-central-1";
    expect(of(stack, "aws_config_configuration_recorder")).toMatchObject([
      { recording_mode: { recording_frequency: "CONTINUOUS" } },
    ]);
    const without = [
      "aws_iam_service_linked_role",
      "aws_iam_account_password_policy",
      "aws_s3_account_public_access_block",
      "aws_ebs_encryption_by_default",
      "aws_ebs_snapshot_block_public_access",
      "aws_ec2_instance_metadata_defaults",
    ];
    for (const type of without) expect([type, of(stack, type)]).toEqual([type, []]);
  });

  const waived = (stack: string, type: string) =>
    of(stack, type).map((body) => {
      const { metadata } = body["//"] as { metadata: { waivers?: object } };
      return Object.keys(metadata.waivers ?? {});
    });

  // What was chosen and reviewed must not stop Gatehouse's own scan of its Terraform.
  test("its choice is waived where Checkov knows better", () => {
    const stack = "member-444444444444-eu-central-1";
    expect(waived(stack, "aws_config_configuration_recorder")).toEqual([["CKV2_AWS_48"]]);
    expect(waived(stack, "aws_config_configuration_recorder_status")).toEqual([["CKV2_AWS_45"]]);
    expect(waived(stack, "aws_iam_account_password_policy")).toEqual([["CKV_AWS_9"]]);
  });

  test.each([
    ["member-444444444444-us-east-1", 90],
    ["member-555555555555-us-east-1", 30],
  ])("%s keeps its access logs for %i days", (stack, days) => {
    const [lifecycle] = of(stack, "aws_s3_bucket_lifecycle_configuration");
    expect(lifecycle?.rule).toContainEqual(
      expect.objectContaining({ id: "expiration", expiration: [{ days }], filter: [{ prefix: "" }] }),
    );
  });
});
