import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { ConfigurationError, loadConfiguration } from "../../../config/load";
import { projectRoot } from "../../../config/project-root";
import { standardArn } from "../../../config/services/security-hub/standards";
import { formatProblem } from "../../../config/yaml-document";
import { scratchFolder } from "../../support/scratch";

const example = readFileSync(join(projectRoot, "config/organization.yaml"), "utf8");
const folder = scratchFolder();
const file = join(folder, "organization.yaml");
copyFileSync(join(projectRoot, "config/organization.lock.yaml"), join(folder, "organization.lock.yaml"));

/** The example with another `securityHub`. */
function withSecurityHub(securityHub: unknown): string {
  const document = parseDocument(example);
  document.setIn(["securityHub"], securityHub);
  return document.toString();
}

/** The problems of a text, each as `path: message`. */
function problemsOf(text: string): string[] {
  writeFileSync(file, text);
  try {
    loadConfiguration(file);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.problems.map(({ path, message }) => `${path}: ${message}`);
  }
}

const problems = (securityHub: unknown) => problemsOf(withSecurityHub(securityHub));
const policy = (changes: object) => ({ policies: [{ name: "some", organizationalUnits: ["/Workloads"], ...changes }] });
const rule = (changes: object) => ({
  automationRules: [
    {
      name: "some",
      description: "Some",
      order: 1,
      criteria: { ProductName: [{ comparison: "EQUALS", value: "Inspector" }] },
      update: { Workflow: { Status: "SUPPRESSED" } },
      ...changes,
    },
  ],
});
const criteria = (some: object) => rule({ criteria: some });
const insight = (changes: object) => ({
  insights: [
    {
      name: "some",
      groupByAttribute: "AwsAccountId",
      filters: { SeverityLabel: [{ comparison: "EQUALS", value: "HIGH" }] },
      ...changes,
    },
  ],
});
const text = (comparison: string, value = "x") => ({ comparison, value });

test("without a word there is one policy, of AWS's own best practices", () => {
  writeFileSync(file, withSecurityHub({}));
  expect(loadConfiguration(file).organization.securityHub).toMatchObject({
    defaultPolicy: { standards: ["foundational-security-best-practices"], disabledControls: [], parameters: {} },
    policies: [],
    automationRules: [],
    insights: [],
    actionTargets: [],
    productSubscriptions: [],
  });
});

