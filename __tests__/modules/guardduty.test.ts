import { GuardDutyAdministrator } from "../../modules/guardduty-administrator";
import { GuardDutyExport } from "../../modules/guardduty-export";
import type { GuardDutyFeature } from "../../modules/guardduty-feature";
import { GuardDutyFilters } from "../../modules/guardduty-filters";
import { GuardDutyOrganization } from "../../modules/guardduty-organization";
import { synthConstruct } from "../support/synth-stack";

const detectorId = "00000000000000000000000000000000";
const features: GuardDutyFeature[] = [
  { name: "S3_DATA_EVENTS", autoEnable: "NONE" },
  {
    name: "RUNTIME_MONITORING",
    autoEnable: "NEW",
    agents: [
      { name: "ECS_FARGATE_AGENT_MANAGEMENT", autoEnable: "NEW" },
      { name: "EC2_AGENT_MANAGEMENT", autoEnable: "NONE" },
      { name: "EKS_ADDON_MANAGEMENT", autoEnable: "NEW" },
    ],
  },
];

describe("the organization", () => {
  const { resource } = synthConstruct(
    (stack) =>
      new GuardDutyOrganization(stack, "guardduty", { detectorId, features, autoEnableOrganizationMembers: "NEW" }),
  );
  const written = Object.values(resource.aws_guardduty_organization_configuration_feature ?? {});

  // Deleting a feature only forgets it: https://github.com/hashicorp/terraform-provider-aws/pull/35625
  test("says NONE of what is off, instead of leaving it out", () => {
    expect(written.map(({ name, auto_enable }) => [name, auto_enable])).toEqual([
      ["RUNTIME_MONITORING", "NEW"],
      ["S3_DATA_EVENTS", "NONE"],
    ]);
  });

  test("lists the agents in the order it is given", () => {
    expect(written[0]?.additional_configuration).toEqual([
      { name: "ECS_FARGATE_AGENT_MANAGEMENT", auto_enable: "NEW" },
      { name: "EC2_AGENT_MANAGEMENT", auto_enable: "NONE" },
      { name: "EKS_ADDON_MANAGEMENT", auto_enable: "NEW" },
    ]);
  });

  // A feature reads the organization's setting and writes it back.
  test("sets features after the organization", () => {
    expect(written.map(({ depends_on }) => depends_on)).toEqual([
      ["aws_guardduty_organization_configuration.guardduty"],
      ["aws_guardduty_organization_configuration.guardduty"],
    ]);
  });
});

test("the administrator has what any member has", () => {
  const { resource } = synthConstruct(
    (stack) => new GuardDutyAdministrator(stack, "administrator", { detectorId, features }),
  );
  const written = Object.values(resource.aws_guardduty_detector_feature ?? {});
  expect(written.map(({ name, status }) => [name, status])).toEqual([
    ["RUNTIME_MONITORING", "ENABLED"],
    ["S3_DATA_EVENTS", "DISABLED"],
  ]);
  expect(written[0]?.additional_configuration).toEqual([
    { name: "ECS_FARGATE_AGENT_MANAGEMENT", status: "ENABLED" },
    { name: "EC2_AGENT_MANAGEMENT", status: "DISABLED" },
    { name: "EKS_ADDON_MANAGEMENT", status: "ENABLED" },
  ]);
});

test("findings go to the bucket with its key", () => {
  const kmsKeyArn = "arn:aws:kms:eu-central-1:333333333333:key/00000000-0000-4000-8000-0000000000f1";
  const { resource } = synthConstruct(
    (stack) => new GuardDutyExport(stack, "export", { detectorId, bucketName: "findings", kmsKeyArn }),
  );
  expect(Object.values(resource.aws_guardduty_publishing_destination ?? {})).toEqual([
    expect.objectContaining({ destination_arn: "arn:aws:s3:::findings", kms_key_arn: kmsKeyArn }),
  ]);
});

test("filters are ranked as they are listed, one after the other, with bounds as the provider takes them", () => {
  const filter = (name: string, criteria: object) => ({
    name,
    description: "ours",
    action: "ARCHIVE",
    criteria: [{ field: "severity", ...criteria }],
  });
  const { resource } = synthConstruct(
    (stack) =>
      new GuardDutyFilters(stack, "filter", {
        detectorId,
        filters: [
          filter("low", { lessThan: 4, equals: undefined }),
          filter("own", { equals: ["1"], notEquals: ["2"] }),
        ],
      }),
  );
  const [low, own] = Object.values(resource.aws_guardduty_filter ?? {});
  expect(low).toMatchObject({
    rank: 1,
    finding_criteria: { criterion: [{ field: "severity", less_than: "4" }] },
  });
  expect(low?.depends_on).toEqual([]);
  expect(own).toMatchObject({
    rank: 2,
    finding_criteria: { criterion: [{ field: "severity", equals: ["1"], not_equals: ["2"] }] },
    depends_on: [expect.stringMatching(/^aws_guardduty_filter\.filter_low/)],
  });
});
