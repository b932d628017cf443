import {
  DisableAWSServiceAccessCommand,
  EnableAWSServiceAccessCommand,
  EnablePolicyTypeCommand,
  ListDelegatedAdministratorsCommand,
  ListDelegatedServicesForAccountCommand,
  ListPoliciesForTargetCommand,
  ListRootsCommand,
  OrganizationsClient,
} from "@aws-sdk/client-organizations";
import {
  GetBucketPolicyCommand,
  GetObjectCommand,
  GetObjectLockConfigurationCommand,
  ListObjectsV2Command,
  S3Client,
} from "@aws-sdk/client-s3";
import { DescribeHubCommand, SecurityHubClient } from "@aws-sdk/client-securityhub";
import { loadConfiguration } from "../../config/load";
import { trustedServices } from "../../config/trusted-services";
import { region } from "../support/asff";
import { notInEmbeddedAws } from "../support/security-side/not-in-embedded-aws";
import {
  applicable,
  applyStateStack,
  type SecuritySide,
  startSecuritySide,
} from "../support/security-side/security-side";
import { resources } from "../support/synth";
import { describeWithTerraform, failureOf } from "../support/terraform";

interface StateResource {
  readonly mode: string;
  readonly type: string;
  readonly name: string;
}

const organizationStack = `organization-${region}`;
const beforeTheMembers = ["state", "log-archive", `security-foundation-${region}`, organizationStack];
const servicesStack = `security-services-${region}`;
const complianceStack = `security-compliance-${region}`;

