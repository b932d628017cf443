import { loadConfiguration } from "../../config/load";
import type { Region } from "../../config/regions";
import type { Organization } from "../../config/schema";
import { accountSettings } from "../../stacks/account-settings";
import { configRecorder } from "../../stacks/config-recorder";

const configuration = loadConfiguration();
const account = configuration.organization.accounts.find(({ name }) => name === "payments-staging");
if (!account) throw new Error("the example has no account payments-staging");

const changed = (change: Partial<Organization>) => ({
  ...configuration,
  organization: { ...configuration.organization, ...change },
});

describe("the recorder", () => {
  const { configRecorder: general } = configuration.organization;
  const daily = { recordingFrequency: "DAILY", overrides: { "AWS::IAM::Role": "CONTINUOUS" } } as const;
  const withException = (accountName: string) =>
    changed({
      configRecorder: {
        ...general,
        accounts: [{ account: accountName, recordingMode: daily, serviceLinkedRole: "external" }],
      },
    });

  test("is the organization's, and delivers to the log archive", () => {
    expect(configRecorder(configuration, account, "eu-central-1")).toEqual({
      accountId: "666666666666",
      recorderName: "default",
      channel: {
        name: "default",
        bucketName: "gatehouse-333333333333-eu-central-1-config",
        snapshotDeliveryFrequency: "TwentyFour_Hours",
      },
      recordsGlobalTypes: true,
      recordingFrequency: "CONTINUOUS",
      otherwiseRecordedTypes: ["AWS::EC2::NetworkInterface"],
      excludedResourceTypes: [],
      retentionDays: 2557,
      roleExists: false,
    });
  });

  test("is the account's own where it has one, in every region", () => {
    for (const region of configuration.organization.regions)
      expect(configRecorder(withException("payments-staging"), account, region)).toMatchObject({
        recordingFrequency: "DAILY",
        otherwiseRecordedTypes: ["AWS::IAM::Role"],
        roleExists: true,
      });
  });

  test("is not another account's", () => {
    expect(configRecorder(withException("payments-production"), account, "eu-central-1")).toEqual(
      configRecorder(configuration, account, "eu-central-1"),
    );
  });

  test("records IAM's types in the home region alone, wherever that is", () => {
    const regions: Region[] = ["eu-central-1", "eu-central-2", "us-east-1"];
    const governed = changed({ homeRegion: "us-east-1", regions });
    const recording = regions.filter((region) => configRecorder(governed, account, region).recordsGlobalTypes);
    expect(recording).toEqual(["us-east-1"]);
  });
});

describe("the settings", () => {
  const { accountSettings: general } = configuration.organization;

  test("are the organization's", () => {
    expect(accountSettings(configuration, account)).toEqual({
      accountId: "666666666666",
      s3PublicAccessBlock: true,
      iamPasswordPolicy: general.iamPasswordPolicy,
      ebsEncryption: {},
      ebsSnapshotBlockPublicAccess: "block-all-sharing",
      instanceMetadataDefaults: { httpPutResponseHopLimit: 2 },
      accessLogRetentionDays: 365,
    });
  });

  test("are the account's own where it has some, one by one", () => {
    const own = changed({
      accountSettings: { ...general, accounts: [{ account: "payments-staging", s3PublicAccessBlock: false }] },
    });
    expect(accountSettings(own, account)).toEqual({
      ...accountSettings(configuration, account),
      s3PublicAccessBlock: false,
    });
  });

  test("are not another account's", () => {
    const others = changed({
      accountSettings: { ...general, accounts: [{ account: "payments-production", s3PublicAccessBlock: false }] },
    });
    expect(accountSettings(others, account)).toEqual(accountSettings(configuration, account));
  });
});
