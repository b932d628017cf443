import { problems } from "../../../support/security-hub-problems";

const policy = (changes: object) => ({ policies: [{ name: "some", organizationalUnits: ["/Workloads"], ...changes }] });

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
    'policies[0].parameters.S3.1.a.int: must be of type number (found "14")',
  ],
  [
    "a fraction as an integer",
    policy({ parameters: { "S3.1": { a: { int: 1.5 } } } }),
    "policies[0].parameters.S3.1.a.int: must be of type int (found 1.5)",
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
    'policies[0].organizationalUnits[0]: "/Workload" is no organizational unit of an account, nor one above (did you mean "/Workloads"?): use one of /Infrastructure, /Security, /Suspended, /Workloads, /Workloads/Production, /Workloads/Staging',
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
])("refuses %s", (_name, securityHub, expected) => {
  expect(problems(securityHub)).toEqual(expect.arrayContaining([expect.stringContaining(expected)]));
});

test.each<[string, object]>([
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
