import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CreateBucketCommand, PutBucketEncryptionCommand, S3Client } from "@aws-sdk/client-s3";
import { awsEnvironment } from "../../../cli/preview/aws/account-access";
import { type EmbeddedAws, startEmbeddedAws } from "../../../cli/preview/aws/embedded-aws";
import { accountWithRole, loadConfiguration, loadOrganization } from "../../../config/load";
import { sharedNames } from "../../../config/shared-names";
import { type MotoOrganization, motoOrganization } from "../../support/moto-organization";
import { startOam } from "../../support/oam-stand-in";
import { type LoopbackServer, onLoopback } from "../../support/on-loopback";
import { runGatehouse } from "../../support/run-gatehouse";
import { scratchFolder } from "../../support/scratch";

const management = "111111111111";
const sink = (region: string, last: string) =>
  `arn:aws:oam:${region}:222222222222:sink/00000000-0000-4000-8000-00000000000${last}`;
const folder = scratchFolder();
const file = join(folder, "own.yaml");
const lock = join(folder, "own.lock.yaml");
const text = () => readFileSync(file, "utf8");

let aws: EmbeddedAws;
let oam: Awaited<ReturnType<typeof startOam>>;
let refusing: LoopbackServer;
let organization: MotoOrganization;
let environment: Readonly<Record<string, string>>;
let shop: string;

const environmentOf = async (account: string) =>
  awsEnvironment({
    account,
    region: "eu-central-1",
    endpoints: aws.endpoints,
    credentials: await aws.credentialsFor(account),
  });
const run = (...args: readonly string[]) => runGatehouse(args, environment, folder);

/** A service that refuses everything, in the words of the query protocol and of JSON. */
function startRefusing() {
  return onLoopback((request, response) => {
    const isJson = request.headers["x-amz-target"] !== undefined;
    response.writeHead(isJson ? 400 : 403, { "x-amzn-errortype": "AccessDeniedException" });
    response.end(
      isJson
        ? '{"__type":"AccessDeniedException","message":"not yours"}'
        : "<ErrorResponse><Error><Code>AccessDenied</Code><Message>not yours</Message></Error></ErrorResponse>",
    );
  });
}

beforeAll(async () => {
  const onProgress = (line: string) => process.stderr.write(`${line}\n`);
  aws = await startEmbeddedAws({ onProgress, managedPolicies: false });
  refusing = await startRefusing();
  oam = await startOam({ "eu-central-1": sink("eu-central-1", "1") });
  environment = { ...(await environmentOf(management)), AWS_ENDPOINT_URL_OAM: oam.url };
  organization = await motoOrganization(aws.endpoints.AWS_ENDPOINT_URL, await aws.credentialsFor(management));
  await organization.unit("/Workloads");
  for (const name of ["security", "log-archive", "deployment"]) await organization.account(name, "/");
  expect(await run("accounts", "--from-organization", "--out", file)).toMatchObject({ status: 0 });
  shop = await organization.account("Shop Front", "/Workloads");
});
afterAll(async () => {
  organization.stop();
  await refusing.stop();
  await oam.stop();
  await aws.stop();
});

