import { type Scanner, scanners } from "../../lambdas/shared/scanners";
import { brokenDocumentation } from "../support/documented-asff";
import { fakeSecrets, inContext } from "../support/fake-secrets";
import { normalized } from "../support/normalized";
import { fixture } from "../support/reports";

const real: Readonly<Record<Exclude<Scanner, "junit">, readonly string[]>> = {
  bandit: ["bandit/gen--bandit-demo.json"],
  safety: ["safety/gen--safety-check-3.8.1.json"],
  checkov: ["checkov/gen--checkov-cdktf.json"],
  trivy: ["trivy/gen--trivy-fs-all.json", "trivy/gen--trivy-license.json"],
  grype: ["grype/gen--grype-image.json"],
  sarif: ["sarif/gen--bandit-demo.sarif"],
};
const reports = Object.entries(real).flatMap(([scanner, files]) =>
  files.map((file) => [file, scanner as Scanner, JSON.parse(fixture(file).toString()) as unknown] as const),
);

/** `matches[].artifact.name`: the place of a text, the same in every entry. */
type Field = string;

/** Every field of a report that holds a text. */
function fieldsOf(json: unknown, at = ""): readonly Field[] {
  if (typeof json === "string") return [at];
  if (typeof json !== "object" || json === null) return [];
  if (Array.isArray(json)) return [...new Set(json.flatMap((one) => fieldsOf(one, `${at}[]`)))];
  return Object.entries(json).flatMap(([key, value]) => fieldsOf(value, `${at}.${key}`));
}

/** The report with that field changed, in all its entries. */
function changed(json: unknown, field: Field, change: (text: string) => string, at = ""): unknown {
  if (typeof json === "string") return at === field ? change(json) : json;
  if (typeof json !== "object" || json === null || !field.startsWith(at)) return json;
  if (Array.isArray(json)) return json.map((one) => changed(one, field, change, `${at}[]`));
  return Object.fromEntries(
    Object.entries(json).map(([key, value]) => [key, changed(value, field, change, `${at}.${key}`)]),
  );
}

/** Also the last resort of a report that a change made unreadable: a sentence, and no entry. */
async function isAccountedFor(scanner: Scanner, bytes: Uint8Array): Promise<string> {
  const { findings, report, merged } = await normalized(scanner, bytes);
  const dropped = report.dropped.reduce((sum, { count }) => sum + count, 0);
  expect(report.entries).toBe(report.findings + dropped);
  expect(report.findings).toBe(findings.length + merged);
  expect(findings.flatMap((finding) => brokenDocumentation(finding))).toEqual([]);
  return JSON.stringify(findings);
}

const attacks = [
  "\u0000\u0007\u001b[2J\u001b]8;;https://evil.example\u0007\u009b31m\u007f\u0085\r\n\t",
  "\u202e\u2066\u2069\u202c\u200b\u200d\u2060\ufeff\u00ad\u061c\u{e0041}\u3164",
  "\ud800\udc00\udc00\ud800 \ufffe\u{1ffff}",
  `e${"\u0301".repeat(300)}`,
  "𝒳".repeat(700),
  "__proto__ constructor toString hasOwnProperty",
  "<script>alert(1)</script><img src=x onerror=alert(1)>\"'`${x}{{x}}",
  "[a](javascript:alert(1)) | --- | ```",
  "=cmd|' /C calc'!A0 ../../../etc/passwd ..\\..\\ %00 $(id) `id` ; rm -rf /",
];
const alone = ["__proto__", "constructor", "toString", "", " ", "\u0000", "\ud800", "\u202e", "null", "0"];
const unreadable = /\\u00[01][0-9a-f]|\\ud[89a-f]|[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\u200b\ufeff\u{e0041}]/u;

/** Without them the report is another tool's, or its entries are of another kind. */
const decidesFormat = /\.(?:version|Status|Type|type|Class|Target)$/;

/** The report with one field after the other changed, the changes taking turns; then with all fields changed at once. */
function variants(json: unknown, changes: readonly ((text: string) => string)[]): readonly Buffer[] {
  const fields = fieldsOf(json);
  const others = fields.filter((field) => !decidesFormat.test(field));
  const turn = (index: number) => changes[index % changes.length] ?? String;
  const reports = [
    ...fields.map((field, index) => changed(json, field, turn(index))),
    ...changes.map((change) => others.reduce((report, field) => changed(report, field, change), json)),
  ];
  return reports.map((report) => Buffer.from(JSON.stringify(report)));
}

test.each(reports)(
  "%s: attacks on the reader leave valid findings, and nothing unreadable",
  async (_file, scanner, json) => {
    const changes = [
      (text: string) => `${text}${attacks.join("")}`,
      (text: string) => `${attacks.join(" ")} ${text}`,
      (text: string) => `${text.slice(0, 3)}\u202e${text.slice(3)}`,
      ...alone.map((value) => () => value),
    ];
    for (const bytes of variants(json, changes)) expect(await isAccountedFor(scanner, bytes)).not.toMatch(unreadable);
  },
);

