import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { ConfigurationError, loadConfiguration, MissingFileError } from "../../config/load";
import { projectRoot } from "../../config/project-root";

const example = readFileSync(join(projectRoot, "config/organization.yaml"), "utf8");
const folder = mkdtempSync(join(tmpdir(), "gatehouse-config-"));
const file = join(folder, "organization.yaml");

beforeAll(() =>
  copyFileSync(join(projectRoot, "config/organization.lock.yaml"), join(folder, "organization.lock.yaml")),
);
afterAll(() => rmSync(folder, { recursive: true }));

/** The problems of the example after a change, each as `line: path: message`. */
function problemsOf(text: string): string[] {
  writeFileSync(file, text);
  try {
    loadConfiguration(file);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.problems.map(({ line, path, message }) => `${line}: ${path}: ${message}`);
  }
}

function changed(path: (string | number)[], value: unknown): string {
  const document = parseDocument(example);
  document.setIn(path, value);
  return document.toString();
}

test("the example organization is right and complete", () => {
  const { organization, facts } = loadConfiguration();
  expect(organization.accounts.map(({ role }) => role)).toEqual([
    "management",
    "security",
    "log-archive",
    "deployment",
    "member",
    "member",
    "member",
    "member",
  ]);
  expect(organization.accounts.filter(({ status }) => status === "suspended")).toHaveLength(1);
  expect(organization.regions).toEqual(["eu-central-1", "eu-west-1", "us-east-1"]);
  expect(organization.workloads.map(({ name }) => name)).toEqual(["payments", "payments-fixed"]);
  expect(facts.organizationId).toMatch(/^o-/);
});

