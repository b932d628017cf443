import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { type CheckovRules, readCheckovRules } from "../../config/checkov-rules";
import { loadCheckovSeverities } from "../../config/checkov-severity";
import { projectRoot } from "../../config/project-root";
import { checkovReason, checkovSeverity } from "../../lambdas/shared/checkov-severity";
import { highest, type Severity } from "../../lambdas/shared/severity";
import { scratchFolder } from "../support/scratch";

const committedFile = join(projectRoot, "scan-config", "checkov-severity.yaml");

interface Written {
  readonly categories: Readonly<Record<string, Severity>>;
  readonly judged: readonly { readonly severity?: Severity; readonly reason: string; readonly rules: string[] }[];
}

const written = parse(readFileSync(committedFile, "utf8")) as Written;

const loaded = (text: string, table?: CheckovRules) => {
  const file = join(scratchFolder(), "severity.yaml");
  writeFileSync(file, text);
  return loadCheckovSeverities(file, table);
};

const required = ({ value, problems }: ReturnType<typeof loadCheckovSeverities>) => {
  if (!value) throw new Error(JSON.stringify(problems));
  return value;
};

const committed = required(loadCheckovSeverities(committedFile));

const twoRules: CheckovRules = {
  schemaVersion: 1,
  checkovVersion: "9.9.9",
  rules: { CKV_AWS_1: ["IAM"], CKV_AWS_2: ["IAM", "LOGGING"] },
};

test.each([
  ["CKV_AWS_20", "CRITICAL"],
  ["CKV_AWS_62", "CRITICAL"],
  ["CKV_AWS_24", "CRITICAL"],
  ["CKV_AWS_41", "CRITICAL"],
  ["CKV2_AWS_6", "HIGH"],
  ["CKV_SECRET_6", "HIGH"],
  ["CKV_K8S_16", "HIGH"],
  ["CKV_GHA_2", "HIGH"],
  ["CKV_AWS_3", "MEDIUM"],
  ["CKV_AWS_18", "LOW"],
  ["CKV_AWS_23", "INFORMATIONAL"],
  // A detector that only the platform knows.
  ["CKV_SECRET_9999", "HIGH"],
  ["CKV_AWS_9999", "UNKNOWN"],
  ["ACME_1", "UNKNOWN"],
  ["__proto__", "UNKNOWN"],
])("%s is %s", (rule, severity) => {
  expect(checkovSeverity(committed, rule)).toBe(severity);
});

test("every rule of the pinned Checkov has a severity", () => {
  const unrated = Object.keys(readCheckovRules().rules).filter(
    (rule) => checkovSeverity(committed, rule) === "UNKNOWN",
  );
  expect(unrated).toEqual([]);
});

test("a judgement whose severity is the default already leaves the severity out", () => {
  const { rules: table } = readCheckovRules();
  const redundant = written.judged.flatMap(({ severity, rules }) =>
    rules.filter(
      (rule) => (table[rule] ?? []).map((name) => written.categories[name] ?? "UNKNOWN").reduce(highest) === severity,
    ),
  );
  expect(redundant).toEqual([]);
});

test("every reason completes the rule's name as a clause of one line", () => {
  const odd = written.judged.map(({ reason }) => reason).filter((reason) => !/^[A-Za-z*][^\n]{18,99}$/.test(reason));
  expect(odd).toEqual([]);
  expect(checkovReason(committed, "CKV_AWS_24")).toBe(
    "SSH is open to the world: one weak key or one daemon flaw is a shell",
  );
  expect(checkovReason(committed, "CKV_AWS_9999")).toBeUndefined();
});

test("a rule of several categories gets the highest default", () => {
  const severities = required(
    loaded("schemaVersion: 1\ncategories: { IAM: LOW, LOGGING: HIGH }\njudged: []\nprefixes: {}\n", twoRules),
  );
  expect(severities.rules).toEqual({ CKV_AWS_1: "LOW", CKV_AWS_2: "HIGH" });
});

test("own rules get the severity of the longest prefix, unless they are judged one by one", () => {
  const severities = required(
    loaded(
      `schemaVersion: 1
categories: { IAM: LOW, LOGGING: HIGH }
judged:
  - { severity: CRITICAL, rules: [CKV2_ACME_3], reason: "anyone can read the payment data" }
  - { rules: [CKV2_ACME_4], reason: "nobody knows who ordered the change" }
prefixes: { CKV2_ACME_: MEDIUM, CKV2_ACME_PCI_: HIGH }
`,
      twoRules,
    ),
  );
  const rules = ["CKV2_ACME_3", "CKV2_ACME_30", "CKV2_ACME_4", "CKV2_ACME_PCI_1", "CKV2_OTHER_1"];
  expect(rules.map((rule) => checkovSeverity(severities, rule))).toEqual([
    "CRITICAL",
    "MEDIUM",
    "MEDIUM",
    "HIGH",
    "UNKNOWN",
  ]);
  expect(checkovReason(severities, "CKV2_ACME_4")).toBe("nobody knows who ordered the change");
});

test("what does not fit Checkov's rules is refused, each with its line and what to do", () => {
  const { problems } = loaded(
    `schemaVersion: 1
categories: { IAM: LOW, IMA: LOW }
judged:
  - { severity: HIGH, reason: "too short", rules: [CKV_AWS_1] }
  - severity: SEVERE
    reason: "the second judgement of the same rule"
    rules: [CKV_AWS_1, CKV_AWS_3]
prefixes: { CKV2_ACME: HIGH }
`,
    twoRules,
  );
  expect(problems.map(({ line, path, message }) => `${line} ${path}: ${message}`)).toEqual([
    '2 categories: no default for LOGGING, a category of CKV_AWS_2: add "LOGGING: <severity>"',
    "2 categories.IMA: Checkov 9.9.9 has no rule of this category: write one of IAM, LOGGING",
    '4 judged[0].reason: say in a line of four words or more, without a full stop, what an attacker gains (found "too short")',
    '5 judged[1].severity: must be one of CRITICAL, HIGH, MEDIUM, LOW, INFORMATIONAL (found "SEVERE")',
    "7 judged[1].rules[0]: CKV_AWS_1 is judged above already: keep one of the two",
    '7 judged[1].rules[1]: Checkov 9.9.9 has no rule CKV_AWS_3: correct the id, or name the start of your own rules\' ids in "prefixes"',
    expect.stringContaining("8 prefixes.CKV2_ACME"),
  ]);
});

test("what is compiled into the normalizer's bundle stays small", () => {
  expect(JSON.stringify(committed).length).toBeLessThan(150_000);
});