test.each<[string, object, string]>([
  [
    "a standard that nobody knows",
    policy({ standards: ["cis"] }),
    "policies[0].standards[0]: must be one of foundational-",
  ],
  ["no standard at all", policy({ standards: [] }), "policies[0].standards: must name at least one standard, which"],
  [
    "a standard twice",
    { defaultPolicy: { standards: ["nist-800-53", "nist-800-53"] } },
    "defaultPolicy.standards: names a standard twice",
  ],
  [
    "no standard by default",
    { defaultPolicy: { standards: [] } },
    "defaultPolicy.standards: must name at least one standard",
  ],
  ["a default policy that is off", { defaultPolicy: { enabled: false } }, "defaultPolicy.enabled: unknown key"],
  [
    "a control that can't be one",
    policy({ disabledControls: ["S3-1"] }),
    'policies[0].disabledControls[0]: must be the id of a security control, e.g. S3.1 (found "S3-1")',
  ],
  [
    "a control twice",
    policy({ disabledControls: ["S3.1", "S3.1"] }),
    "policies[0].disabledControls: names a control twice",
  ],
  [
    "both lists of controls",
    policy({ disabledControls: ["S3.1"], enabledControls: ["S3.8"] }),
    "policies[0].enabledControls: stands beside disabledControls",
  ],
  [
    "an empty list of enabled controls",
    policy({ enabledControls: [] }),
    "policies[0].enabledControls: must name at least one control",
  ],
  [
    "a parameter of a control that is off",
    policy({ disabledControls: ["S3.1"], parameters: { "S3.1": { a: { int: 1 } } } }),
    "policies[0].parameters.S3.1: S3.1 is off under this policy",
  ],
  [
    "a parameter of a control that is not enabled",
    policy({ enabledControls: ["S3.8"], parameters: { "S3.1": { a: { int: 1 } } } }),
    "policies[0].parameters.S3.1: S3.1 is off",
  ],
  [
    "a parameter of no control",
    policy({ parameters: { S3: { a: { int: 1 } } } }),
    "policies[0].parameters.S3: must be the id of a security control",
  ],
  [
    "a parameter without its type",
    policy({ parameters: { "S3.1": { a: 14 } } }),
    "policies[0].parameters.S3.1.a: must be default, or hold one value by its type",
  ],
  [
    "a parameter of two types",
    policy({ parameters: { "S3.1": { a: { int: 1, double: 1 } } } }),
    "policies[0].parameters.S3.1.a: must hold exactly one of bool, double,",
  ],
  [
    "a parameter of a type that nobody knows",
    policy({ parameters: { "S3.1": { a: { integer: 1 } } } }),
    "policies[0].parameters.S3.1.a.integer: unknown key",
  ],
  [
    "a text as an integer",
    policy({ parameters: { "S3.1": { a: { int: "14" } } } }),
    "policies[0].parameters.S3.1.a: must be default, or",
  ],
  [
    "a fraction as an integer",
    policy({ parameters: { "S3.1": { a: { int: 1.5 } } } }),
    "policies[0].parameters.S3.1.a: must be default, or",
  ],
  [
    "a control without a parameter",
    policy({ parameters: { "S3.1": {} } }),
    "policies[0].parameters.S3.1: must name at least one parameter",
  ],
  ["a policy of nothing", policy({ organizationalUnits: [] }), "policies[0]: reaches nothing"],
  [
    "an unknown unit",
    policy({ organizationalUnits: ["/Workload"] }),
    'policies[0].organizationalUnits[0]: "/Workload" is no organizational unit of an account, nor one above: use one of /Infrastructure, /Security, /Suspended, /Workloads, /Workloads/Production, /Workloads/Staging',
  ],
  ["the root", policy({ organizationalUnits: ["/"] }), "policies[0].organizationalUnits[0]: the root is not a target"],
  [
    "an unknown account",
    policy({ accounts: ["payments"] }),
    'policies[0].accounts[0]: "payments" is not among the accounts: use one of management, security,',
  ],
  [
    "a unit under two policies",
    {
      policies: [
        { name: "one", organizationalUnits: ["/Workloads"] },
        { name: "two", organizationalUnits: ["/Workloads"] },
      ],
    },
    'policies[1].organizationalUnits[0]: "/Workloads" is already under policies[0]: a target can have only one policy',
  ],
  [
    "an account under two policies",
    {
      policies: [
        { name: "one", accounts: ["security"] },
        { name: "two", accounts: ["security"] },
      ],
    },
    'policies[1].accounts[0]: "security" is already under policies[0]',
  ],
  [
    "a target twice in one policy",
    policy({ accounts: ["security", "security"] }),
    'policies[0].accounts[1]: "security" is already under policies[0]',
  ],
  [
    "two policies of one name",
    {
      policies: [
        { name: "one", accounts: ["security"] },
        { name: "one", accounts: ["log-archive"] },
      ],
    },
    'policies[1].name: "one" is already the name of policies[0]',
  ],
  [
    "standards of a policy that is off",
    policy({ enabled: false, standards: ["nist-800-53"] }),
    "policies[0].standards: means nothing while the policy switches Security Hub off",
  ],
  [
    "parameters of a policy that is off",
    policy({ enabled: false, parameters: { "S3.1": { a: "default" } } }),
    "policies[0].parameters: means nothing while",
  ],
  [
    "the administrator's hub off",
    { policies: [{ name: "off", accounts: ["security"], enabled: false }] },
    'policies[0].enabled: switches Security Hub off for "security", the organization\'s administrator',
  ],
  [
    "that hub off by its unit",
    { policies: [{ name: "off", organizationalUnits: ["/Security"], enabled: false }] },
    'policies[0].enabled: switches Security Hub off for "security"',
  ],
  [
    "the management account's hub off",
    { policies: [{ name: "off", accounts: ["management"], enabled: false }] },
    'policies[0].enabled: switches Security Hub off for "management", whose own hub',
  ],
  [
    "a tooling account's hub off",
    { policies: [{ name: "off", organizationalUnits: ["/Infrastructure"], enabled: false }] },
    'policies[0].enabled: switches Security Hub off for "shared-tooling", where pipelines import',
  ],
  ["self-managed, which provider 5.100 refuses", policy({ selfManaged: true }), "policies[0].selfManaged: unknown key"],

  [
    "a misspelt criterion",
    criteria({ ProductNam: [text("EQUALS")] }),
    'automationRules[0].criteria.ProductNam: unknown key (did you mean "ProductName"?)',
  ],
  [
    "Terraform's name of a criterion",
    criteria({ resource_tags: [text("EQUALS")] }),
    'criteria.resource_tags: unknown key (did you mean "ResourceTags"?)',
  ],
  ["a criterion of insights", criteria({ ProductFields: [text("EQUALS")] }), "criteria.ProductFields: unknown key"],
  [
    "no criterion",
    criteria({}),
    "automationRules[0].criteria: must hold at least one filter, or the rule would change every finding",
  ],
  ["a criterion of no filter", criteria({ Title: [] }), "criteria.Title: must hold at least one filter"],
  [
    "21 filters",
    criteria({ Description: Array.from({ length: 21 }, () => text("EQUALS")) }),
    "criteria.Description: must hold 20 filters at most",
  ],
  [
    "101 accounts",
    criteria({ AwsAccountId: Array.from({ length: 101 }, () => text("EQUALS")) }),
    "criteria.AwsAccountId: must hold 100 filters at most",
  ],
  [
    "a comparison that is none",
    criteria({ Title: [text("LIKE")] }),
    'criteria.Title[0].comparison: must be one of EQUALS, NOT_EQUALS, PREFIX, PREFIX_NOT_EQUALS, CONTAINS, NOT_CONTAINS (found "LIKE")',
  ],
  [
    "a prefix of a tag",
    criteria({ ResourceTags: [{ key: "a", ...text("PREFIX") }] }),
    "criteria.ResourceTags[0].comparison: must be one of EQUALS, NOT_EQUALS, CONTAINS",
  ],
  [
    "EQUALS beside NOT_EQUALS",
    criteria({ Title: [text("EQUALS"), text("NOT_EQUALS")] }),
    "criteria.Title: Security Hub joins CONTAINS only with",
  ],
  [
    "CONTAINS beside PREFIX",
    criteria({ Title: [text("CONTAINS"), text("PREFIX")] }),
    "criteria.Title: Security Hub joins CONTAINS only with",
  ],
  [
    "a number filter of nothing",
    criteria({ Confidence: [{}] }),
    "criteria.Confidence[0]: must hold eq alone, or at least one of gt, gte, lt, lte",
  ],
  ["eq beside a range", criteria({ Confidence: [{ eq: 1, lt: 5 }] }), "criteria.Confidence[0]: must hold eq alone"],
  [
    "half a range of time",
    criteria({ CreatedAt: [{ start: "2026-01-01T00:00:00Z" }] }),
    "criteria.CreatedAt[0]: must hold either dateRange",
  ],
  [
    "both ranges of time",
    criteria({ CreatedAt: [{ start: "2026-01-01T00:00:00Z", end: "2026-01-02T00:00:00Z", dateRange: { value: 1 } }] }),
    "criteria.CreatedAt[0]: must hold either dateRange",
  ],
  [
    "a day as a time",
    criteria({ CreatedAt: [{ start: "2026-01-01", end: "2026-01-02T00:00:00Z" }] }),
    "criteria.CreatedAt[0].start: must be a time as",
  ],
  [
    "a control id that others contain",
    criteria({ ComplianceSecurityControlId: [text("CONTAINS", "Config.1")] }),
    'criteria.ComplianceSecurityControlId[0].value: CONTAINS "Config.1" also means Config.10 and the controls after it: use EQUALS',
  ],
  [
    "a generator that others begin with",
    criteria({ GeneratorId: [text("PREFIX", "security-control/EC2.1")] }),
    'criteria.GeneratorId[0].value: PREFIX "security-control/EC2.1" also means security-control/EC2.10',
  ],
  [
    "a control id that excludes others",
    criteria({ ComplianceSecurityControlId: [text("NOT_CONTAINS", "S3.1")] }),
    "use NOT_EQUALS",
  ],
  ["an order beyond AWS's", rule({ order: 1001 }), "automationRules[0].order: must be 1 to 1000 (found 1001)"],
  [
    "two rules of one order",
    { automationRules: [...rule({}).automationRules, ...rule({ name: "other" }).automationRules] },
    'automationRules[1].order: "1" is already the order of automationRules[0]',
  ],
  [
    "two rules of one name",
    { automationRules: [...rule({}).automationRules, ...rule({ order: 2 }).automationRules] },
    'automationRules[1].name: "some" is already the name',
  ],
  [
    "101 rules",
    {
      automationRules: Array.from({ length: 101 }, (_, index) => ({
        ...rule({}).automationRules[0],
        name: `r${index}x`,
        order: index + 1,
      })),
    },
    "automationRules: must hold 100 rules at most",
  ],
  [
    "an unknown account of a rule",
    rule({ accounts: ["nobody"] }),
    'automationRules[0].accounts[0]: "nobody" is not among the accounts: use one of management',
  ],
  [
    "accounts in two ways",
    rule({ accounts: ["security"], criteria: { AwsAccountId: [text("EQUALS", "222222222222")] } }),
    "automationRules[0].accounts: must not stand beside AwsAccountId",
  ],
  ["an update of nothing", rule({ update: {} }), "automationRules[0].update: must change at least one field"],
  ["an update of something else", rule({ update: { Title: "x" } }), "automationRules[0].update.Title: unknown key"],
  [
    "a workflow that is none",
    rule({ update: { Workflow: { Status: "DONE" } } }),
    "update.Workflow.Status: must be one of NEW, NOTIFIED, RESOLVED, SUPPRESSED",
  ],
  [
    "a severity that is none",
    rule({ update: { Severity: { Label: "SEVERE" } } }),
    "update.Severity.Label: must be one of INFORMATIONAL",
  ],
  ["a confidence above 100", rule({ update: { Confidence: 101 } }), "update.Confidence: must be 0 to 100"],
  [
    "a note that is too long",
    rule({ update: { Note: { Text: "x".repeat(513) } } }),
    "update.Note.Text: must have 512 characters at most",
  ],

  [
    "a misspelt filter",
    insight({ filters: { SeverityLable: [text("EQUALS")] } }),
    'insights[0].filters.SeverityLable: unknown key (did you mean "SeverityLabel"?)',
  ],
  [
    "CONTAINS in an insight",
    insight({ filters: { Title: [text("CONTAINS")] } }),
    "insights[0].filters.Title[0].comparison: must be one of EQUALS, NOT_EQUALS, PREFIX, PREFIX_NOT_EQUALS (found",
  ],
  [
    "a range that is none",
    insight({ filters: { NetworkSourceIpV4: [{ cidr: "10.0.0.0/99" }] } }),
    "insights[0].filters.NetworkSourceIpV4[0].cidr: must be a range",
  ],
  [
    "gt, which an insight lacks",
    insight({ filters: { Confidence: [{ gt: 5 }] } }),
    "insights[0].filters.Confidence[0].gt: unknown key",
  ],
  ["an insight of everything", insight({ filters: {} }), "insights[0].filters: must hold at least one filter, unless"],
  [
    "a group that is none",
    insight({ groupByAttribute: "Colour" }),
    "insights[0].groupByAttribute: must be one of AwsAccountId",
  ],
  [
    "an unknown workload",
    insight({ workloads: ["shop"] }),
    'insights[0].workloads[0]: "shop" is not among the workloads: use one of payments, payments-fixed',
  ],
  [
    "workloads in two ways",
    insight({ workloads: ["payments"], filters: { ProductFields: [{ key: "a", ...text("EQUALS") }] } }),
    "insights[0].workloads: must not stand beside ProductFields",
  ],
  [
    "101 insights",
    { insights: Array.from({ length: 101 }, (_, index) => ({ ...insight({}).insights[0], name: `i${index}x` })) },
    "insights: must hold 100 insights at most",
  ],
  [
    "two insights of one name",
    { insights: [...insight({}).insights, ...insight({}).insights] },
    'insights[1].name: "some" is already the name of insights[0]',
  ],

  [
    "a long name of an action",
    { actionTargets: [{ name: "x".repeat(21), identifier: "a", description: "d" }] },
    "actionTargets[0].name: must have 20 characters at most",
  ],
  [
    "a hyphen in an action's id",
    { actionTargets: [{ name: "n", identifier: "a-b", description: "d" }] },
    "actionTargets[0].identifier: must be 1 to 20 letters and digits",
  ],
  [
    "51 actions",
    {
      actionTargets: Array.from({ length: 51 }, (_, index) => ({
        name: "n",
        identifier: `a${index}`,
        description: "d",
      })),
    },
    "actionTargets: must hold 50 action targets at most",
  ],
  [
    "two actions of one id",
    { actionTargets: [1, 2].map(() => ({ name: "n", identifier: "a", description: "d" })) },
    'actionTargets[1].identifier: "a" is already the identifier of actionTargets[0]',
  ],
  [
    "a product by its ARN",
    { productSubscriptions: [{ product: "arn:aws:securityhub:::product/a/b" }] },
    "productSubscriptions[0].product: must be company/product",
  ],
  [
    "a product twice",
    { productSubscriptions: [{ product: "a/b" }, { product: "a/b" }] },
    'productSubscriptions[1].product: "a/b" is already the product of',
  ],
])("refuses %s", (_name, securityHub, expected) => {
  expect(problems(securityHub)).toEqual(expect.arrayContaining([expect.stringContaining(expected)]));
});

