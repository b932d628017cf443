import { problems, text } from "../../../support/security-hub-problems";

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

test.each<[string, object, string]>([
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
    "101 accounts by name",
    rule({ accounts: Array.from({ length: 101 }, () => "security"), criteria: {} }),
    "automationRules[0].accounts: must name 100 accounts at most",
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
])("takes %s", (_name, securityHub) => {
  expect(problems(securityHub)).toEqual([]);
});
