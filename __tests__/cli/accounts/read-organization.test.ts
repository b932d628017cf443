import { json } from "node:stream/consumers";
import { OrganizationsClient } from "@aws-sdk/client-organizations";
import { askOrganization, explained } from "../../../cli/accounts/organization/ask-organization";
import type { OrganizationSource } from "../../../cli/accounts/organization/live-organization";
import { organizationsSource } from "../../../cli/accounts/organization/organizations-source";
import { readOrganization } from "../../../cli/accounts/organization/read-organization";
import { onLoopback } from "../../support/on-loopback";

const never = new AbortController().signal;
const account = (id: string) => ({ id, name: `n${id}`, email: `${id}@example.com`, status: "active" as const });
const source = (more: Partial<OrganizationSource> = {}): OrganizationSource => ({
  describe: async () => ({ id: "o-exampleorg1", rootId: "r-exam", managementAccountId: "1" }),
  unitsBelow: async (parent) => (parent === "r-exam" ? [{ id: "ou-a", name: "A" }] : []),
  accountsIn: async (parent) => (parent === "r-exam" ? [account("2"), account("1")] : [account("3")]),
  hasAccount: async () => false,
  delegatedAdministrators: async () => new Map(),
  ...more,
});
const read = (more?: Partial<OrganizationSource>, configured?: readonly string[]) =>
  readOrganization(source(more), () => undefined, configured);

/** AWS Organizations with the given answer to every request. */
async function answering(
  answer: (operation: string, input: Readonly<Record<string, unknown>>) => readonly [number, object],
) {
  const calls: string[] = [];
  const server = await onLoopback(async (request, response) => {
    const operation = String(request.headers["x-amz-target"]).replace(/^.*\./, "");
    calls.push(operation);
    const [status, body] = answer(operation, (await json(request)) as Readonly<Record<string, unknown>>);
    response.writeHead(status, { "content-type": "application/x-amz-json-1.1" }).end(JSON.stringify(body));
  });
  const client = new OrganizationsClient({
    endpoint: server.url,
    region: "us-east-1",
    credentials: { accessKeyId: "a", secretAccessKey: "b" },
    maxAttempts: 2,
  });
  const stop = () => {
    client.destroy();
    return server.stop();
  };
  return { source: organizationsSource(client, never), calls, stop };
}

test("accounts are sorted by id, units by path, and each account knows its unit", async () => {
  const { accounts, units } = await read();
  expect(accounts.map(({ id, unit }) => [id, unit.path])).toEqual([
    ["1", "/"],
    ["2", "/"],
    ["3", "/A"],
  ]);
  expect(units.map(({ path }) => path)).toEqual(["/", "/A"]);
});

test("an account that moves while it is read is neither twice there nor gone", async () => {
  const sentence = "the organization changed while it was read";
  await expect(read({ accountsIn: async () => [account("1")] })).rejects.toThrow(sentence);
  await expect(read({ hasAccount: async () => true }, ["4"])).rejects.toThrow(sentence);
  expect((await read({}, ["4"])).accounts).toHaveLength(3);
});

test("what AWS refuses of one unit is thrown", async () => {
  const refused = read({
    accountsIn: async (parent) => (parent === "ou-a" ? Promise.reject(new Error("not yours")) : []),
  });
  await expect(refused).rejects.toThrow("not yours");
});

test("all pages are read, what is being closed counts as suspended, and State goes before Status", async () => {
  const states = [
    { State: "PENDING_CLOSURE", Status: "ACTIVE" },
    { Status: "SUSPENDED" },
    { State: "CLOSED" },
    { State: "ACTIVE" },
  ];
  const { source: aws, stop } = await answering((_, { NextToken }) => {
    const index = Number(NextToken ?? 0);
    const more = index + 1 < states.length ? { NextToken: String(index + 1) } : {};
    return [200, { Accounts: [{ Id: String(index), Name: "n", Email: "e", ...states[index] }], ...more }];
  });
  try {
    expect((await aws.accountsIn("r-exam")).map(({ status }) => status)).toEqual([
      "suspended",
      "suspended",
      "suspended",
      "active",
    ]);
  } finally {
    await stop();
  }
});

test("only AccountNotFoundException says that an account is gone", async () => {
  const { source: aws, stop } = await answering((_, { AccountId }) => [
    400,
    { __type: AccountId === "1" ? "AccountNotFoundException" : "AccessDeniedException", message: "no" },
  ]);
  try {
    expect(await aws.hasAccount("1")).toBe(false);
    await expect(aws.hasAccount("2")).rejects.toMatchObject({ name: "AccessDeniedException" });
  } finally {
    await stop();
  }
});

test("a throttling that does not end is one sentence, after every attempt", async () => {
  const {
    source: aws,
    calls,
    stop,
  } = await answering(() => [400, { __type: "TooManyRequestsException", message: "slower" }]);
  try {
    const error = await readOrganization(aws, () => undefined).catch((thrown: unknown) => explained(thrown, never));
    expect(calls).toEqual(["DescribeOrganization", "DescribeOrganization"]);
    expect(error).toMatchObject({
      name: "CannotError",
      message: expect.stringContaining("AWS Organizations is too busy"),
      next: expect.stringContaining("try again in some minutes"),
    });
  } finally {
    await stop();
  }
});

test.each([
  ["an ended session", { name: "ExpiredTokenException" }, "AWS does not accept the credentials: no", "log in again"],
  ["a way that is closed", { name: "Error", code: "ECONNREFUSED" }, "AWS Organizations does not answer: no", "network"],
  ["what nobody thought of", { name: "ServiceException" }, "AWS Organizations refuses: ServiceException: no", "role"],
])("%s is one sentence with what to do", async (_, error, message, next) => {
  expect(await explained(Object.assign(new Error("no"), error), never)).toMatchObject({
    name: "CannotError",
    message,
    next: expect.stringContaining(next),
  });
});

test("Ctrl-C is told as what it is", async () => {
  const controller = new AbortController();
  controller.abort(new Error("stopped by SIGINT"));
  await expect(askOrganization(() => undefined, controller.signal)).rejects.toThrow("stopped by SIGINT");
});