// Without the options of a command line: the name of a package is normalised, and what begins with "--" is none.
const secrets = Object.values(fakeSecrets)
  .flat()
  .filter(({ before }) => !before.includes(" --"));

test.each(reports)("%s: no credential is sent, whichever field it stands in", async (_file, scanner, json) => {
  let found = 0;
  const chunks = Array.from({ length: Math.ceil(secrets.length / 12) }, (_, index) =>
    secrets.slice(index * 12).slice(0, 12),
  );
  const changes = chunks
    .map((some) => some.map(inContext).join(" and "))
    .flatMap((all) => [(text: string) => `${text} ${all}`, (text: string) => `${all} ${text}`]);
  for (const bytes of variants(json, changes)) {
    const sent = await isAccountedFor(scanner, bytes);
    found += JSON.parse(sent).length > 0 ? 1 : 0;
    for (const { secret } of secrets) expect(sent.includes(JSON.stringify(secret).slice(1, -1))).toBe(false);
    expect(sent).not.toMatch(/hunter2|a1B2a1B2|PRIVATE KEY-/);
  }
  expect(found).toBeGreaterThan(fieldsOf(json).length);
});

test.each(reports)(
  "%s: 200,000 characters in any field cost no more than reading them",
  async (_file, scanner, json) => {
    const long = "secret= https://user:x@h/ AKIA a1B2/".repeat(6000);
    for (const field of fieldsOf(json)) {
      let done = false;
      const once = (text: string): string => {
        const value = done ? text : long;
        done = true;
        return value;
      };
      const bytes = Buffer.from(JSON.stringify(changed(json, field, once)));
      const started = process.cpuUsage().user;
      await isAccountedFor(scanner, bytes);
      expect((process.cpuUsage().user - started) / 1e6).toBeLessThan(4);
    }
  },
);

test("Unicode's every control and format character, put into a title, is sent by none", async () => {
  const everything = Array.from({ length: 0x11_0000 }, (_, code) => code)
    .filter((code) => /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/u.test(String.fromCodePoint(code)))
    .map((code) => String.fromCodePoint(code));
  for (const character of everything) {
    const issue = { test_id: "B1", filename: "a.py", issue_text: `a${character}b` };
    const report = Buffer.from(JSON.stringify({ results: [issue], errors: [], metrics: {} }));
    const [finding] = (await normalized("bandit", report)).findings;
    expect(["ab", "a b", `a${character}b`]).toContain(finding?.Title);
  }
  expect(everything.length).toBeGreaterThan(2000);
});

const junit = fixture("junit/gen--junit-pytest.xml").toString();
const inXml = (text: string) => text.replace(/[&<>"'\r\n\t]/g, (character) => `&#${character.charCodeAt(0)};`);

test("JUnit: no credential is sent, whichever attribute it stands in", async () => {
  for (const one of secrets) {
    const hostile = junit.replace(
      /(\s[\w-]+=")([^"]*)(?=")/g,
      (_all, name, value) => `${name}${value} ${inXml(inContext(one))}`,
    );
    const sent = await isAccountedFor("junit", Buffer.from(hostile));
    expect(sent).not.toContain(JSON.stringify(one.secret).slice(1, -1));
    expect(sent).not.toMatch(/hunter2|a1B2a1B2|PRIVATE KEY-/);
  }
});

test("JUnit: attacks on the reader are neutralised, also in characters that XML does not allow", async () => {
  const withText = (text: string) =>
    Buffer.from(`<testsuite><testcase name="a${text}"><failure message="b${text}"/></testcase></testsuite>`);
  for (const attack of [
    "\u202e\u2066\u200b\u{e0041}\u0085\u009b31m",
    "𝒳".repeat(700),
    "&#27;",
    inXml(attacks[6] ?? ""),
    "\u2028",
    ...["\u0000", "\u0001", "\u001b", "\u001b[2J", "\ufffe", "&#0;", "&#x1b;[2J", "&#xfffe;", "&#xdc00;"],
  ]) {
    const sent = await isAccountedFor("junit", withText(attack));
    expect(sent).not.toMatch(unreadable);
    expect(JSON.parse(sent)).toHaveLength(1);
  }
});

test.each(scanners)("%s: XML that grows or reaches out is refused, whoever is to read it", async (scanner) => {
  const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join("");
  for (const report of [
    `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY l0 "lol">${laughs}]><testsuite name="&l9;"/>`,
    '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><testsuite/>',
    '<!DOCTYPE a [<!ENTITY % b SYSTEM "file:///etc/passwd"> %b;]><testsuite/>',
    '<testsuite name="&unknown;"/>',
    "<testsuite>".repeat(100_000),
  ]) {
    const { report: summary, findings } = await normalized(scanner, report);
    expect(findings).toEqual([]);
    expect(summary.error).toMatch(/^expected /);
    expect(summary.error).not.toContain("lollol");
  }
});
