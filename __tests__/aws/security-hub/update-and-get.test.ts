import {
  BatchImportFindingsCommand,
  BatchUpdateFindingsCommand,
  type BatchUpdateFindingsCommandInput,
  DescribeHubCommand,
  DisableSecurityHubCommand,
  EnableSecurityHubCommand,
  UpdateSecurityHubConfigurationCommand,
} from "@aws-sdk/client-securityhub";
import { account, asffFinding, productArn, region } from "../../support/asff";
import { clientOf, startHub } from "../../support/security-hub";

const unlimited = { perSecond: 1000, burst: 1000 };
const identifier = (Id = asffFinding().Id) => ({ Id, ProductArn: productArn });
let hub: Awaited<ReturnType<typeof startHub>>;

beforeEach(async () => {
  hub = await startHub({ rateLimits: { GetFindings: unlimited, BatchUpdateFindings: unlimited } });
});
afterEach(() => hub.stop());

describe("BatchUpdateFindings", () => {
  const update = (input: Partial<BatchUpdateFindingsCommandInput>) =>
    hub.client.send(new BatchUpdateFindingsCommand({ FindingIdentifiers: [identifier()], ...input }));

  test("changes what belongs to the customer, leaves UpdatedAt, and imports no longer change it", async () => {
    await hub.importing(asffFinding());
    const answer = await update({
      Workflow: { Status: "SUPPRESSED" },
      Note: { Text: "accepted until May", UpdatedBy: "waivers" },
      Severity: { Label: "LOW" },
    });
    expect(answer).toMatchObject({ ProcessedFindings: [identifier()], UnprocessedFindings: [] });
    await hub.importing(asffFinding({ UpdatedAt: "2026-11-02T10:00:00Z" }));
    expect(hub.findings(account, region)).toMatchObject([
      {
        UpdatedAt: "2026-11-02T10:00:00Z",
        Workflow: { Status: "SUPPRESSED" },
        Note: { Text: "accepted until May", UpdatedBy: "waivers" },
        Severity: { Label: "LOW", Normalized: 1 },
        FindingProviderFields: { Severity: { Label: "HIGH" } },
      },
    ]);
  });

  test("names what it does not know and what was given twice", async () => {
    await hub.importing(asffFinding());
    const answer = await update({
      FindingIdentifiers: [identifier(), identifier(), identifier("nobody")],
      Workflow: { Status: "NOTIFIED" },
    });
    expect(answer.ProcessedFindings).toEqual([identifier()]);
    expect(answer.UnprocessedFindings).toMatchObject([
      { ErrorCode: "DuplicatedFindingIdentifier" },
      { FindingIdentifier: identifier("nobody"), ErrorCode: "FindingNotFound" },
    ]);
  });

  test.each([
    ["101 findings", { FindingIdentifiers: Array.from({ length: 101 }, (_, at) => identifier(`f${at}`)) }],
    ["a note over 512 characters", { Note: { Text: "t".repeat(513), UpdatedBy: "u" } }],
    ["a user-defined value over 1024 characters", { UserDefinedFields: { a: "v".repeat(1025) } }],
    ["a confidence over 100", { Confidence: 101 }],
  ])("refuses %s", async (_, input) => {
    await hub.importing(asffFinding());
    await expect(update(input)).rejects.toMatchObject({ name: "InvalidInputException" });
    expect(await update({ Note: { Text: "t".repeat(512), UpdatedBy: "u" }, Confidence: 100 })).toMatchObject({
      ProcessedFindings: [identifier()],
    });
  });
});

