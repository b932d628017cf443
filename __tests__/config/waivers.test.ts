import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { projectRoot } from "../../config/project-root";
import { loadWaivers } from "../../config/waivers";
import { readWaivers } from "../../lambdas/gate/waivers/read-waivers";
import { waiverPolicy } from "../support/gate-policy";
import { scratchFolder } from "../support/scratch";

const file = join(scratchFolder(), "waivers.yaml");

function load(yaml: string, policy: typeof waiverPolicy | undefined = waiverPolicy) {
  writeFileSync(file, yaml);
  return loadWaivers(file, policy);
}

/** Each problem as `line:column path: message`. */
function problemsOf(yaml: string): readonly string[] {
  return load(yaml).problems.map(({ line, column, path, message }) => `${line}:${column} ${path}: ${message}`);
}

const standard = `schemaVersion: 1
waivers:
  - id: PAY-2026-001
    workload: payments
    rule: checkov/CKV_AWS_18
    reason: The bucket holds only public files, logs are in CloudFront
    owner: shop-team
    approver: jane@example.com
    ticket: SEC-1234
    approved: 2026-11-20
    expires: 2026-12-20
`;
const emergency = `schemaVersion: 1
waivers:
  - id: EMERGENCY-1
    kind: emergency
    workload: payments
    scanner: grype
    reason: The mirror of the database is down since this morning
    owner: shop-team
    approvers: [a@example.com, b@example.com]
    ticket: INC-7
    approved: 2026-11-26T09:00:00Z
    expires: 2026-11-26T21:00:00Z
`;
const id = `gatehouse/1/555555555555/code/${"0".repeat(64)}`;

test("the committed waivers are right", () => {
  expect(loadWaivers(join(projectRoot, "scan-config", "waivers.yaml"), waiverPolicy).problems).toEqual([]);
});

test("the examples in the documentation are right", () => {
  const text = readFileSync(join(projectRoot, "docs", "waivers.md"), "utf8");
  const [example = "", emergencyExample = ""] = [...text.matchAll(/^```yaml\n(.*?)^```/gms)].map(
    ([, yaml = ""]) => yaml,
  );
  expect(load(`schemaVersion: 1\n${example}${emergencyExample}`)).toMatchObject({
    value: {
      waivers: [
        { id: "PAY-2026-001", kind: "standard" },
        { id: "EMERGENCY-1", kind: "emergency" },
      ],
    },
  });
});

test.each([
  ["a rule", standard],
  ["a finding", standard.replace("rule: checkov/CKV_AWS_18", `finding: ${id}`)],
  [
    "a narrowed rule",
    standard.replace("18\n", '18\n    path: "infra/**"\n    package: requests\n    resource: "a b"\n'),
  ],
  ["one deployment", standard.replace("    rule:", "    deployments: [staging]\n    rule:")],
  ["every rule in one folder", standard.replace("checkov/CKV_AWS_18", '"*"\n    path: "legacy/**"')],
  ["a reason of several lines", standard.replace("reason: The", "reason: >\n      The\n     ")],
  ["a kind that is the default", standard.replace("    rule:", "    kind: standard\n    rule:")],
  ["an emergency", emergency],
  ["an emergency of exactly a day", emergency.replace("26T21:00:00Z", "27T09:00:00Z")],
  ["both", standard + emergency.split("\n").slice(2).join("\n")],
  ["nothing", "schemaVersion: 1\nwaivers: []\n"],
])("a waiver for %s is right, and the gate reads what it is compiled to", (_name, yaml) => {
  const { value, problems } = load(yaml);
  expect(problems).toEqual([]);
  expect(readWaivers(JSON.stringify(value))).toEqual(value);
});

test("property: whatever is found right, the gate can read", () => {
  const text = fc.constantFrom(
    "jane@example.com",
    "JANE@example.com",
    "shop-team",
    "",
    " x",
    "bandit/*",
    "*",
    "a/**",
    id,
  );
  const date = fc.constantFrom("2026-11-20", "2026-02-30", "2026-11-26T09:00:00Z", "2026-11-26T09:00:00.123456789012Z");
  const waiver = fc.record(
    {
      ...{ id: fc.constantFrom("A", "B"), workload: fc.constant("payments"), owner: text, approver: text, rule: text },
      ...{ finding: text, path: text, kind: fc.constantFrom("standard", "emergency", "other"), scanner: text },
      ...{ deployments: fc.array(text), approvers: fc.array(text), approved: date, expires: date, ticket: text },
    },
    { requiredKeys: [] },
  );
  const right = fc.constantFrom(...(load(standard).value?.waivers ?? []), ...(load(emergency).value?.waivers ?? []));
  let accepted = 0;
  fc.assert(
    fc.property(fc.array(fc.tuple(right, waiver), { maxLength: 2 }), fc.nat({ max: 3 }), (pairs, kept) => {
      const waivers = pairs.map(([base, change]) => ({
        ...base,
        ...Object.fromEntries(Object.entries(change).slice(0, kept)),
      }));
      const { value } = load(JSON.stringify({ schemaVersion: 1, waivers }));
      if (value === undefined) return;
      accepted += value.waivers.length;
      expect(readWaivers(JSON.stringify(value))).toEqual(value);
    }),
    { numRuns: 500 },
  );
  expect(accepted).toBeGreaterThan(0);
});

