import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { exampleOrganization, resources, type Synthesized, synthesize } from "../support/synth";

const of = (name: string) => synthesize({ GATEHOUSE_CONFIG: join(__dirname, `../organizations/${name}.yaml`) });
const controlTower = of("control-tower");
const adopted = of("adopted");
afterAll(() => {
  controlTower.remove();
  adopted.remove();
});

type Organization = Omit<Synthesized, "remove">;

const importsFile = ({ folder }: Organization, stackId: string) => join(folder(stackId), "imports.tf.json");
const importsOf = (organization: Organization, stackId: string) =>
  (
    JSON.parse(readFileSync(importsFile(organization, stackId), "utf8")) as {
      import: readonly { readonly to: string; readonly id: string }[];
    }
  ).import;
const typesIn = ({ json }: Organization, stackId: string) => new Set(resources(json(stackId)).map(({ type }) => type));
const recording = ["aws_config_configuration_recorder", "aws_config_configuration_recorder_status"];

test("nothing is imported in an organization whose landing zone is Gatehouse's", () => {
  const example = exampleOrganization();
  expect(example.stackIds.filter((id) => existsSync(importsFile(example, id)))).toEqual([]);
});

test("every import names a resource of its stack, and stands in no cdk.tf.json, which Checkov would skip", () => {
  const found = [controlTower, adopted].flatMap((organization) =>
    organization.stackIds
      .filter((id) => existsSync(importsFile(organization, id)))
      .map((id) => {
        const addresses = resources(organization.json(id)).map(({ address }) => address);
        const strangers = importsOf(organization, id).filter(({ to }) => !addresses.includes(to));
        return { id, strangers, inStack: "import" in organization.json(id) };
      }),
  );
  expect(found.length).toBeGreaterThan(6);
  expect(found.filter(({ strangers, inStack }) => strangers.length > 0 || inStack)).toEqual([]);
});

describe("what others own", () => {
  test("has no recorder, channel, retention or role of ours beside it", () => {
    const types = typesIn(controlTower, "member-333333333333-eu-central-1");
    const own = ["aws_config_delivery_channel", "aws_config_retention_configuration", "aws_iam_service_linked_role"];
    expect([...recording, ...own].filter((type) => types.has(type))).toEqual([]);
    // What else the account has stays.
    expect(types).toContain("aws_s3_bucket");
  });

  test("has no trail and no detector of ours beside it", () => {
    const types = typesIn(controlTower, "organization-eu-central-1");
    expect(types).not.toContain("aws_cloudtrail");
    expect(types).not.toContain("aws_guardduty_detector");
    expect(types).toContain("aws_guardduty_organization_admin_account");
  });

  test("leaves the log archive its verdicts and the history of findings", () => {
    const buckets = resources(controlTower.json("log-archive")).filter(({ type }) => type === "aws_s3_bucket");
    expect(buckets.map(({ address }) => address)).toEqual(["aws_s3_bucket.history", "aws_s3_bucket.verdicts"]);
  });

  test("gets GuardDuty's findings under its prefix and with its key", () => {
    const { resource } = controlTower.json("security-services-eu-central-1");
    expect(Object.values(resource.aws_guardduty_publishing_destination ?? {})).toMatchObject([
      {
        destination_arn: "arn:aws:s3:::guardduty-findings-of-old/findings",
        kms_key_arn: "arn:aws:kms:eu-central-1:333333333333:key/00000000-0000-4000-8000-0000000000d2",
      },
    ]);
  });

  test("gets what our own recorders deliver, under its prefix and with its key", () => {
    const { resource } = controlTower.json("member-444444444444-us-east-1");
    expect(Object.values(resource.aws_config_delivery_channel ?? {})).toMatchObject([
      {
        s3_bucket_name: "aws-controltower-logs-333333333333-eu-central-1",
        s3_key_prefix: "o-exampleorg1",
        s3_kms_key_arn: "arn:aws:kms:eu-central-1:111111111111:key/00000000-0000-4000-8000-0000000000d1",
      },
    ]);
  });

  test("is not denied to its owner by our service control policies, and everything else still is", () => {
    const actions = deniedActions(controlTower);
    const theirs = ["config:PutConfigurationRecorder", "config:PutDeliveryChannel", "cloudtrail:UpdateTrail"];
    expect([...theirs, "guardduty:UpdateDetector"].filter((action) => actions.has(action))).toEqual([]);
    expect(actions).toContain("config:DeleteOrganizationConfigRule");
    expect(actions).toContain("guardduty:DeleteMembers");
    expect([...theirs, "guardduty:UpdateDetector"].filter((action) => !deniedActions(adopted).has(action))).toEqual([]);
  });
});