test.each<[string, object]>([
  [
    "100 accounts in a criterion",
    criteria({ AwsAccountId: Array.from({ length: 100 }, (_, index) => text("EQUALS", `${index}`)) }),
  ],
  ["a whole control id", criteria({ ComplianceSecurityControlId: [text("EQUALS", "Config.1")] })],
  ["part of a title that looks like a control id", criteria({ Title: [text("CONTAINS", "TLS1.2")] })],
  [
    "PREFIX beside NOT_EQUALS",
    criteria({ ResourceType: [text("PREFIX"), text("NOT_EQUALS"), text("PREFIX_NOT_EQUALS")] }),
  ],
  ["several CONTAINS", criteria({ Title: [text("CONTAINS"), text("CONTAINS", "y")] })],
  ["accounts alone", rule({ accounts: ["security"], criteria: {} })],
  ["workloads alone", insight({ workloads: ["payments"], filters: {} })],
  [
    "a policy that is off where no pipeline is",
    { policies: [{ name: "off", organizationalUnits: ["/Workloads/Staging"], enabled: false }] },
  ],
  [
    "an account that is on in a unit that is off",
    {
      policies: [
        { name: "off", organizationalUnits: ["/Security"], enabled: false },
        { name: "on", accounts: ["security"] },
      ],
    },
  ],
  [
    "what is suspended, which gets no association",
    policy({ organizationalUnits: ["/Suspended"], accounts: ["legacy-shop"] }),
  ],
])("takes %s", (_name, securityHub) => {
  expect(problems(securityHub)).toEqual([]);
});

