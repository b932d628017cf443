import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type EmbeddedAws, startEmbeddedAws } from "../../cli/preview/aws/embedded-aws";
import { byHand } from "../support/by-hand";
import { renderedPolicies } from "../support/rendered-policies";
import { synthesize } from "../support/synth";
import { describeWithTerraform, embeddedAwsOverride, terraformWorkspace, type Workspace } from "../support/terraform";

const organization = synthesize({ GATEHOUSE_CONFIG: join(__dirname, "../organizations/adopted.yaml") });

const stackIds = {
  logArchive: "log-archive",
  foundation: "security-foundation-eu-central-1",
  management: "organization-eu-central-1",
  member: "member-444444444444-eu-central-1",
};

/** Terraform puts them on everything, so whatever has none is changed when it is adopted. */
const tagsOf = (stackId: string) => {
  const [provider = {}] = organization.json(stackId).provider.aws;
  const {
    default_tags: [{ tags } = { tags: {} }],
  } = provider as { default_tags: { tags: Record<string, string> }[] };
  return tags;
};

const importsOf = (stackId: string) =>
  (
    JSON.parse(readFileSync(join(organization.folder(stackId), "imports.tf.json"), "utf8")) as {
      import: readonly { to: string; id: string }[];
    }
  ).import;

interface Planned {
  readonly address: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly importing?: { readonly id: string };
  };
}