describe("facts", () => {
  test("are written once, and what is not there yet is no error", async () => {
    const first = await run("facts", "--config", file);
    expect(first).toMatchObject({ status: 0, stdout: expect.stringContaining("own.lock.yaml written") });
    expect(first.stdout).toContain(`+ observabilitySinks.eu-central-1: ${sink("eu-central-1", "1")}\n`);
    expect(first.stderr).toContain("no OAM sink of us-east-1 yet: security-foundation-us-east-1 (wave 1) makes it");
    expect(oam.calls.map(({ region }) => region).sort()).toEqual([
      "eu-central-1",
      "eu-central-1",
      "us-east-1",
      "us-east-1",
    ]);
    const written = readFileSync(lock, "utf8");
    expect(written).toContain(`organizationalUnits:\n  /Workloads: ${organization.unitId("/Workloads")}\n`);
    expect(await run("facts", "--config", file)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("own.lock.yaml is up to date"),
    });
    expect(readFileSync(lock, "utf8")).toBe(written);
    expect(await run("facts", "--check", "--config", file)).toMatchObject({ status: 0 });
  });

  test("--check tells what differs and writes nothing", async () => {
    await organization.unit("/Workloads/New");
    const before = readFileSync(lock, "utf8");
    const { status, stdout } = await run("facts", "--check", "--json", "--config", file);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      changed: true,
      written: false,
      changes: [{ fact: "organizationalUnits./Workloads/New", found: organization.unitId("/Workloads/New") }],
    });
    expect(readFileSync(lock, "utf8")).toBe(before);
    expect(await run("facts", "--config", file)).toMatchObject({ status: 0 });
  });

  test("where the role that plans can't be assumed, sinks stay as they were, and can't be checked", async () => {
    const without = { ...environment, AWS_ENDPOINT_URL_STS: refusing.url };
    const before = readFileSync(lock, "utf8");
    const kept = await runGatehouse(["facts", "--config", file], without, folder);
    expect(kept).toMatchObject({
      status: 0,
      stderr: expect.stringMatching(/observabilitySinks: kept as they are, because .*role\/gatehouse-plan/),
    });
    expect(readFileSync(lock, "utf8")).toBe(before);
    expect(await runGatehouse(["facts", "--check", "--config", file], without, folder)).toMatchObject({
      status: 2,
      stdout: "",
      stderr: expect.stringContaining("observabilitySinks can't be compared"),
    });
  });
});

test("the log archive's key is what its bucket for GuardDuty encrypts with", async () => {
  expect((await run("facts", "--config", file)).stderr).toContain(
    "no key of the log archive yet: log-archive (wave 1)",
  );
  const configured = loadOrganization(file).organization;
  const { id } = accountWithRole(configured, "log-archive");
  const KMSMasterKeyID = `arn:aws:kms:eu-central-1:${id}:key/00000000-0000-4000-8000-0000000000f1`;
  const s3 = new S3Client({
    region: "eu-central-1",
    endpoint: aws.endpoints.AWS_ENDPOINT_URL,
    credentials: await aws.credentialsFor(id),
  });
  const Bucket = sharedNames(configured).guardDutyBucket;
  const Rules = [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms" as const, KMSMasterKeyID } }];
  await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: "eu-central-1" } }));
  await s3.send(new PutBucketEncryptionCommand({ Bucket, ServerSideEncryptionConfiguration: { Rules } }));
  s3.destroy();
  expect(await run("facts", "--config", file)).toMatchObject({
    status: 0,
    stdout: expect.stringContaining(`+ logArchiveKey: ${KMSMasterKeyID}\n`),
  });
  expect(loadConfiguration(file).facts.logArchiveKey).toBe(KMSMasterKeyID);
});

describe("add", () => {
  test("by its name in AWS, once; then nothing differs", async () => {
    const before = text();
    expect((await run("accounts", "--config", file)).stdout).toContain(`gatehouse accounts add ${shop}`);
    const added = await run("accounts", "add", "Shop Front", "--config", file);
    expect(added).toMatchObject({ status: 0, stdout: expect.stringContaining(`shop-front (${shop}) is added to`) });
    expect(text()).toBe(
      `${before}  - name: shop-front\n    id: "${shop}"\n    email: Shop-Front@example.com\n    organizationalUnit: /Workloads\n`,
    );
    const [facts, home, other] = [
      "gatehouse facts",
      `deploy member-${shop}-eu-central-1`,
      `deploy member-${shop}-us-east-1`,
    ];
    const places = [facts, home, other].map((command) => added.stdout.indexOf(command));
    expect(places).toEqual([...places].sort((one, another) => one - another));
    expect(places).not.toContain(-1);

    const after = text();
    for (const again of ["Shop Front", shop, "shop-front"]) {
      const { status, stdout } = await run("accounts", "add", again, "--config", file, "--json");
      expect({ status, ...JSON.parse(stdout) }).toMatchObject({ status: 0, changed: false, account: { id: shop } });
    }
    expect(text()).toBe(after);
    expect(await run("accounts", "--config", file)).toMatchObject({ status: 0 });
    expect(await run("accounts", "remove", "shop-front", "--write", "--config", file)).toMatchObject({ status: 0 });
    expect(text()).toBe(before);
  });

  test("a name of one's own is kept beside AWS's, so that nothing differs", async () => {
    const before = text();
    expect(await run("accounts", "add", shop, "--name", "front", "--config", file)).toMatchObject({ status: 0 });
    expect(text()).toContain(`name: front\n    id: "${shop}"\n    accountName: Shop Front\n`);
    expect(await run("accounts", "--config", file)).toMatchObject({ status: 0 });
    await run("accounts", "remove", "front", "--write", "--config", file);
    expect(text()).toBe(before);
  });

  test.each([
    ["an account that the organization has not", ["999999999999"], 'has no account "999999999999"'],
    [
      "another unit than AWS has",
      ["Shop Front", "--organizational-unit", "/"],
      "has the organizational unit /Workloads",
    ],
    ["a name that another account has", ["Shop Front", "--name", "security"], '"security" is already the name of'],
    ["a role that is taken", ["Shop Front", "--role", "security"], "a second account with the role security"],
  ])("refuses %s", async (_, args, sentence) => {
    const before = text();
    const { status, stdout } = await run("accounts", "add", ...args, "--config", file);
    expect({ status, stdout }).toEqual({ status: 1, stdout: expect.stringContaining(sentence) });
    expect(text()).toBe(before);
  });
});