test("says where each mistake stands, to the column", () => {
  const broken = example
    .replace("cis-aws-foundations-benchmark-3.0.0]", "cis]")
    .replace("organizationalUnits: [/Workloads/Staging]", "organizationalUnits: [/Workloads/Stagging]")
    .replace("{ int: 30 }", "{ int: 3.5 }")
    .replace("ComplianceSecurityControlId:", "ComplianceControlId:");
  writeFileSync(file, broken);
  const lines = broken.split("\n");
  const at = (words: string, part = words) => {
    const line = lines.findIndex((candidate) => candidate.includes(words));
    return `${file}:${line + 1}:${(lines[line]?.indexOf(part) ?? 0) + 1}: `;
  };

  const told = (() => {
    try {
      loadConfiguration(file);
      return [];
    } catch (error) {
      return (error as ConfigurationError).problems.map(formatProblem);
    }
  })();

  expect(told).toEqual([
    expect.stringContaining(`${at("standards:", "cis]")}securityHub.policies[0].standards[1]: must be one of`),
    expect.stringContaining(`${at("backupRetentionMinimum")}securityHub.policies[0].parameters.RDS.11.backupRetention`),
    expect.stringContaining(
      `${at("/Workloads/Stagging")}securityHub.policies[1].organizationalUnits[0]: "/Workloads/Stagging" is no`,
    ),
    expect.stringContaining(`${at("ComplianceControlId")}securityHub.automationRules[0].criteria.ComplianceControlId`),
  ]);
});

