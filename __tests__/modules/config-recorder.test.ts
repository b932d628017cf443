import { AccountRecorder } from "../../modules/account-recorder";
import { ConfigRecorder, type ConfigRecorderProps } from "../../modules/config-recorder";
import { recorderProps } from "../support/recorder-props";
import { synthConstruct } from "../support/synth-stack";

const iam = ["AWS::IAM::Group", "AWS::IAM::Policy", "AWS::IAM::Role", "AWS::IAM::User"];

const synth = (more: Partial<ConfigRecorderProps> = {}) =>
  synthConstruct((stack) => new ConfigRecorder(stack, "config", { ...recorderProps, ...more })).resource;
const recorder = (more: Partial<ConfigRecorderProps> = {}) => synth(more).aws_config_configuration_recorder?.config;

// Another name would be another resource, of which AWS allows one: the old one would have to go first.
test.each<Partial<ConfigRecorderProps>>([
  {},
  { recordingFrequency: "DAILY" },
  { excludedResourceTypes: ["AWS::EC2::VPC"] },
])("the names of recorder and channel stay the same, whatever is recorded: %j", (more) => {
  const resource = synth(more);
  expect(resource.aws_config_configuration_recorder).toMatchObject({ config: { name: "default" } });
  expect(Object.values(resource.aws_config_delivery_channel ?? {})).toEqual([
    expect.objectContaining({ name: "default" }),
  ]);
});

// Security Hub's Config.1 fails with any other role.
test("records with the account's service-linked role", () => {
  expect(recorder()).toMatchObject({
    role_arn: "arn:aws:iam::555555555555:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig",
  });
});

test("comes before its channel, and the channel before recording is switched on", () => {
  const resource = synth();
  const [channelId] = Object.keys(resource.aws_config_delivery_channel ?? {});
  const [status] = Object.values(resource.aws_config_configuration_recorder_status ?? {});
  expect(Object.values(resource.aws_config_delivery_channel ?? {})).toMatchObject([
    { depends_on: ["aws_config_configuration_recorder.config"] },
  ]);
  expect(status).toMatchObject({
    is_enabled: true,
    name: "${aws_config_configuration_recorder.config.name}",
    depends_on: [`aws_config_delivery_channel.${channelId}`],
  });
});

test("delivers history and snapshots, and keeps its own for the days it is given", () => {
  const resource = synth();
  expect(Object.values(resource.aws_config_delivery_channel ?? {})).toMatchObject([
    { s3_bucket_name: "config-bucket", snapshot_delivery_properties: { delivery_frequency: "Six_Hours" } },
  ]);
  expect(Object.values(resource.aws_config_retention_configuration ?? {})).toEqual([
    expect.objectContaining({ retention_period_in_days: 400 }),
  ]);
});

// Both are computed in Terraform's schema: left out, they would stay what they were.
test.each([true, false])(
  "says the mode and the strategy, also where they are AWS's defaults (global types: %s)",
  (on) => {
    expect(recorder({ recordsGlobalTypes: on })).toMatchObject({
      recording_group: {
        all_supported: true,
        include_global_resource_types: on,
        recording_strategy: [{ use_only: "ALL_SUPPORTED_RESOURCE_TYPES" }],
      },
      recording_mode: { recording_frequency: "CONTINUOUS" },
    });
  },
);

test.each([
  ["CONTINUOUS", "DAILY"],
  ["DAILY", "CONTINUOUS"],
] as const)(
  "recording %s, records what is named apart %s, in the one override AWS takes",
  (recordingFrequency, other) => {
    const otherwiseRecordedTypes = ["AWS::S3::Bucket", "AWS::EC2::Instance"];
    expect(recorder({ recordingFrequency, otherwiseRecordedTypes })?.recording_mode).toEqual({
      recording_frequency: recordingFrequency,
      recording_mode_override: {
        description: `Recorded ${other}`,
        recording_frequency: other,
        resource_types: ["AWS::EC2::Instance", "AWS::S3::Bucket"],
      },
    });
  },
);

test("has no override where nothing is recorded otherwise", () => {
  expect(recorder()?.recording_mode).toEqual({ recording_frequency: "CONTINUOUS" });
});

// With exclusions AWS ignores the flag for global types:
// https://docs.aws.amazon.com/config/latest/APIReference/API_RecordingGroup.html
test.each([
  [true, ["AWS::EC2::EC2Fleet"]],
  [false, ["AWS::EC2::EC2Fleet", ...iam]],
])("with exclusions, global types %s, excludes %j", (recordsGlobalTypes, resource_types) => {
  expect(recorder({ recordsGlobalTypes, excludedResourceTypes: ["AWS::EC2::EC2Fleet"] })?.recording_group).toEqual({
    all_supported: false,
    include_global_resource_types: false,
    exclusion_by_resource_types: [{ resource_types }],
    recording_strategy: [{ use_only: "EXCLUSION_BY_RESOURCE_TYPES" }],
  });
});

test("excludes a global type once where it is named, too", () => {
  expect(recorder({ excludedResourceTypes: ["AWS::IAM::User"] })?.recording_group).toMatchObject({
    exclusion_by_resource_types: [{ resource_types: iam }],
  });
});

describe("the service-linked role", () => {
  const account = (roleExists: boolean) =>
    synthConstruct((stack) => new AccountRecorder(stack, "config", { ...recorderProps, roleExists })).resource;

  test("is made before the recorder that uses it", () => {
    const resource = account(false);
    const [id] = Object.keys(resource.aws_iam_service_linked_role ?? {});
    expect(Object.values(resource.aws_iam_service_linked_role ?? {})).toEqual([
      expect.objectContaining({ aws_service_name: "config.amazonaws.com" }),
    ]);
    expect(resource.aws_config_configuration_recorder?.config).toMatchObject({
      depends_on: [`aws_iam_service_linked_role.${id}`],
    });
  });

  // IAM: "Service role name AWSServiceRoleForConfig has been taken in this account".
  test("is not made where it exists, and the same recorder uses it", () => {
    const existing = account(true);
    expect(existing.aws_iam_service_linked_role).toBeUndefined();
    const withRole = account(false).aws_config_configuration_recorder?.config;
    expect(existing.aws_config_configuration_recorder?.config).toEqual({ ...withRole, depends_on: [] });
  });
});