describeWithTerraform("terraform apply of the security side, wave by wave, against the embedded AWS", () => {
  let side: SecuritySide;
  let memberStack: string;
  let organizations: OrganizationsClient;
  let s3: S3Client;

  const stackIds = () => [...beforeTheMembers, memberStack, servicesStack, complianceStack];
  const succeeds = async (stackId: string, ...args: readonly string[]) => {
    expect(failureOf(await side.workspace(stackId).terraform(...args))).toBe("");
  };
  const apply = async (stackId: string) => {
    await succeeds(stackId, "init", "-lockfile=readonly");
    await succeeds(stackId, "apply", "-auto-approve", "-parallelism=20");
  };
  const bucket = (account: string, purpose: string) =>
    `gatehouse-${side.organization.accountId(account)}-${region}-${purpose}`;
  const ask = async (account: string, service: string, request: Parameters<SecuritySide["ask"]>[2]) =>
    JSON.parse((await side.ask(account, service, request)).text);
  const config = (account: string, operation: string) =>
    ask(account, "config", { target: `StarlingDoveService.${operation}`, body: "{}" });

  beforeAll(async () => {
    side = await startSecuritySide();
    const { endpoints, credentialsFor } = side.aws;
    const endpoint = endpoints.AWS_ENDPOINT_URL;
    const { accountId } = side.organization;
    memberStack = `member-${accountId("payments-staging")}-${region}`;
    const management = await credentialsFor(accountId("management"));
    organizations = new OrganizationsClient({ endpoint, region: "us-east-1", credentials: management });
    s3 = new S3Client({
      endpoint,
      region,
      forcePathStyle: true,
      credentials: await credentialsFor(accountId("log-archive")),
    });
    side.synthesize(beforeTheMembers);
  });

  afterAll(async () => {
    for (const client of [organizations, s3]) client?.destroy();
    await side?.stop();
  });

  test("wave 0: state, which then keeps its own state", async () => {
    for (const result of await applyStateStack(side)) expect(failureOf(result)).toBe("");
  });

  test("wave 1: log archive and the security account's foundation", async () => {
    await Promise.all(["log-archive", `security-foundation-${region}`].map(apply));
  });

  describe("wave 2: the management account", () => {
    const withheld = { ServicePrincipal: "inspector2.amazonaws.com" };

    test("is not planned before Organizations trusts every service and has control policies on", async () => {
      const { organization } = loadConfiguration(side.organization.configurationFile);
      for (const ServicePrincipal of trustedServices(organization, [region]))
        await organizations.send(new EnableAWSServiceAccessCommand({ ServicePrincipal }));
      await organizations.send(new DisableAWSServiceAccessCommand(withheld));
      await succeeds(organizationStack, "init", "-lockfile=readonly");
      const { exitCode, stderr } = await side.workspace(organizationStack).terraform("plan");
      expect(exitCode).toBe(1);
      const said = stderr
        .replaceAll(/[│\s]+/g, " ")
        .matchAll(
          /(AWS Organizations does not trust \S+ yet|service control policies are not enabled)[^:]*: run "gatehouse bootstrap/g,
        );
      expect([...said].map(([, sentence]) => sentence).sort()).toEqual([
        "AWS Organizations does not trust inspector2.amazonaws.com yet",
        "service control policies are not enabled",
      ]);
    });

    test("is applied where it does", async () => {
      const { Roots } = await organizations.send(new ListRootsCommand({}));
      const policies = { RootId: Roots?.[0]?.Id, PolicyType: "SERVICE_CONTROL_POLICY" } as const;
      await organizations.send(new EnablePolicyTypeCommand(policies));
      await organizations.send(new EnableAWSServiceAccessCommand(withheld));
      await apply(organizationStack);
    });
  });

  test("waves 3 to 5: a member, the organization's services and packs, with the facts that the waves before made", async () => {
    const key = await ask("log-archive", "kms", {
      target: "TrentService.DescribeKey",
      body: JSON.stringify({ KeyId: "alias/gatehouse-log-archive-guardduty" }),
    });
    const sink = `arn:aws:oam:${region}:${side.organization.accountId("security")}:sink/00000000-0000-4000-8000-000000000001`;
    side.organization.learn({
      logArchiveKey: key.KeyMetadata.Arn,
      // Made up: there is no OAM here, so nothing that uses it is applied.
      observabilitySinks: { [region]: sink },
    });
    side.synthesize([memberStack, servicesStack, complianceStack]);
    // Together, for the time: they wait for what Security Hub and Config would judge, and nobody does so here.
    await Promise.all([memberStack, servicesStack, complianceStack].map(apply));
  });

  test("every resource of these stacks is in its state or listed as lacking", async () => {
    for (const stackId of stackIds()) {
      const { bucket: Bucket, key: Key } = side.json(stackId).terraform.backend.s3;
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: String(Bucket), Key: String(Key) }));
      const state = JSON.parse((await Body?.transformToString()) ?? "") as {
        readonly resources: readonly StateResource[];
      };
      const managed = state.resources.flatMap(({ mode, type, name }) =>
        mode === "managed" ? [`${type}.${name}`] : [],
      );
      expect({ stackId, managed: managed.sort() }).toEqual({
        stackId,
        managed: applicable(stackId, side.json(stackId)).sort(),
      });
    }
  });

  test("what is listed as lacking is in one of these stacks", () => {
    const types = stackIds().flatMap((stackId) => resources(side.json(stackId)).map(({ type }) => type));
    expect(Object.keys(notInEmbeddedAws).filter((type) => !types.includes(type))).toEqual([]);
  });

  describe("read back", () => {
    test.each([
      ["cloudtrail", "COMPLIANCE"],
      ["verdicts", "GOVERNANCE"],
    ])("the log archive's bucket %s is locked for a year, in %s mode", async (purpose, Mode) => {
      const Bucket = bucket("log-archive", purpose);
      const { ObjectLockConfiguration } = await s3.send(new GetObjectLockConfigurationCommand({ Bucket }));
      expect(ObjectLockConfiguration).toMatchObject({
        ObjectLockEnabled: "Enabled",
        Rule: { DefaultRetention: { Mode, Days: 365 } },
      });
    });

    test("the bucket that Config writes to is the organization's, and its policy names no member", async () => {
      const { Policy = "" } = await s3.send(new GetBucketPolicyCommand({ Bucket: bucket("log-archive", "config") }));
      expect(Policy).toContain(side.organization.organizationId);
      expect(Policy).not.toContain(side.organization.accountId("payments-staging"));
    });

    test("every stack's state lies under its account, and no lock is left", async () => {
      const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket("deployment", "state") }));
      const states = stackIds().map((id) => side.json(id).terraform.backend.s3.key);
      expect(Contents.map(({ Key }) => Key).sort()).toEqual(states.sort());
    });

    test("the member's recorder records everything into the log archive, and nobody else's does", async () => {
      const { ConfigurationRecordersStatus: recorders } = await config(
        "payments-staging",
        "DescribeConfigurationRecorderStatus",
      );
      expect(recorders).toMatchObject([{ name: "default", recording: true }]);
      expect((await config("payments-staging", "DescribeDeliveryChannels")).DeliveryChannels).toMatchObject([
        { s3BucketName: bucket("log-archive", "config") },
      ]);
      expect(await config("payments-production", "DescribeConfigurationRecorderStatus")).toEqual({
        ConfigurationRecordersStatus: [],
      });
    });

    test("the member has the boundary of its roles", async () => {
      const PolicyArn = `arn:aws:iam::${side.organization.accountId("payments-staging")}:policy/gatehouse-boundary`;
      const body = String(new URLSearchParams({ Action: "GetPolicy", Version: "2010-05-08", PolicyArn }));
      const contentType = "application/x-www-form-urlencoded";
      expect((await side.ask("payments-staging", "iam", { contentType, body })).text).toContain(PolicyArn);
      expect((await side.ask("payments-production", "iam", { contentType, body })).status).toBe(404);
    });

    test("the member's account encrypts its volumes by default", async () => {
      const form = "Action=GetEbsEncryptionByDefault&Version=2016-11-15";
      const contentType = "application/x-www-form-urlencoded";
      const ebs = await side.ask("payments-staging", "ec2", { contentType, body: form });
      expect(ebs.text).toContain("<ebsEncryptionByDefault>true</ebsEncryptionByDefault>");
    });

    test("the units of the accounts have the organization's control policies, the root has none of them", async () => {
      const { Roots } = await organizations.send(new ListRootsCommand({}));
      const root = Roots?.[0]?.Id ?? "";
      const { facts } = loadConfiguration(side.organization.configurationFile);
      const policiesOf = async (TargetId: string) => {
        const request = { TargetId, Filter: "SERVICE_CONTROL_POLICY" } as const;
        const { Policies = [] } = await organizations.send(new ListPoliciesForTargetCommand(request));
        return Policies.map(({ Name }) => Name).sort();
      };
      expect(await policiesOf(root)).toEqual(["FullAWSAccess"]);
      for (const path of ["/Infrastructure", "/Security", "/Workloads"])
        expect(await policiesOf(facts.organizationalUnits[path] ?? "")).toEqual([
          "FullAWSAccess",
          "gatehouse-protection-1",
          "gatehouse-protection-2",
        ]);
    });

    test("the security account administers what the management account has delegated", async () => {
      const AccountId = side.organization.accountId("security");
      const { DelegatedAdministrators } = await organizations.send(new ListDelegatedAdministratorsCommand({}));
      expect(DelegatedAdministrators).toMatchObject([{ Id: AccountId, Name: "security" }]);
      const { DelegatedServices = [] } = await organizations.send(
        new ListDelegatedServicesForAccountCommand({ AccountId }),
      );
      expect(DelegatedServices.map(({ ServicePrincipal }) => ServicePrincipal).sort()).toEqual(
        expect.arrayContaining([
          "access-analyzer.amazonaws.com",
          "config-multiaccountsetup.amazonaws.com",
          "config.amazonaws.com",
        ]),
      );
      expect(await ask("management", "guardduty", { method: "GET", path: "/admin" })).toEqual({
        adminAccounts: [{ adminAccountId: AccountId, adminStatus: "ENABLED" }],
      });
      expect(await ask("management", "inspector2", { path: "/delegatedadminaccounts/list", body: "{}" })).toMatchObject(
        { delegatedAdminAccounts: [{ accountId: AccountId }] },
      );
    });

    test("the trail is the organization's, of every region, and runs", async () => {
      const trail = (operation: string, body: object) =>
        ask("management", "cloudtrail", {
          target: `com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.${operation}`,
          body: JSON.stringify(body),
        });
      expect((await trail("DescribeTrails", {})).trailList).toMatchObject([
        {
          Name: "gatehouse-organization",
          IsOrganizationTrail: true,
          IsMultiRegionTrail: true,
          LogFileValidationEnabled: true,
          S3BucketName: bucket("log-archive", "cloudtrail"),
        },
      ]);
      expect(await trail("GetTrailStatus", { Name: "gatehouse-organization" })).toMatchObject({ IsLogging: true });
    });

    test("Security Hub is on in the security and the management account", async () => {
      for (const account of ["security", "management"]) {
        const id = side.organization.accountId(account);
        const endpoint = side.aws.endpoints.AWS_ENDPOINT_URL_SECURITYHUB;
        const hub = new SecurityHubClient({ endpoint, region, credentials: await side.aws.credentialsFor(id) });
        expect((await hub.send(new DescribeHubCommand({}))).HubArn).toContain(`:${id}:hub/`);
        hub.destroy();
      }
    });

    test("Inspector scans every active account, and none that is suspended", async () => {
      const { members } = await ask("security", "inspector2", { path: "/members/list", body: "{}" });
      const names = ["log-archive", "deployment", "shared-tooling", "payments-staging", "payments-production"];
      expect(members.map(({ accountId }: { readonly accountId: string }) => accountId).sort()).toEqual(
        names.map(side.organization.accountId).sort(),
      );
    });
  });

  test("has nothing left to change in any stack: 0 is no changes, 2 would be changes", async () => {
    await Promise.all(stackIds().map((stackId) => succeeds(stackId, "plan", "-detailed-exitcode")));
  });
});