test("reads what it can where the section is nonsense", () => {
  expect(problems("on")).toEqual([expect.stringContaining("securityHub: must be of type object")]);
  expect(problems({ policies: 7, automationRules: [3], insights: [null] })).toEqual(
    expect.arrayContaining([expect.stringContaining("securityHub.policies: must be of type array")]),
  );
});

test.each([
  [
    "foundational-security-best-practices",
    "arn:aws:securityhub:eu-west-1::standards/aws-foundational-security-best-practices/v/1.0.0",
  ],
  // The odd one.
  ["cis-aws-foundations-benchmark-1.2.0", "arn:aws:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0"],
  [
    "cis-aws-foundations-benchmark-3.0.0",
    "arn:aws:securityhub:eu-west-1::standards/cis-aws-foundations-benchmark/v/3.0.0",
  ],
  ["nist-800-171", "arn:aws:securityhub:eu-west-1::standards/nist-800-171/v/2.0.0"],
  ["pci-dss-4.0.1", "arn:aws:securityhub:eu-west-1::standards/pci-dss/v/4.0.1"],
  ["aws-resource-tagging", "arn:aws:securityhub:eu-west-1::standards/aws-resource-tagging-standard/v/1.0.0"],
] as const)("the ARN of %s is %s", (standard, arn) => {
  expect(standardArn(standard, "eu-west-1")).toBe(arn);
});