test("what is compiled has its kind", () => {
  expect([load(standard).value?.waivers[0]?.kind, load(emergency).value?.waivers[0]?.kind]).toEqual([
    "standard",
    "emergency",
  ]);
});

const line = (from: string, to: string, text = standard) => text.replace(from, to);

test.each<[string, string, readonly string[]]>([
  [
    "a misspelt key",
    line("ticket:", "tiket:"),
    [
      "3:5 waivers[0].ticket: is missing",
      expect.stringMatching(/^9:5 waivers\[0\].tiket: unknown key \(did you mean "ticket"\?\)/),
    ],
  ],
  ["no end", line("    expires: 2026-12-20\n", ""), ["3:5 waivers[0].expires: is missing"]],
  [
    "another schema version",
    line("schemaVersion: 1", "schemaVersion: 2"),
    ["1:1 schemaVersion: Invalid input: expected 1 (found 2)"],
  ],
  [
    "an id with spaces",
    line("PAY-2026-001", "PAY 1"),
    ['3:5 waivers[0].id: must be 1 to 64 letters, digits or .-_ (found "PAY 1")'],
  ],
  [
    "a short reason",
    line(/reason: .*/.exec(standard)?.[0] ?? "", "reason: not now, later"),
    ['6:5 waivers[0].reason: say in 20 characters or more why this may wait (found "not now, later")'],
  ],
  [
    "a day that is none",
    line("2026-12-20", "2026-02-30"),
    ['11:5 waivers[0].expires: must be a day that exists, e.g. 2026-11-20 (found "2026-02-30")'],
  ],
  [
    "a time where a day belongs",
    line("approved: 2026-11-20", "approved: 2026-11-20T09:00:00Z"),
    ['10:5 waivers[0].approved: must be a day that exists, e.g. 2026-11-20 (found "2026-11-20T09:00:00Z")'],
  ],
  [
    "an end before the beginning",
    line("2026-12-20", "2026-11-19"),
    ['11:5 waivers[0].expires: must be later than approved, 2026-11-20 (found "2026-11-19")'],
  ],
  [
    "an end on the day it begins",
    line("2026-12-20", "2026-11-20"),
    ['11:5 waivers[0].expires: must be later than approved, 2026-11-20 (found "2026-11-20")'],
  ],
  [
    "a life too long for every severity",
    line("2026-12-20", "2027-11-21"),
    [
      "11:5 waivers[0].expires: lasts 366 days: at most 365 are allowed for any severity (waivers.maximumDays in gate-policy.yaml)",
    ],
  ],
  [
    "its owner as approver",
    line("jane@example.com", "Shop-Team"),
    ['8:5 waivers[0].approver: "Shop-Team" is the owner: somebody else must agree'],
  ],
  [
    "neither rule nor finding",
    line("    rule: checkov/CKV_AWS_18\n", ""),
    ["3:5 waivers[0]: must name a finding or a rule"],
  ],
  [
    "both rule and finding",
    line("    rule:", `    finding: ${id}\n    rule:`),
    ["6:5 waivers[0].rule: a waiver is for a finding or for a rule, not for both"],
  ],
  [
    "a finding that is narrowed",
    line("rule: checkov/CKV_AWS_18", `finding: ${id}\n    path: "**"`),
    ["6:5 waivers[0].path: narrows a rule only: a finding is one already"],
  ],
  [
    "a finding by pattern",
    line("rule: checkov/CKV_AWS_18", 'finding: "gatehouse/*"'),
    [
      '5:5 waivers[0].finding: must be the Id of a finding: gatehouse/1/<account>/<class>/<64 hexadecimal digits> (found "gatehouse/*")',
    ],
  ],
  [
    "every rule everywhere",
    line("checkov/CKV_AWS_18", '"*/*"'),
    ['5:5 waivers[0].rule: "*/*" is every rule: name one, or narrow it by path, package or resource'],
  ],
  [
    "every rule of every file",
    line("checkov/CKV_AWS_18", '"*"\n    path: "**/*"'),
    ['5:5 waivers[0].rule: "*" is every rule: name one, or narrow it by path, package or resource'],
  ],
  [
    "every rule of every package and resource",
    line("checkov/CKV_AWS_18", '"*"\n    package: "*"\n    resource: "**"'),
    ['5:5 waivers[0].rule: "*" is every rule: name one, or narrow it by path, package or resource'],
  ],
  [
    "no deployment",
    line("    rule:", "    deployments: []\n    rule:"),
    [
      "5:5 waivers[0].deployments: name at least one deployment, or leave it out: then it is for all (found a list of 0)",
    ],
  ],
  [
    "a deployment with a path",
    line("    rule:", "    deployments: [../x]\n    rule:"),
    ['5:19 waivers[0].deployments[0]: must be the name of a deployment (found "../x")'],
  ],
  [
    "another kind",
    line("    rule:", "    kind: permanent\n    rule:"),
    ['5:5 waivers[0].kind: must be standard, which is the default, or emergency (found "permanent")'],
  ],
  [
    "an id twice",
    standard + standard.split("\n").slice(2).join("\n"),
    ['12:5 waivers[1].id: "PAY-2026-001" is already the id of waivers[0]: each must be unique'],
  ],
  [
    "an emergency of more than a day",
    line("26T21:00:00Z", "27T09:00:01Z", emergency),
    ["12:5 waivers[0].expires: an emergency waiver lasts 24 hours at most (found 24.0003)"],
  ],
  [
    "an emergency by days",
    line("2026-11-26T09:00:00Z", "2026-11-26", emergency),
    ['11:5 waivers[0].approved: must be an instant in UTC, e.g. 2026-11-26T09:00:00Z (found "2026-11-26")'],
  ],
  [
    "an emergency in local time",
    line("21:00:00Z", "21:00:00+01:00", emergency),
    [
      '12:5 waivers[0].expires: must be an instant in UTC, e.g. 2026-11-26T09:00:00Z (found "2026-11-26T21:00:00+01:00")',
    ],
  ],
  [
    "an emergency of an unknown scanner",
    line("grype", "gripe", emergency),
    ['6:5 waivers[0].scanner: must be one of bandit, safety, checkov, trivy, grype, sarif, junit (found "gripe")'],
  ],
  [
    "an emergency with a rule",
    line("scanner:", "rule: x\n    scanner:", emergency),
    [
      "6:5 waivers[0].rule: unknown key: allowed are id, workload, deployments, reason, owner, ticket, kind, scanner, approvers, approved, expires",
    ],
  ],
  [
    "one approver",
    line(", b@example.com", "", emergency),
    ["9:5 waivers[0].approvers: must be two (found a list of 1)"],
  ],
  [
    "the same approver twice",
    line("b@example.com", "A@example.com", emergency),
    ['9:32 waivers[0].approvers[1]: "A@example.com" is named already: two must agree'],
  ],
  [
    "its owner among the approvers",
    line("b@example.com", "shop-team", emergency),
    ['9:32 waivers[0].approvers[1]: "shop-team" is the owner: two others must agree'],
  ],
  ["no list", "schemaVersion: 1\n", ["1:1 waivers: is missing"]],
  [
    "a waiver that is none",
    "schemaVersion: 1\nwaivers: [x]\n",
    ['2:11 waivers[0]: must be of type object (found "x")'],
  ],
])("%s is told with its place", (_name, yaml, expected) => {
  expect(problemsOf(yaml)).toEqual(expected);
});

test("every problem of every waiver at once", () => {
  const wrong = standard.replace("jane@example.com", "shop-team").replace("2026-12-20", "2026-11-01");
  const both = wrong + emergency.split("\n").slice(2).join("\n").replace("grype", "x");
  expect(load(both).problems.map(({ line, path }) => [line, path])).toEqual([
    [8, "waivers[0].approver"],
    [11, "waivers[0].expires"],
    [15, "waivers[1].scanner"],
  ]);
});

test("without a policy that can be read only the form is judged", () => {
  const long = standard.replace("2026-12-20", "2099-01-01");
  writeFileSync(file, long);
  expect(loadWaivers(file, undefined).problems).toEqual([]);
  expect(load(long).problems).toHaveLength(1);
});
