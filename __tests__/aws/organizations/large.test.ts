import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { awsEnvironment } from "../../../cli/preview/aws/account-access";
import { type EmbeddedAws, startEmbeddedAws } from "../../../cli/preview/aws/embedded-aws";
import { type FaultyProxy, type Request, startFaultyProxy } from "../../support/faulty-proxy";
import { type MotoOrganization, motoOrganization } from "../../support/moto-organization";
import { startOam } from "../../support/oam-stand-in";
import { runGatehouse } from "../../support/run-gatehouse";
import { scratchFolder } from "../../support/scratch";

const management = "111111111111";
const region = "eu-west-1";
const deep = ["/A", "/A/B", "/A/B/C & Co", "/A/B/C & Co/D", "/A/B/C & Co/D/É"];
const paths = ["/Security", "/Suspended", ...deep, ...Array.from({ length: 12 }, (_, index) => `/Team ${index}`)];
const folder = scratchFolder();
const file = join(folder, "organization.yaml");

let aws: EmbeddedAws;
let proxy: FaultyProxy;
let oam: Awaited<ReturnType<typeof startOam>>;
let organization: MotoOrganization;
let environment: Readonly<Record<string, string>>;
let isThrottled: (request: Request) => boolean = () => false;
let moved: string;

const organizationCalls = () =>
  proxy.requests.map(({ operation }) => operation).filter((operation) => operation.startsWith("AWSOrganizations"));

async function run(...args: readonly string[]) {
  proxy.requests.length = 0;
  const started = Date.now();
  const result = await runGatehouse(args, environment, folder);
  return { ...result, calls: organizationCalls().length, seconds: (Date.now() - started) / 1000 };
}

beforeAll(async () => {
  aws = await startEmbeddedAws({
    onProgress: (line) => process.stderr.write(`${line}\n`),
    managedPolicies: false,
  });
  proxy = await startFaultyProxy(aws.endpoints.AWS_ENDPOINT_URL, (request) =>
    isThrottled(request) ? "throttle" : undefined,
  );
  const credentials = await aws.credentialsFor(management);
  const access = { account: management, region, endpoints: aws.endpoints, credentials };
  oam = await startOam({});
  environment = { ...awsEnvironment(access), AWS_ENDPOINT_URL: proxy.url, AWS_ENDPOINT_URL_OAM: oam.url };
  organization = await motoOrganization(aws.endpoints.AWS_ENDPOINT_URL, credentials);
});
afterAll(async () => {
  organization.stop();
  await proxy.stop();
  await oam.stop();
  await aws.stop();
});

describe("an organization of one account", () => {
  test("its draft says which choices are open, and is not right yet", async () => {
    const { status, stdout, stderr, calls, seconds } = await run(
      "accounts",
      "--from-organization",
      "--out",
      "one.yaml",
    );
    process.stderr.write(`an organization of 1 account: ${calls} calls, ${seconds.toFixed(1)} s\n`);
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining("1 accounts in 0") });
    expect(calls).toBe(5);
    expect(stdout).toContain("open: no account shows that it is the security account");
    const text = readFileSync(join(folder, "one.yaml"), "utf8");
    expect(text).toContain("# Open: no account shows that it is the log-archive account");
    expect(text).toContain('  - name: master\n    id: "111111111111"\n    email: master@example.com\n');
    expect(text).toContain(`homeRegion: ${region} # check this`);
    expect((await run("validate", "--config", "one.yaml")).status).toBe(1);
  });
});

