import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DisableSecurityHubCommand, EnableSecurityHubCommand, SecurityHubClient } from "@aws-sdk/client-securityhub";
import { type Moto, startMoto } from "../../../cli/preview/moto/start-moto";
import { type Execution, processExecution } from "../../../lambdas/normalizer/process-execution";
import { dynamoDbLedger } from "../../../lambdas/shared/ledger/dynamodb-ledger";
import { leaseMilliseconds } from "../../../lambdas/shared/ledger/lease";
import { securityHubSettings } from "../../../lambdas/shared/security-hub/client-settings";
import { account, region } from "../../support/asff";
import { type Build, executionOfBuild, processUntilDone } from "../../support/build-history";
import { type Fault, type Request, startFaultyProxy } from "../../support/faulty-proxy";
import { createLedgerTable, dynamoDbOf } from "../../support/ledger-table";
import { type Death, KilledError, mortal } from "../../support/mortal";
import { clientOf, startHub } from "../../support/security-hub";

const names = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => `f${from + index}`);
const cves = (from: number, to: number) => names(from, to).map((name) => `CVE-2024-${name.slice(1).padStart(4, "0")}`);
/** Bandit loses four, Trivy three that only it knew, and Grype breaks in the second build: what it saw stays open. */
const first: Build = {
  number: 1,
  at: new Date("2026-06-01T10:00:00Z"),
  bandit: names(0, 12),
  trivy: cves(0, 9),
  grype: cves(6, 12),
};
const second: Build = { number: 2, at: new Date("2026-06-02T10:00:00Z"), bandit: names(4, 14), trivy: cves(3, 7) };

let moto: Moto;
let dynamoDb: DynamoDBClient;
beforeAll(async () => {
  moto = await startMoto({ onProgress: (line) => process.stderr.write(`${line}\n`) });
  dynamoDb = dynamoDbOf(moto.url);
});
afterAll(async () => {
  dynamoDb.destroy();
  await moto.stop();
});

/** A Security Hub and a ledger of their own, with somebody in front of each who may break requests. */
async function world(faultOf: (request: Request) => Fault | undefined = () => undefined) {
  const hub = await startHub();
  const table = await createLedgerTable(dynamoDb, `ledger-${randomBytes(6).toString("hex")}`);
  const [hubProxy, tableProxy] = await Promise.all([
    startFaultyProxy(hub.url, faultOf),
    startFaultyProxy(moto.url, faultOf),
  ]);
  let ahead = 0;
  const client = new SecurityHubClient({
    ...securityHubSettings,
    requestHandler: { ...securityHubSettings.requestHandler, requestTimeout: 300 },
    endpoint: hubProxy.url,
    region,
    credentials: { accessKeyId: "key", secretAccessKey: "secret" },
  });
  const table2 = dynamoDbOf(tableProxy.url, 2_000);
  const ledger = dynamoDbLedger(table2, table, () => Date.now() + ahead);
  return {
    hub,
    client,
    ledger,
    requests: () => [...hubProxy.requests, ...tableProxy.requests],
    later: () => {
      ahead += leaseMilliseconds + 1;
    },
    /** Everything that is left behind, but for times that nothing depends on. */
    async state() {
      const leased = await dynamoDbLedger(dynamoDb, table, () => Date.now() + ahead).lease("reader");
      if (!leased) throw new Error("the ledger is leased");
      const entries = (await leased.entries()).toSorted((a, b) => (a.id < b.id ? -1 : 1));
      const findings = hub
        .findings(account, region)
        .toSorted((a, b) => (String(a.Id) < String(b.Id) ? -1 : 1))
        .map(({ ProcessedAt, ...finding }) => finding);
      return { entries, findings, scopes: await leased.scopes() };
    },
    async stop() {
      client.destroy();
      table2.destroy();
      await Promise.all([hubProxy.stop(), tableProxy.stop()]);
      await hub.stop();
    },
  };
}

type World = Awaited<ReturnType<typeof world>>;
const executionIn = ({ ledger, client }: World, build: Build): Execution => executionOfBuild(build, ledger, client);
const soon = () => sleep(20);

let undisturbed: Awaited<ReturnType<World["state"]>>;
/** Steps of the second build's processing. */
let steps: readonly string[];

beforeAll(async () => {
  const there = await world();
  await processExecution(executionIn(there, first));
  const counted = mortal();
  const request = executionIn(there, second);
  await processExecution({
    ...request,
    bucket: counted.wrap(request.bucket),
    ledger: counted.wrap(request.ledger),
    securityHub: counted.wrap(request.securityHub),
  });
  steps = counted.steps;
  undisturbed = await there.state();
  await there.stop();
});

test("undisturbed, the second build leaves open what it saw and what nobody could look for", () => {
  const { entries, findings } = undisturbed;
  expect(entries.filter(({ status }) => status === "RESOLVED")).toHaveLength(4 + 3);
  expect(entries.every(({ updatedAt, importedAt }) => updatedAt === importedAt)).toBe(true);
  expect(findings.filter(({ RecordState }) => RecordState === "ARCHIVED")).toHaveLength(4 + 3);
  expect(findings).toHaveLength(14 + 12);
  process.stderr.write(`steps of one execution: ${steps.join(" ")}\n`);
});

const import3 = ({ operation, number }: Request) => operation === "/findings/import" && number <= 3;
const write3 = (() => {
  const seen = new Map<string, number>();
  return ({ operation }: Request) => {
    seen.set(operation, (seen.get(operation) ?? 0) + 1);
    return operation.endsWith("TransactWriteItems") && (seen.get(operation) ?? 0) % 2 === 1;
  };
})();

