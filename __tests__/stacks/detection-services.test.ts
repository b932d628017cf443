import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../config/project-root";
import { scratchFolder } from "../support/scratch";
import { type Synthesized, synthesize } from "../support/synth";

const organizations = join(projectRoot, "__tests__/organizations");
const stacks = "log-archive security-foundation-* security-services-* organization-*";
let everyOption: Synthesized;

beforeAll(() => {
  const file = join(organizations, "every-option.yaml");
  everyOption = synthesize({ GATEHOUSE_CONFIG: file, GATEHOUSE_STACKS: stacks });
});
afterAll(() => everyOption.remove());

/** Bodies of the resources of a type in a stack. */
const all = (stack: string, type: string) => Object.values(everyOption.json(stack).resource[type] ?? {});
const inEachRegion = (stack: string, type: string) =>
  ["eu-central-1", "us-east-1"].map((region) => all(`${stack}-${region}`, type));

test("GuardDuty is as each region says, for the members and for the administrator", () => {
  const features = inEachRegion("security-services", "aws_guardduty_organization_configuration_feature");
  const own = inEachRegion("security-services", "aws_guardduty_detector_feature");
  const of = (written: readonly Record<string, unknown>[], key: string) =>
    Object.fromEntries(written.map((body) => [body.name, body[key]]));
  expect(features.map((written) => of(written, "auto_enable"))).toEqual([
    {
      S3_DATA_EVENTS: "ALL",
      EKS_AUDIT_LOGS: "NEW",
      EBS_MALWARE_PROTECTION: "NONE",
      RDS_LOGIN_EVENTS: "ALL",
      LAMBDA_NETWORK_LOGS: "ALL",
      RUNTIME_MONITORING: "ALL",
    },
    {
      S3_DATA_EVENTS: "ALL",
      EKS_AUDIT_LOGS: "NEW",
      EBS_MALWARE_PROTECTION: "ALL",
      RDS_LOGIN_EVENTS: "NONE",
      LAMBDA_NETWORK_LOGS: "NEW",
      RUNTIME_MONITORING: "NONE",
    },
  ]);
  for (const [index, written] of own.entries())
    expect(of(written, "status")).toEqual(
      Object.fromEntries(
        (features[index] ?? []).map(({ auto_enable, name }) => [name, auto_enable === "NONE" ? "DISABLED" : "ENABLED"]),
      ),
    );
});

test("all detectors have one publishing frequency, and findings of every region go to the log archive", () => {
  const detectors = ["security-foundation", "organization"].flatMap((stack) =>
    inEachRegion(stack, "aws_guardduty_detector").flat(),
  );
  expect(detectors.map(({ finding_publishing_frequency }) => finding_publishing_frequency)).toEqual(
    Array(4).fill("ONE_HOUR"),
  );
  expect(inEachRegion("security-services", "aws_guardduty_publishing_destination")).toEqual(
    Array(2).fill([
      expect.objectContaining({
        destination_arn: "arn:aws:s3:::everyopt-333333333333-eu-central-1-guardduty",
        kms_key_arn: expect.stringMatching(/^arn:aws:kms:eu-central-1:333333333333:key\//),
      }),
    ]),
  );
});

test("Inspector leaves out the excluded account, and scans what each region says", () => {
  const [home, other] = inEachRegion("security-services", "aws_inspector2_enabler");
  expect(home?.map(({ account_ids }) => account_ids)).toEqual([["222222222222"], ["333333333333"], ["444444444444"]]);
  expect(home?.[1]?.resource_types).toEqual(["EC2", "ECR", "LAMBDA", "LAMBDA_CODE"]);
  expect(other?.[1]?.resource_types).toEqual(["EC2", "LAMBDA"]);
});

test("external access is analyzed everywhere, unused access at home", () => {
  const types = inEachRegion("security-services", "aws_accessanalyzer_analyzer").map((written) =>
    written.map(({ type }) => type),
  );
  expect(types).toEqual([["ORGANIZATION", "ORGANIZATION_UNUSED_ACCESS"], ["ORGANIZATION"]]);
});

// Delegation switches Macie on by itself, and a second time is refused.
test("Macie is on before its delegation, and Macie and Detective are only where they are asked for", () => {
  expect(inEachRegion("security-foundation", "aws_macie2_account")).toEqual(
    [[{ finding_publishing_frequency: "SIX_HOURS", status: "ENABLED" }], []].map((written) =>
      written.map((body) => expect.objectContaining(body)),
    ),
  );
  for (const type of ["aws_macie2_organization_configuration", "aws_detective_graph"])
    expect(inEachRegion("security-services", type).map((written) => written.length)).toEqual([1, 0]);
  for (const type of ["aws_macie2_member", "aws_detective_member"])
    expect(all("security-services-eu-central-1", type).map(({ account_id }) => account_id)).toEqual([
      "333333333333",
      "444444444444",
    ]);
});

test("without export no key is asked for, and without a type there is no Inspector", () => {
  const yaml = readFileSync(join(organizations, "every-option.yaml"), "utf8")
    .replace("export: true", "export: false")
    .replace(/^ {4}(EC2|ECR|LAMBDA|LAMBDA_CODE): .*$/gm, "    $1: { enabled: false }");
  const lock = readFileSync(join(organizations, "every-option.lock.yaml"), "utf8").replace(/^logArchiveKey.*$/m, "");
  const folder = scratchFolder({ "own.yaml": yaml, "own.lock.yaml": lock });
  cpSync(join(organizations, "compliance"), join(folder, "compliance"), { recursive: true });
  const file = join(folder, "own.yaml");
  const own = synthesize({ GATEHOUSE_CONFIG: file, GATEHOUSE_STACKS: "security-services-us-east-1" });

  const types = Object.keys(own.json("security-services-us-east-1").resource);
  expect(types).toContain("aws_guardduty_filter");
  expect(types.filter((type) => /publishing_destination|inspector/.test(type))).toEqual([]);
  own.remove();
});

// "The given account ID is already a member": the provider's own tests know the answer to a second association.
test("what an account became by itself when it joined is imported, in every region", () => {
  const yaml = readFileSync(join(organizations, "every-option.yaml"), "utf8").replace(
    "  - name: log-archive\n",
    "  - name: log-archive\n    memberships: adopt\n",
  );
  const folder = scratchFolder({
    "own.yaml": yaml,
    "own.lock.yaml": readFileSync(join(organizations, "every-option.lock.yaml"), "utf8"),
  });
  cpSync(join(organizations, "compliance"), join(folder, "compliance"), { recursive: true });
  const own = synthesize({ GATEHOUSE_CONFIG: join(folder, "own.yaml"), GATEHOUSE_STACKS: "security-services-*" });

  const imported = ["eu-central-1", "us-east-1"].map(
    (region) =>
      JSON.parse(readFileSync(join(own.folder(`security-services-${region}`), "imports.tf.json"), "utf8")).import,
  );
  const association = {
    to: expect.stringMatching(/^aws_inspector2_member_association\.inspector_member-333333333333_/),
    id: "333333333333",
  };
  const member = { to: expect.stringMatching(/^aws_macie2_member\.macie_member-333333333333_/), id: "333333333333" };
  expect(imported).toEqual([[association, member], [association]]);
  own.remove();
});