test.each<[string, (string | number)[], unknown, string]>([
  ["an unknown region", ["regions", 1], "mars-1", "regions[1]: must be one of"],
  ["a region named twice", ["regions", 2], "eu-west-1", "regions[2]: eu-west-1 is named twice"],
  [
    "a home region that cannot be one",
    ["homeRegion"],
    "eu-central-2",
    "homeRegion: eu-central-2 cannot be the home region",
  ],
  ["a home region that is not governed", ["homeRegion"], "eu-north-1", "regions: the home region eu-north-1 must be"],
  ["global events without us-east-1", ["regions"], ["eu-central-1"], "regions: us-east-1 must be governed"],
  [
    "an account id as a number",
    ["accounts", 0, "id"],
    111111111111,
    'accounts[0].id: must be 12 digits in quotes, e.g. "111111111111" (found 111111111111)',
  ],
  [
    "an account id that is taken",
    ["accounts", 1, "id"],
    "111111111111",
    'accounts[1].id: "111111111111" is already the id of accounts[0]',
  ],
  ["an e-mail that is taken", ["accounts", 1, "email"], "AWS+management@example.com", "accounts[1].email: "],
  [
    "a second security account",
    ["accounts", 4, "role"],
    "security",
    "accounts[4].role: a second account with the role security",
  ],
  ["no log archive account", ["accounts", 2, "role"], "member", "accounts: no account has the role log-archive"],
  ["an unknown role", ["accounts", 4, "role"], "boss", "accounts[4].role: must be one of management, security"],
  ["an unknown key", ["accounts", 4, "colour"], "red", "accounts[4].colour: unknown key"],
  [
    "an unknown tooling account",
    ["workloads", 0, "toolingAccount"],
    "nowhere",
    'workloads[0].toolingAccount: "nowhere" is not among the accounts: use one of shared-tooling',
  ],
  [
    "a suspended account",
    ["workloads", 0, "toolingAccount"],
    "legacy-shop",
    'workloads[0].toolingAccount: "legacy-shop" is suspended',
  ],
  [
    "the management account as a target",
    ["workloads", 0, "deployments", 0, "account"],
    "management",
    'workloads[0].deployments[0].account: "management" is the management account',
  ],
  [
    "the log archive account as a target",
    ["workloads", 0, "deployments", 0, "account"],
    "log-archive",
    'workloads[0].deployments[0].account: "log-archive" is the log-archive account: use one of payments-staging, payments-production',
  ],
  [
    "a tooling account as a target",
    ["workloads", 0, "deployments", 0, "account"],
    "shared-tooling",
    'workloads[0].deployments[0].account: "shared-tooling" is a tooling account',
  ],
  [
    "the deployment account as a tooling account",
    ["workloads", 0, "toolingAccount"],
    "deployment",
    'workloads[0].toolingAccount: "deployment" is the deployment account',
  ],
  [
    "a workload with Gatehouse's own name",
    ["workloads", 0, "name"],
    "platform",
    'workloads[0].name: "platform" is Gatehouse',
  ],
  [
    "a stack that begins like Gatehouse's roles",
    ["workloads", 0, "deployments", 0, "stackName"],
    "gatehouse-x",
    'workloads[0].deployments[0].stackName: "gatehouse-x" begins like',
  ],
  [
    "an image of the scanners by its tag",
    ["workloads", 0, "scanImage"],
    "555555555555.dkr.ecr.eu-central-1.amazonaws.com/scan:1",
    "workloads[0].scanImage: must be an ECR image by digest",
  ],
  [
    "an image of the scanners in another account",
    ["workloads", 0, "scanImage"],
    `444444444444.dkr.ecr.eu-central-1.amazonaws.com/scan@sha256:${"a".repeat(64)}`,
    "it must begin with 555555555555.dkr.ecr.eu-central-1.amazonaws.com/",
  ],
  [
    "an image of the scanners in another region",
    ["workloads", 0, "scanImage"],
    `555555555555.dkr.ecr.eu-west-1.amazonaws.com/scan@sha256:${"a".repeat(64)}`,
    "it must begin with 555555555555.dkr.ecr.eu-central-1.amazonaws.com/",
  ],
  [
    "a network without subnets",
    ["workloads", 0, "network"],
    { vpcId: "vpc-0a1b2c3d", subnetIds: [], securityGroupIds: ["sg-0a1b2c3d"] },
    "workloads[0].network.subnetIds: must name at least one subnet",
  ],
  [
    "custom tests that write something else",
    ["workloads", 0, "customTests", "report"],
    "html",
    "workloads[0].customTests.report: must be junit or sarif",
  ],
  [
    "a workload in a region that is not governed",
    ["workloads", 0, "region"],
    "eu-north-1",
    "workloads[0].region: eu-north-1 is not governed",
  ],
  [
    "a deployment with a region of its own",
    ["workloads", 0, "deployments", 0, "region"],
    "eu-west-1",
    "workloads[0].deployments[0].region: unknown key",
  ],
  [
    "an approval that is no decision",
    ["workloads", 0, "deployments", 1, "approval"],
    false,
    "workloads[0].deployments[1].approval: must be true, or hold notify with e-mail addresses",
  ],
  [
    "a contact that is no address",
    ["workloads", 0, "contacts"],
    ["payments-team"],
    "workloads[0].contacts[0]: must be an e-mail address",
  ],
  [
    "a contact named twice",
    ["workloads", 0, "contacts"],
    ["a@example.com", "a@example.com"],
    "workloads[0].contacts: names an address twice",
  ],
  [
    "a reservation that a schedule would exhaust",
    ["workloads", 0, "reservedConcurrency"],
    1,
    "workloads[0].reservedConcurrency: must be at least 2",
  ],
  [
    "a signing profile of another account",
    ["workloads", 0, "codeSigning"],
    { profileVersionArns: ["arn:aws:signer:eu-central-1:666666666666:/signing-profiles/gatehouse/AbCdEf1234"] },
    "workloads[0].codeSigning.profileVersionArns[0]: the profile must be one of the tooling account in the pipeline's region: arn:aws:signer:eu-central-1:555555555555:",
  ],
  [
    "a signing profile without its version",
    ["workloads", 0, "codeSigning"],
    { profileVersionArns: ["arn:aws:signer:eu-central-1:555555555555:/signing-profiles/gatehouse"] },
    "workloads[0].codeSigning.profileVersionArns[0]: must be the ARN of a version",
  ],
  [
    "no signing profile",
    ["workloads", 0, "codeSigning"],
    { profileVersionArns: [] },
    "workloads[0].codeSigning.profileVersionArns",
  ],
  [
    "more deployments than a pipeline has stages for",
    ["workloads", 0, "deployments"],
    Array.from({ length: 21 }, (_, index) => ({
      name: `d${index}x`,
      account: "payments-staging",
      stackName: `s${index}`,
    })),
    "workloads[0].deployments: must hold 20 deployments at most",
  ],
  [
    "two deployments of one name",
    ["workloads", 0, "deployments", 1, "name"],
    "staging",
    'workloads[0].deployments[1].name: "staging" is already',
  ],
  ["two workloads of one name", ["workloads", 1, "name"], "payments", 'workloads[1].name: "payments" is already'],
  [
    "two deployments to one CloudFormation stack",
    ["workloads", 1, "deployments", 0, "stackName"],
    "payments",
    "workloads[1].deployments[0].stackName: CloudFormation stack payments-staging//payments",
  ],
  [
    "a template outside the package",
    ["workloads", 0, "deployments", 0, "template"],
    "../x.yaml",
    "workloads[0].deployments[0].template: must be a path inside",
  ],
  ["no owner tag", ["tags", "owner"], undefined, "tags.owner: "],
  [
    "an uploader of unknown kind",
    ["workloads", 0, "source"],
    { from: "jenkins" },
    'workloads[0].source.from: must be of github, gitlab or role (found "jenkins")',
  ],
  ["an uploader of no kind", ["workloads", 0, "source"], { branch: "main" }, "workloads[0].source.from: is missing"],
  ...["example/*", "*/payments", "example", "example/payments/x", "example@1/payments", "exa mple/payments"].map(
    (repository): [string, (string | number)[], unknown, string] => [
      `the GitHub repository ${repository}`,
      ["workloads", 0, "source", "repository"],
      repository,
      "workloads[0].source.repository: must be <owner>/<repository>, or",
    ],
  ),
  [
    "a wildcard in a branch",
    ["workloads", 0, "source", "branch"],
    "release/*",
    "workloads[0].source.branch: must be the whole name of one branch",
  ],
  [
    "a wildcard in an environment",
    ["workloads", 0, "source"],
    { from: "github", repository: "example/payments", environment: "*" },
    "workloads[0].source.environment: must be the whole name of one environment",
  ],
  [
    "both a branch and an environment",
    ["workloads", 0, "source", "environment"],
    "production",
    "workloads[0].source.environment: GitHub names either the branch or the environment",
  ],
  [
    "neither a branch nor an environment",
    ["workloads", 0, "source", "branch"],
    undefined,
    "workloads[0].source.from: GitHub names either the branch or the environment",
  ],
  ...["http://gitlab.example.com", "https://gitlab.example.com:8443", "https://*.example.com", "https://gitlab/"].map(
    (url): [string, (string | number)[], unknown, string] => [
      `the GitLab ${url}`,
      ["workloads", 1, "source", "url"],
      url,
      "workloads[1].source.url: must be https:// and a host name",
    ],
  ),
  [
    "a wildcard in a GitLab project",
    ["workloads", 1, "source", "project"],
    "example/*",
    "workloads[1].source.project: must be the whole path of one project",
  ],
  ...(
    [
      ["999999999999", "ci", '"999999999999" is not among the accounts'],
      ["111111111111", "ci", '"management" is the management account'],
      ["888888888888", "ci", '"legacy-shop" is suspended'],
      [
        "666666666666",
        "path/gatehouse-payments-deploy",
        '"gatehouse-payments-deploy" is one of Gatehouse\'s own roles',
      ],
      ["666666666666", "*", "must be the ARN of one IAM role: no wildcards"],
    ] as const
  ).map(([account, role, expected]): [string, (string | number)[], unknown, string] => [
    `the uploading role ${role} of ${account}`,
    ["workloads", 0, "source"],
    { from: "role", roleArn: `arn:aws:iam::${account}:role/${role}` },
    expected,
  ]),
])("fails on %s", (_name, path, value, expected) => {
  expect(problemsOf(changed(path, value))).toEqual(expect.arrayContaining([expect.stringContaining(expected)]));
});