test.each<[string, (request: Request) => Fault | undefined]>([
  ["Security Hub throttles", (request) => (import3(request) ? "throttle" : undefined)],
  ["Security Hub has errors of its own", (request) => (import3(request) ? "unavailable" : undefined)],
  ["Security Hub does not answer in time", (request) => (import3(request) ? "silence" : undefined)],
  ["Security Hub's answers get lost", (request) => (import3(request) ? "lost answer" : undefined)],
  ["Security Hub takes only parts of batches", (request) => (import3(request) ? "partial" : undefined)],
  [
    "DynamoDB has errors of its own",
    ({ number, operation }) => (operation.startsWith("Dynamo") && number % 3 === 0 ? "unavailable" : undefined),
  ],
  [
    "DynamoDB does not answer in time",
    ({ number, operation }) => (operation.startsWith("Dynamo") && number % 20 === 3 ? "silence" : undefined),
  ],
  ["answers about written transactions get lost", (request) => (write3(request) ? "lost answer" : undefined)],
])("%s: the same end", async (_name, faultOf) => {
  const there = await world(faultOf);
  for (const build of [first, second]) await processUntilDone(executionIn(there, build), soon);
  expect(await there.state()).toEqual(undisturbed);
  await there.stop();
});

test("Security Hub is off for a build: its job fails and says so, and the next one catches up", async () => {
  const there = await world();
  const owner = clientOf(there.hub.url, "key");
  await owner.send(new DisableSecurityHubCommand({}));
  await expect(processExecution(executionIn(there, first))).rejects.toThrow("Security Hub is not enabled in account");
  await owner.send(new EnableSecurityHubCommand({}));
  await processExecution(executionIn(there, second));
  owner.destroy();
  // What was gone before it was told of has never been told otherwise.
  expect((await there.state()).entries).toEqual(undisturbed.entries);
  const shown = ({ findings }: Pick<typeof undisturbed, "findings">) =>
    findings.map(({ Id, RecordState, CreatedAt, UpdatedAt }) => [Id, RecordState, CreatedAt, UpdatedAt]);
  expect(shown(await there.state())).toEqual(shown(undisturbed));
  await there.stop();
});

test("a poison finding takes no other with it, and is named", async () => {
  const there = await world();
  const poisoned = { ...first, bandit: [...names(0, 12), "x".repeat(300)] };
  const request = executionIn(there, poisoned);
  // Passes our own check, so only Security Hub can refuse it.
  const securityHub = {
    send: async (command: { input: { Findings?: { Title: string }[] } }) => {
      for (const finding of command.input.Findings ?? []) if (finding.Title.includes("xxx")) finding.Title = " ";
      return there.client.send(command as never);
    },
  } as unknown as SecurityHubClient;
  await expect(processExecution({ ...request, securityHub })).rejects.toThrow(
    /Security Hub refused 1 of 25 findings; the first is gatehouse\/1\/\d{12}\/code\/[0-9a-f]{64}: InvalidInput/,
  );
  expect((await there.state()).findings).toHaveLength(24);
  await there.stop();
});

describe("killed at any step, and processed again", () => {
  async function killedAt(death: Death) {
    const there = await world();
    await processExecution(executionIn(there, first));
    const victim = mortal(death);
    const request = executionIn(there, second);
    const dying = victim.live(() =>
      processExecution({
        ...request,
        bucket: victim.wrap(request.bucket),
        ledger: victim.wrap(request.ledger),
        securityHub: victim.wrap(request.securityHub),
      }),
    );
    await expect(dying).rejects.toThrow(KilledError);
    there.later();
    await processUntilDone(executionIn(there, second), soon);
    expect({ death, step: victim.steps.at(-1), ...(await there.state()) }).toEqual({
      death,
      step: victim.steps.at(-1),
      ...undisturbed,
    });
    await there.stop();
  }

  test.each(["before", "after"] as const)("%s each step", async (when) => {
    expect(steps.length).toBeGreaterThan(10);
    for (let step = 1; step <= steps.length; step += 1) await killedAt({ step, when });
  });
});

describe("two executions at once", () => {
  const shown = ({ entries, findings }: Awaited<ReturnType<World["state"]>>) => ({
    entries: entries.map(({ id, status, firstSeenAt, lastSeenAt, resolvedAt, seenBy }) => [
      id,
      status,
      firstSeenAt,
      lastSeenAt,
      resolvedAt,
      seenBy,
    ]),
    findings: findings.map(({ Id, Title, RecordState, CreatedAt }) => [Id, Title, RecordState, CreatedAt]),
  });

  test.each([
    ["the older one first", [first, second]],
    ["the newer one first", [second, first]],
  ])("%s: the same end", async (_name, builds) => {
    const there = await world();
    await Promise.all(builds.map((build) => processUntilDone(executionIn(there, build), soon)));
    expect(shown(await there.state())).toEqual(shown(undisturbed));
    await there.stop();
  });

  test("the same one twice, as when Lambda tries again: nothing is sent twice", async () => {
    const there = await world();
    await Promise.all([first, first, first].map((build) => processUntilDone(executionIn(there, build), soon)));
    expect(there.hub.hub.calls.filter(({ operation }) => operation === "BatchImportFindings")).toHaveLength(1);
    await processExecution(executionIn(there, second));
    expect(await there.state()).toEqual(undisturbed);
    await there.stop();
  });
});