test("what was never there is taken out without harm, and a misspelt name is guessed", async () => {
  const before = text();
  const { status, stdout, stderr } = await run("accounts", "remove", "securty", "--write", "--config", file);
  expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining("securty is not in") });
  expect(stderr).toContain('if that is misspelt (did you mean "security"?)');
  expect(text()).toBe(before);
});

describe("ends with 2, in one sentence", () => {
  const refused = async (more: Readonly<Record<string, string>>, args = ["accounts", "--config", file]) => {
    const { status, stdout, stderr } = await runGatehouse(args, more, folder);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    return stderr;
  };

  test("without credentials", async () => {
    const { AWS_ACCESS_KEY_ID: _, AWS_SECRET_ACCESS_KEY: __, AWS_SESSION_TOKEN: ___, ...without } = environment;
    expect(await refused(without)).toContain("there are no AWS credentials");
  });

  test("with credentials of an account that may not read the organization", async () => {
    expect(await refused({ ...environment, AWS_ENDPOINT_URL_ORGANIZATIONS: refusing.url })).toContain(
      "AWS Organizations refuses account 111111111111 (arn:aws:sts::111111111111:assumed-role/",
    );
  });

  test("with credentials of an account in no organization", async () => {
    expect(await refused(await environmentOf("999999999999"))).toContain("account 999999999999");
  });

  test("with credentials of another organization, of which nothing is written", async () => {
    const other = join(folder, "other.yaml");
    writeFileSync(other, text().replace(`"${management}"`, '"999999999999"'));
    for (const args of [["facts"], ["accounts", "add", shop]])
      expect(await refused(environment, [...args, "--config", other])).toContain(
        `which ${management} manages; in the configuration it is 999999999999`,
      );
    expect(existsSync(join(folder, "other.lock.yaml"))).toBe(false);
    expect(readFileSync(other, "utf8")).not.toContain(shop);
  });

  test("where nobody answers", async () => {
    expect(await refused({ ...environment, AWS_ENDPOINT_URL_ORGANIZATIONS: "http://127.0.0.1:1" })).toContain(
      "AWS Organizations does not answer",
    );
  });

  test("with a configuration that is wrong already, whatever is asked of it", async () => {
    const wrong = join(folder, "wrong.yaml");
    writeFileSync(wrong, text().replace("homeRegion:", "homeRegionn:"));
    for (const args of [["accounts"], ["accounts", "add", shop], ["accounts", "remove", "security"], ["facts"]])
      expect(await refused(environment, [...args, "--config", wrong])).toContain(
        'unknown key (did you mean "homeRegion"?)',
      );
  });

  test("without the organization file", async () => {
    expect(await refused(environment, ["facts", "--config", "nowhere.yaml"])).toContain("nowhere.yaml does not exist");
    expect(existsSync(join(folder, "nowhere.lock.yaml"))).toBe(false);
  });
});