test.each([
  ["immutable GitHub ids", { from: "github", repository: "example@12/payments@34", branch: "main" }],
  ["a GitHub environment", { from: "github", repository: "example/payments", environment: "production" }],
  ["a self-managed GitLab", { from: "gitlab", url: "https://git.example.com/lab", project: "a/b/c", branch: "main" }],
  ["a role of a member account", { from: "role", roleArn: "arn:aws:iam::666666666666:role/build/ci" }],
])("takes packages from %s", (_name, source) => {
  expect(problemsOf(changed(["workloads", 0, "source"], source))).toEqual([]);
});

test("a workload needs no uploader", () => {
  expect(problemsOf(example.replaceAll(/^ +source: .*$/gm, ""))).toEqual([]);
});

test("tells every problem at once, in the order of the file, each with its line", () => {
  const text = example
    .replace("schemaVersion: 1", "schemaVersion: 2")
    .replace("homeRegion: eu-central-1", "homeRegion: eu-south-1")
    .replace('id: "555555555555"', "id: 555555555555")
    .replace("toolingAccount: shared-tooling", "toolingAccount: shared-toolling");
  const problems = problemsOf(text);
  const lineOf = (words: string) => text.split("\n").findIndex((line) => line.includes(words)) + 1;

  expect(problems.map((problem) => Number(problem.split(":")[0]))).toEqual([
    lineOf("schemaVersion: 2"),
    lineOf("homeRegion: eu-south-1"),
    lineOf("regions:"),
    lineOf("id: 555555555555"),
    lineOf("toolingAccount: shared-toolling"),
  ]);
});

test("says where YAML itself is broken", () => {
  expect(problemsOf("schemaVersion: 1\naccounts: [\n")).toEqual([expect.stringMatching(/^\d+: : /)]);
});

test("says that an empty file is not an organization", () => {
  expect(problemsOf("")).toEqual(["1: : must be of type object (found null)"]);
});

test("fails on facts that are not AWS's", () => {
  writeFileSync(file, example);
  const lock = join(folder, "organization.lock.yaml");
  const facts = readFileSync(lock, "utf8");
  writeFileSync(lock, facts.replace("o-exampleorg1", "example"));
  expect(() => loadConfiguration(file)).toThrow(/organizationId: must be an organization id/);
  writeFileSync(lock, facts);
});

test("fails on a file that does not exist with its name and what to do", () => {
  expect(() => loadConfiguration("/nowhere/organization.yaml")).toThrow(MissingFileError);
  expect(() => loadConfiguration("/nowhere/organization.yaml")).toThrow(
    /\/nowhere\/organization.yaml does not exist: .*GATEHOUSE_CONFIG/,
  );
});
