import { copyFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  CreateAccountCommand,
  DescribeOrganizationCommand,
  ListAWSServiceAccessForOrganizationCommand,
  OrganizationsClient,
} from "@aws-sdk/client-organizations";
import { parseDocument } from "yaml";
import { awsEnvironment } from "../../cli/preview/aws/account-access";
import { type EmbeddedAws, startEmbeddedAws } from "../../cli/preview/aws/embedded-aws";
import { execute } from "../../cli/tools/execute";
import { projectRoot } from "../../config/project-root";
import { rawAws } from "../support/raw-aws";
import { scratchFolder } from "../support/scratch";

const management = "111111111111";
const region = "eu-central-1";
const folder = scratchFolder({
  "organization.yaml": readFileSync(join(projectRoot, "config/organization.yaml"), "utf8"),
});
const file = join(folder, "organization.yaml");
const out = join(folder, "templates");

let aws: EmbeddedAws;
let organizations: OrganizationsClient;

beforeAll(async () => {
  aws = await startEmbeddedAws({ onProgress: (line) => process.stderr.write(`${line}\n`) });
  const credentials = await aws.credentialsFor(management);
  organizations = new OrganizationsClient({
    endpoint: aws.endpoints.AWS_ENDPOINT_URL,
    region: "us-east-1",
    credentials,
  });
});
afterAll(async () => {
  organizations?.destroy();
  await aws?.stop();
});

interface ListedStep {
  readonly name: string;
  readonly state: string;
  readonly found: string;
}

async function bootstrap(account: string, ...options: readonly string[]) {
  const access = { account, region, endpoints: aws.endpoints, credentials: await aws.credentialsFor(account) };
  const { exitCode, stdout, stderr } = await execute(
    process.execPath,
    ["bin/gatehouse.mjs", "bootstrap", "--config", file, "--out", out, "--json", ...options],
    { cwd: projectRoot, environment: { ...process.env, ...awsEnvironment(access) } },
  );
  const steps = stdout ? (JSON.parse(stdout) as { readonly steps: readonly ListedStep[] }).steps : [];
  return { exitCode, stderr, steps, states: [...new Set(steps.map(({ state }) => state))] };
}

/** Makes an account of Moto's organization of each of the file, whose ids take the place of the file's. */
async function onboardAccounts(): Promise<void> {
  const document = parseDocument(readFileSync(file, "utf8"));
  const { accounts } = document.toJS() as {
    readonly accounts: readonly { name: string; email: string; role?: string }[];
  };
  for (const [index, { name, email, role }] of accounts.entries()) {
    if (role === "management") continue;
    const { CreateAccountStatus } = await organizations.send(
      new CreateAccountCommand({ AccountName: name, Email: email }),
    );
    document.setIn(["accounts", index, "id"], CreateAccountStatus?.AccountId);
  }
  document.deleteIn(["terraform", "image"]);
  writeFileSync(file, document.toString());
}

test("another account than the management account is refused in a sentence", async () => {
  const { exitCode, stderr } = await bootstrap("555555555555", "--run");
  expect(exitCode).toBe(2);
  expect(stderr).toContain("the credentials are of account 555555555555");
  expect(stderr).toContain("the configuration's management account is 111111111111");
});

test("without an organization everything is to do, and nothing is done by looking", async () => {
  const { exitCode, steps, states, stderr } = await bootstrap(management);
  expect(exitCode).toBe(1);
  expect(states).toEqual(["to do"]);
  expect(steps).toHaveLength(14);
  expect(steps[0]).toMatchObject({ found: "the account is in no organization" });
  expect(steps[1]?.found).toBe("waits for the organization, with all features");
  expect(stderr).toContain("the templates are written once the organization exists");
  expect(existsSync(out)).toBe(false);
  await expect(organizations.send(new DescribeOrganizationCommand({}))).rejects.toThrow();
});

test("--run makes what it can, and stops where an account of the configuration is missing", async () => {
  const { exitCode, stderr } = await bootstrap(management, "--run");
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/StackSet gatehouse-roles is not in 222222222222, 333333333333, .*777777777777\n/);
  expect(stderr).toMatch(/next: see whether those accounts are in the organization/);
  const { EnabledServicePrincipals } = await organizations.send(new ListAWSServiceAccessForOrganizationCommand({}));
  expect(EnabledServicePrincipals?.map(({ ServicePrincipal }) => ServicePrincipal)).toContain(
    "malware-protection.guardduty.amazonaws.com",
  );
});

test("run again with the accounts, it goes on where it stopped; the roles are in every account", async () => {
  await onboardAccounts();
  const first = await bootstrap(management, "--run");
  expect({ exitCode: first.exitCode, stderr: first.exitCode ? first.stderr : "" }).toEqual({ exitCode: 0, stderr: "" });
  expect(first.states).toEqual(["done"]);
  const { accounts } = parseDocument(readFileSync(file, "utf8")).toJS() as {
    readonly accounts: readonly { id: string; status?: string }[];
  };
  for (const { id } of accounts) {
    const { accessKeyId } = await aws.credentialsFor(id);
    const form = new URLSearchParams({ Action: "GetRole", Version: "2010-05-08", RoleName: "gatehouse-plan" });
    const answer = await rawAws(aws.endpoints.AWS_ENDPOINT_URL, "iam", {
      contentType: "application/x-www-form-urlencoded",
      body: String(form),
      accessKeyId,
    });
    expect([id, answer.status]).toEqual([id, 200]);
  }
});

test("a second run finds everything done, and changes nothing", async () => {
  const { exitCode, states, stderr } = await bootstrap(management, "--run");
  expect({ exitCode, states }).toEqual({ exitCode: 0, states: ["done"] });
  expect(stderr.match(/is there already/g)).toHaveLength(14);
});

test("a look alone answers with 0 then", async () => {
  expect(await bootstrap(management)).toMatchObject({ exitCode: 0, states: ["done"] });
});

test("a changed configuration changes the roles, and nothing else is to do", async () => {
  const document = parseDocument(readFileSync(file, "utf8"));
  document.setIn(["terraform", "breakGlassRoleArns"], []);
  writeFileSync(file, document.toString());
  const { exitCode, steps } = await bootstrap(management);
  expect(exitCode).toBe(1);
  expect(steps.filter(({ state }) => state !== "done").map(({ name, found }) => [name, found])).toEqual([
    ["stack gatehouse-roles: roles in the management account", "its template is another one"],
    ["StackSet gatehouse-roles: roles for the members", "its template is another one"],
  ]);
  expect(await bootstrap(management, "--run")).toMatchObject({ exitCode: 0, states: ["done"] });
});

test("facts of another organization are refused before anything is done", async () => {
  copyFileSync(join(projectRoot, "config/organization.lock.yaml"), join(folder, "organization.lock.yaml"));
  const { exitCode, stderr } = await bootstrap(management, "--run");
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/the account manages o-\w+, and the configuration's lock file says o-exampleorg1/);
});