describeWithTerraform("terraform plan of what exists in the embedded AWS", () => {
  let aws: EmbeddedAws;
  let detectors: Readonly<Record<string, string>>;
  const workspaces: Workspace[] = [];

  beforeAll(async () => {
    aws = await startEmbeddedAws({ onProgress: (line) => process.stderr.write(`${line}\n`), managedPolicies: false });
    const logArchive = await byHand(aws, "333333333333", tagsOf(stackIds.logArchive));
    const policies = renderedPolicies({ id: "log-archive", json: organization.json(stackIds.logArchive) });
    const policyOf = (id: string) =>
      JSON.stringify(policies.find(({ where }) => where.startsWith(`log-archive: ${id}_policy_`))?.document);
    const kept = {
      ID: "retention",
      Status: "Enabled",
      Filter: { Prefix: "" },
      NoncurrentVersionExpiration: { NoncurrentDays: 30 },
      AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
    };
    const expired = { ID: "expiration", Status: "Enabled", Filter: { Prefix: "" }, Expiration: { Days: 2555 } };
    const moved = {
      ID: "transition",
      Status: "Enabled",
      Filter: { Prefix: "" },
      Transitions: [{ Days: 90, StorageClass: "GLACIER_IR" }],
    };
    const key = (last: string) => `arn:aws:kms:eu-central-1:333333333333:key/00000000-0000-4000-8000-0000000000${last}`;
    await logArchive.bucket({
      name: "trail-of-old",
      kmsKeyArn: key("b2"),
      policy: policyOf("cloudtrail"),
      lockDays: 365,
      lifecycleRules: [kept, expired, moved],
    });
    await logArchive.bucket({
      name: "findings-of-old",
      kmsKeyArn: key("b4"),
      policy: policyOf("guardduty"),
      lifecycleRules: [kept, expired],
    });
    // Another key, another lifecycle: what an old landing zone's bucket is like.
    await logArchive.bucket({
      name: "config-of-old",
      kmsKeyArn: key("0f"),
      policy: policyOf("config"),
      lifecycleRules: [{ ...expired, Expiration: { Days: 400 } }],
    });

    const security = await byHand(aws, "222222222222", tagsOf(stackIds.foundation));
    const management = await byHand(aws, "111111111111", tagsOf(stackIds.management));
    const member = await byHand(aws, "444444444444");
    await management.recorder("by-hand", "config-of-old");
    await member.recorder("by-hand", "config-of-old");
    detectors = { management: await management.detector(), security: await security.detector() };
    const { trail } = organization.json(stackIds.management).resource.aws_cloudtrail ?? {};
    await management.trail("all-accounts", "trail-of-old", String(trail?.kms_key_id), eventSelectors(trail));
  });

  afterAll(async () => {
    for (const workspace of workspaces) workspace.remove();
    organization.remove();
    await aws?.stop();
  });

  /** Terraform's plan of the resources that are imported, and of nothing else. */
  async function run(stackId: string) {
    const deployment = await aws.credentialsFor("444444444444");
    const workspace = terraformWorkspace(organization.folder(stackId), {
      override: embeddedAwsOverride,
      environment: {
        ...aws.endpoints,
        AWS_ACCESS_KEY_ID: deployment.accessKeyId,
        AWS_SECRET_ACCESS_KEY: deployment.secretAccessKey,
        AWS_SESSION_TOKEN: deployment.sessionToken,
      },
    });
    workspaces.push(workspace);
    const init = await workspace.terraform("init", "-lockfile=readonly");
    expect({ exitCode: init.exitCode, output: init.stderr }).toMatchObject({ exitCode: 0 });
    const imports = importsOf(stackId).map(({ to }) => to);
    const { exitCode, stdout, stderr } = await workspace.terraform(
      "plan",
      "-out=plan",
      ...imports.map((address) => `-target=${address}`),
    );
    return { workspace, imports, exitCode, stdout, output: stderr };
  }

  /** What is planned for them, and Terraform's own count. */
  async function plan(stackId: string): Promise<{ readonly planned: readonly Planned[]; readonly summary: string }> {
    const { workspace, imports, exitCode, stdout, output } = await run(stackId);
    expect({ exitCode, output }).toMatchObject({ exitCode: 0 });
    const shown = await workspace.terraform("show", "-json", "plan");
    const { resource_changes } = JSON.parse(shown.stdout) as { resource_changes: readonly Planned[] };
    return {
      planned: resource_changes.filter(({ address }) => imports.includes(address)),
      summary: stdout.split("\n").find((line) => line.startsWith("Plan:")) ?? stdout,
    };
  }

  const notImportedAsTheyAre = (planned: readonly Planned[]) =>
    planned.filter(({ change }) => String(change.actions) !== "no-op" || !change.importing);

  test.each<[string, string, readonly string[]]>([
    ["a detector, by the id that Terraform finds itself", stackIds.foundation, ["aws_guardduty_detector.guardduty"]],
    [
      "recorder, delivery channel, trail and detector",
      stackIds.management,
      [
        "aws_cloudtrail.trail",
        "aws_config_configuration_recorder.config",
        "aws_config_configuration_recorder_status.config_status_EA7B59A9",
        "aws_config_delivery_channel.config_channel_967F97A2",
        "aws_guardduty_detector.guardduty",
      ],
    ],
    [
      "a member's recorder and delivery channel",
      stackIds.member,
      [
        "aws_config_configuration_recorder.config",
        "aws_config_configuration_recorder_status.config_status_EA7B59A9",
        "aws_config_delivery_channel.config_channel_967F97A2",
      ],
    ],
  ])("imports %s, and changes nothing", async (_what, stackId, addresses) => {
    const { planned, summary } = await plan(stackId);
    expect(planned.map(({ address }) => address).sort()).toEqual(addresses);
    expect(notImportedAsTheyAre(planned)).toEqual([]);
    expect(summary).toBe(`Plan: ${addresses.length} to import, 0 to add, 0 to change, 0 to destroy.`);
    const detector = planned.find(({ address }) => address === "aws_guardduty_detector.guardduty");
    const account = stackId === stackIds.foundation ? "security" : "management";
    if (detector) expect(detector.change.importing?.id).toBe(detectors[account]);
  });

  test("imports buckets with all their settings, and shows as a change what does not fit", async () => {
    const { planned, summary } = await plan(stackIds.logArchive);
    expect(planned).toHaveLength(22);
    expect(planned.every(({ change }) => change.importing)).toBe(true);
    expect(notImportedAsTheyAre(planned).map(({ address, change }) => [address, change.actions])).toEqual([
      ["aws_s3_bucket_lifecycle_configuration.config_retention_AF54150A", ["update"]],
      ["aws_s3_bucket_server_side_encryption_configuration.config_encryption_57BE8351", ["update"]],
    ]);
    // The one that is added is the key that a bucket without kmsKeyArn gets.
    expect(summary).toBe("Plan: 22 to import, 1 to add, 2 to change, 0 to destroy.");
  });

  test("makes nothing in the place of what is not there", async () => {
    const { exitCode, output } = await run("member-222222222222-eu-central-1");
    expect(exitCode).toBe(1);
    expect(output).toContain("Cannot import non-existent remote object");
    expect(output).toContain("aws_config_configuration_recorder.config");
  });
});

/** The trail's selectors as CloudTrail's API has them. */
function eventSelectors(trail: Readonly<Record<string, unknown>> | undefined): object[] {
  const selectors = trail?.advanced_event_selector as readonly {
    name: string;
    field_selector: readonly Readonly<Record<string, unknown>>[];
  }[];
  return selectors.map(({ name, field_selector }) => ({
    Name: name,
    FieldSelectors: field_selector.map(({ field, equals, starts_with, not_equals }) => ({
      Field: field,
      Equals: equals,
      StartsWith: starts_with,
      NotEquals: not_equals,
    })),
  }));
}