describe("an organization of 250 accounts, five units deep", () => {
  beforeAll(async () => {
    for (const path of paths) await organization.unit(path);
    const security = await organization.account("Security Tooling", "/Security");
    await organization.delegate(security, "guardduty.amazonaws.com");
    await organization.account("Log Archive", "/Security");
    await organization.account("Deployment", "/");
    const odd = ["Été à la plage", "  ", "🚀", "payments", "Payments", "PAYMENTS!", "true", "- a: [b]", "4711"];
    const inTeams = odd.concat(Array.from({ length: 237 - odd.length }, (_, index) => `Team Account ${index}`));
    for (const [index, name] of inTeams.entries()) {
      const email = `root+${index}_o'x@sub.example.com`;
      moved = await organization.account(name, paths[2 + (index % (paths.length - 2))] ?? "/", email);
    }
    for (const index of Array.from({ length: 9 }, (_, one) => one))
      await organization.close(await organization.account(`Old ${index}`, "/Suspended"));
  });

  test("its draft is right, and agrees with it", async () => {
    const draft = await run("accounts", "--from-organization", "--json");
    expect({ status: draft.status, stderr: draft.stderr }).toEqual({ status: 0, stderr: expect.anything() });
    expect(JSON.parse(draft.stdout)).toMatchObject({
      file: "organization.yaml",
      lockFile: "organization.lock.yaml",
      accounts: 250,
      open: [],
      leftOut: [],
      roles: expect.arrayContaining([
        expect.objectContaining({ role: "management", account: management, isCertain: true }),
        expect.objectContaining({ role: "security", name: "security-tooling", isCertain: false }),
        expect.objectContaining({ role: "log-archive", name: "log-archive" }),
        expect.objectContaining({ role: "deployment", name: "deployment" }),
      ]),
    });
    expect(readFileSync(file, "utf8").match(/status: suspended/g)).toHaveLength(9);
    expect(readFileSync(join(folder, "organization.lock.yaml"), "utf8")).toContain(
      `  /A/B/C & Co/D/É: ${organization.unitId("/A/B/C & Co/D/É")}\n`,
    );
    expect(await run("validate", "--config", file)).toMatchObject({ status: 0 });

    const { status, stdout, calls, seconds } = await run("accounts", "--config", file);
    process.stderr.write(`an organization of 250 accounts: ${calls} calls, ${seconds.toFixed(1)} s\n`);
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining("agree: 250 accounts") });
    // Asking for the parents of each account would take more than 250.
    expect(calls).toBeLessThan(60);
  });

  test("its facts are the ids of all its units", async () => {
    const lock = join(folder, "organization.lock.yaml");
    const drafted = readFileSync(lock, "utf8");
    writeFileSync(lock, drafted.replace(/^ {2}\/Team .*\n/gm, ""));
    const { status, stdout, calls, seconds } = await run("facts", "--config", file);
    process.stderr.write(`facts of 250 accounts: ${calls} calls, ${seconds.toFixed(1)} s\n`);
    expect({ status, lines: stdout.match(/^\+ organizationalUnits\.\/Team /gm)?.length }).toEqual({
      status: 0,
      lines: 12,
    });
    expect(readFileSync(lock, "utf8")).toBe(drafted);
    expect(await run("facts", "--check", "--config", file)).toMatchObject({ status: 0 });
  });

  test("a draft overwrites nothing", async () => {
    const before = readFileSync(file, "utf8");
    expect(await run("accounts", "--from-organization")).toMatchObject({
      status: 2,
      calls: 0,
      stderr: expect.stringContaining("organization.yaml is there already, and is not overwritten"),
    });
    expect(readFileSync(file, "utf8")).toBe(before);
  });

  test("it is read also when every eighth request is refused as one too many", async () => {
    isThrottled = ({ number, operation }) => operation.startsWith("AWSOrganizations") && number % 8 === 0;
    try {
      const { status, calls, seconds } = await run("accounts", "--config", file);
      process.stderr.write(`250 accounts, every eighth request throttled: ${calls} calls, ${seconds.toFixed(1)} s\n`);
      expect(status).toBe(0);
    } finally {
      isThrottled = () => false;
    }
  });

  test("whatever differs is told, each with what to do", async () => {
    const from = paths[2 + (236 % (paths.length - 2))] ?? "/";
    await organization.move(moved, from, "/Security");
    const added = await organization.account("Brand New", "/A/B/C & Co");
    const closed = /name: team-account-0\n {4}id: "(\d+)"/.exec(readFileSync(file, "utf8"))?.[1] ?? "";
    await organization.close(closed);
    writeFileSync(file, readFileSync(file, "utf8").replace("name: team-account-1\n", "name: old-name\n"));
    const { status, stdout } = await run("accounts", "--config", file, "--json");
    expect(status).toBe(1);
    const { differences } = JSON.parse(stdout) as { differences: { kind: string }[] };
    expect(differences.map(({ kind }) => kind).sort()).toEqual(["moved", "new", "renamed", "suspended"]);
    expect(differences).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: "moved", account: moved, configured: from, found: "/Security" }),
        expect.objectContaining({
          kind: "new",
          account: added,
          name: "brand-new",
          next: `gatehouse accounts add ${added}`,
        }),
        expect.objectContaining({ kind: "suspended", account: closed, configured: "active", found: "suspended" }),
        expect.objectContaining({ kind: "renamed", configured: "old-name", found: "Team Account 1" }),
      ]),
    );
    const table = await run("accounts", "--config", file);
    expect(table.stdout).toMatch(/^difference +account +name +configuration +organization\n/);
    expect(table.stdout).toContain(`    next: gatehouse accounts add ${added}`);
  });
});
