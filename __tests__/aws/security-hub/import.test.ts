import { BatchUpdateFindingsCommand, DisableSecurityHubCommand } from "@aws-sdk/client-securityhub";
import { account, asffFinding, productArn, region } from "../../support/asff";
import { clientOf, startHub } from "../../support/security-hub";

type Hub = Awaited<ReturnType<typeof startHub>>;

const later = "2026-11-02T10:00:00Z";

describe("BatchImportFindings", () => {
  let hub: Hub;
  const unlimited = { perSecond: 1000, burst: 1000 };
  const stored = () => hub.findings(account, region);
  const only = () => {
    const [finding] = stored();
    return finding;
  };

  beforeEach(async () => {
    hub = await startHub({ rateLimits: { GetFindings: unlimited, BatchImportFindings: unlimited } });
  });
  afterEach(() => hub.stop());

  test("takes a good finding and refuses a bad one beside it with the service's answer 200", async () => {
    const answer = await hub.importing(asffFinding(), asffFinding({ Id: "two", Title: "t".repeat(257) }));
    expect(answer).toMatchObject({ SuccessCount: 1, FailedCount: 1 });
    expect(answer.FailedFindings).toEqual([
      {
        Id: "two",
        ErrorCode: "InvalidInput",
        ErrorMessage:
          "Finding does not adhere to Amazon Finding Format. data.Title should NOT be longer than 256 characters.",
      },
    ]);
    expect(stored().map(({ Id }) => Id)).toEqual([asffFinding().Id]);
  });

  test("takes 100 findings and refuses 101 as a whole", async () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => asffFinding({ Id: `f${at}` }));
    await expect(hub.importing(...many(101))).rejects.toMatchObject({ name: "InvalidInputException" });
    await expect(hub.importing()).rejects.toMatchObject({ name: "InvalidInputException" });
    expect(stored()).toEqual([]);
    expect(await hub.importing(...many(100))).toMatchObject({ SuccessCount: 100 });
  });

  test("refuses a batch over 6 MB", async () => {
    const heavy = (id: number) =>
      asffFinding({
        Id: `f${id}`,
        Vulnerabilities: [{ Id: "CVE-1", ReferenceUrls: Array(200).fill("u".repeat(1000)) }],
      });
    const batch = (count: number) => Array.from({ length: count }, (_, at) => heavy(at));
    await expect(hub.importing(...batch(30))).rejects.toMatchObject({
      name: "InvalidInputException",
      message: expect.stringContaining("6 MB"),
    });
    expect(await hub.importing(...batch(29))).toMatchObject({ SuccessCount: 29 });
  });

  test("refuses a finding of another account", async () => {
    const answer = await hub.importing(asffFinding({ AwsAccountId: "111122223333" }));
    expect(answer.FailedFindings).toMatchObject([{ ErrorCode: "InvalidAccess" }]);
    expect(stored()).toEqual([]);
  });

  test.each([
    ["region", productArn.replace(region, "us-east-1")],
    ["account", productArn.replaceAll(account, "111122223333")],
    ["product", productArn.replace("default", "other")],
  ])("refuses the product ARN of another %s", async (_, ProductArn) => {
    expect((await hub.importing(asffFinding({ ProductArn }))).FailedFindings).toMatchObject([
      { ErrorCode: "InvalidAccess", ErrorMessage: expect.stringContaining(ProductArn) },
    ]);
  });

  test("puts every finding in FailedFindings while the hub is off, and says 200", async () => {
    await hub.client.send(new DisableSecurityHubCommand({}));
    const answer = await hub.importing(asffFinding());
    expect(answer.$metadata.httpStatusCode).toBe(200);
    expect(answer.FailedFindings).toMatchObject([{ Id: asffFinding().Id, ErrorCode: "InvalidAccess" }]);
  });

  test("copies the provider's fields to the top level and fills in what the service adds", async () => {
    await hub.importing(
      asffFinding({ FindingProviderFields: { Severity: { Label: "HIGH" }, Types: ["Effects"], Confidence: 40 } }),
    );
    expect(only()).toMatchObject({
      Severity: { Label: "HIGH", Normalized: 70 },
      Types: ["Effects"],
      Confidence: 40,
      Workflow: { Status: "NEW" },
      RecordState: "ACTIVE",
      Region: region,
      ProductName: "Default",
    });
  });

  test("takes a newer finding, and drops an equal or older one without a word but counted", async () => {
    await hub.importing(asffFinding());
    await hub.importing(asffFinding({ UpdatedAt: later, Title: "newer" }));
    expect(only()).toMatchObject({ Title: "newer" });
    expect(hub.hub.ignored).toBe(0);
    for (const UpdatedAt of [later, "2026-11-02T12:00:00+02:00", "2026-11-01T00:00:00Z"])
      expect(await hub.importing(asffFinding({ UpdatedAt, Title: "old" }))).toMatchObject({ SuccessCount: 1 });
    expect(only()).toMatchObject({ Title: "newer" });
    expect(hub.hub.ignored).toBe(3);
  });

  test("an update leaves out fields it no longer sends but never changes the customer's", async () => {
    const note = { Text: "first", UpdatedBy: "scanner", UpdatedAt: later };
    await hub.importing(asffFinding({ Note: note, UserDefinedFields: { a: "1" }, SourceUrl: "https://example.com" }));
    await hub.importing(
      asffFinding({
        UpdatedAt: later,
        Note: { ...note, Text: "second" },
        UserDefinedFields: { a: "2" },
        VerificationState: "FALSE_POSITIVE",
        Workflow: { Status: "SUPPRESSED" },
      }),
    );
    expect(only()).toMatchObject({
      Note: { Text: "first" },
      UserDefinedFields: { a: "1" },
      Workflow: { Status: "NEW" },
    });
    expect(only()).not.toHaveProperty("VerificationState");
    expect(only()).not.toHaveProperty("SourceUrl");
  });

  test.each([
    ["NOTIFIED", "NEW"],
    ["RESOLVED", "NEW"],
    ["SUPPRESSED", "SUPPRESSED"],
  ] as const)("a finding that returns from ARCHIVED has workflow %s → %s", async (Status, expected) => {
    const FindingIdentifiers = [{ Id: asffFinding().Id, ProductArn: productArn }];
    await hub.importing(asffFinding());
    await hub.client.send(new BatchUpdateFindingsCommand({ FindingIdentifiers, Workflow: { Status } }));
    await hub.importing(asffFinding({ UpdatedAt: later, RecordState: "ARCHIVED" }));
    expect(only()).toMatchObject({ RecordState: "ARCHIVED", Workflow: { Status } });
    await hub.importing(asffFinding({ UpdatedAt: "2026-11-03T10:00:00Z" }));
    expect(only()).toMatchObject({ RecordState: "ACTIVE", Workflow: { Status: expected } });
  });

  test("keeps accounts apart and refuses a key that nobody registered", async () => {
    await hub.importing(asffFinding());
    hub.registerAccessKey("other", "111122223333");
    const other = clientOf(hub.url, "other");
    const stranger = clientOf(hub.url, "stranger");
    await expect(other.send(new DisableSecurityHubCommand({}))).rejects.toMatchObject({
      name: "ResourceNotFoundException",
    });
    await expect(stranger.send(new DisableSecurityHubCommand({}))).rejects.toMatchObject({
      name: "UnrecognizedClientException",
      $metadata: { httpStatusCode: 403 },
    });
    expect(hub.findings("111122223333", region)).toEqual([]);
    other.destroy();
    stranger.destroy();
  });
});