describe("GetFindings", () => {
  test("pages by at most 100 and sorts", async () => {
    const many = (from: number) =>
      Array.from({ length: 75 }, (_, at) => asffFinding({ Id: `f${String(from + at).padStart(3, "0")}` }));
    await hub.importing(...many(75));
    await hub.importing(...many(0));
    const SortCriteria = [{ Field: "Id", SortOrder: "asc" as const }];
    const first = await hub.get({ SortCriteria, MaxResults: 100 });
    const second = await hub.get({ SortCriteria, MaxResults: 100, NextToken: first.NextToken });
    expect(first.Findings?.map(({ Id }) => Id)[0]).toBe("f000");
    expect([first.Findings?.length, second.Findings?.length, second.NextToken]).toEqual([100, 50, undefined]);
    expect(second.Findings?.at(-1)?.Id).toBe("f149");
  });

  test.each([
    ["101 results", { MaxResults: 101 }],
    ["a token it did not give", { NextToken: "tomorrow" }],
    ["a filter it does not answer", { Filters: { Keyword: [{ Value: "x" }] } }],
  ])("refuses %s", async (_, input) => {
    await expect(hub.get(input)).rejects.toMatchObject({ name: "InvalidInputException" });
    expect(await hub.get({ MaxResults: 100 })).toMatchObject({ Findings: [] });
  });

  test("filters", async () => {
    await hub.importing(asffFinding(), asffFinding({ Id: "two", ProductFields: { "gatehouse/Workload": "billing" } }));
    const ProductFields = [{ Key: "gatehouse/Workload", Value: "billing", Comparison: "EQUALS" as const }];
    expect((await hub.get({ Filters: { ProductFields } })).Findings?.map(({ Id }) => Id)).toEqual(["two"]);
  });
});

describe("the hub", () => {
  test("is described with what was configured, per account", async () => {
    await hub.client.send(
      new UpdateSecurityHubConfigurationCommand({
        AutoEnableControls: false,
        ControlFindingGenerator: "STANDARD_CONTROL",
      }),
    );
    expect(await hub.client.send(new DescribeHubCommand({}))).toMatchObject({
      HubArn: `arn:aws:securityhub:${region}:${account}:hub/default`,
      AutoEnableControls: false,
      ControlFindingGenerator: "STANDARD_CONTROL",
    });
    await expect(hub.client.send(new EnableSecurityHubCommand({}))).rejects.toMatchObject({
      name: "ResourceConflictException",
    });
  });

  test("refuses calls while it is off", async () => {
    await hub.client.send(new DisableSecurityHubCommand({}));
    const calls = [
      () => hub.get({}),
      () => hub.client.send(new DescribeHubCommand({})),
      () => hub.client.send(new BatchUpdateFindingsCommand({ FindingIdentifiers: [identifier()] })),
    ];
    for (const call of calls) await expect(call()).rejects.toMatchObject({ name: "InvalidAccessException" });
    await hub.client.send(new EnableSecurityHubCommand({}));
    expect(await hub.get({})).toMatchObject({ Findings: [] });
  });
});

describe("rate limits", () => {
  test("answer TooManyRequestsException past the burst of GetFindings until tokens came back", async () => {
    let now = Date.now();
    const limited = await startHub({ clock: () => now });
    for (let call = 0; call < 6; call += 1) await limited.get({});
    await expect(limited.get({})).rejects.toMatchObject({
      name: "TooManyRequestsException",
      $metadata: { httpStatusCode: 429 },
    });
    now += 1000;
    await limited.get({});
    expect(
      limited.hub.calls.filter(({ operation, throttled }) => operation === "GetFindings" && throttled),
    ).toHaveLength(1);
    await limited.stop();
  });

  test("let 30 imports through at once and refuse the next", async () => {
    const limited = await startHub({ clock: () => 0 });
    for (let call = 0; call < 30; call += 1) await limited.importing(asffFinding());
    await expect(limited.importing(asffFinding())).rejects.toMatchObject({ name: "TooManyRequestsException" });
    await limited.stop();
  });

  test("the SDK's own retry gets a throttled import through", async () => {
    const limited = await startHub({ rateLimits: { BatchImportFindings: { perSecond: 20, burst: 1 } } });
    const patient = clientOf(limited.url, "key", 10);
    const send = (Id: string) => patient.send(new BatchImportFindingsCommand({ Findings: [asffFinding({ Id })] }));
    await Promise.all([send("a"), send("b"), send("c")]);
    expect(limited.findings(account, region)).toHaveLength(3);
    expect(limited.hub.calls.some(({ throttled }) => throttled)).toBe(true);
    patient.destroy();
    await limited.stop();
  });
});