test("a recorder that is adopted where the channel is another's runs without one of ours", () => {
  const stackId = "member-222222222222-us-east-1";
  expect(importsOf(controlTower, stackId).map(({ to, id }) => [to.split(".")[0], id])).toEqual(
    recording.map((type) => [type, "by-hand"]),
  );
  expect(typesIn(controlTower, stackId)).not.toContain("aws_config_delivery_channel");
});

describe("what is adopted", () => {
  test("keeps its names, which are what would replace it", () => {
    const { resource } = adopted.json("organization-eu-central-1");
    expect(resource.aws_config_configuration_recorder?.config).toMatchObject({ name: "by-hand" });
    expect(Object.values(resource.aws_config_delivery_channel ?? {})).toMatchObject([{ name: "by-hand" }]);
    expect(resource.aws_cloudtrail?.trail).toMatchObject({ name: "all-accounts", s3_bucket_name: "trail-of-old" });
  });

  test("keeps the key that was given, and has a new one where none was", () => {
    expect(typesIn(adopted, "organization-eu-central-1")).not.toContain("aws_kms_key");
    const { resource } = adopted.json("log-archive");
    const keys = Object.keys(resource.aws_kms_key ?? {}).map((id) => id.split("_")[0]);
    expect(keys).toEqual(["config", "history", "verdicts"]);
  });

  test("is found by an id that Terraform itself looks up where AWS invented it", () => {
    expect(importsOf(adopted, "security-foundation-eu-central-1")).toEqual([
      { to: "aws_guardduty_detector.guardduty", id: "$" + "{data.aws_guardduty_detector.existing-detector.id}" },
    ]);
  });

  test("is a bucket with all its settings", () => {
    const types = importsOf(adopted, "log-archive")
      .filter(({ id }) => id === "trail-of-old")
      .map(({ to }) => to.split(".")[0]);
    expect(types).toEqual([
      "aws_s3_bucket",
      "aws_s3_bucket_lifecycle_configuration",
      "aws_s3_bucket_object_lock_configuration",
      "aws_s3_bucket_ownership_controls",
      "aws_s3_bucket_policy",
      "aws_s3_bucket_public_access_block",
      "aws_s3_bucket_server_side_encryption_configuration",
      "aws_s3_bucket_versioning",
    ]);
  });

  test("is protected by its name like all that is ours", () => {
    const resources = denials(adopted).find(({ Sid }) => Sid === "KeepBuckets")?.Resource;
    expect(resources).toEqual(expect.arrayContaining(["arn:aws:s3:::adopted-*", "arn:aws:s3:::trail-of-old"]));
  });
});

interface Denial {
  readonly Sid: string;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
}

function denials({ json }: Organization): Denial[] {
  return Object.values(json("organization-eu-central-1").resource.aws_organizations_policy ?? {}).flatMap(
    ({ content }) => (JSON.parse(String(content)) as { Statement: Denial[] }).Statement,
  );
}

function deniedActions(organization: Organization): Set<string> {
  return new Set(denials(organization).flatMap(({ Action }) => Action));
}
