import { noExploitData } from "../../../../lambdas/gate/exploit-data";
import { type WaivingRules, waivingBy } from "../../../../lambdas/gate/waivers/waiving";
import { gateFinding, vulnerable } from "../../../support/gate-findings";
import { gatePolicy, waiverPolicy } from "../../../support/gate-policy";
import { now } from "../../../support/runs";
import { emergencyWaiver, standardWaiver } from "../../../support/waivers";

const policy = { ...gatePolicy().default, waivers: waiverPolicy };
const rules = (change: Partial<WaivingRules> = {}): WaivingRules => ({
  workload: "payments",
  waivers: [standardWaiver()],
  policy,
  exploitData: noExploitData,
  now,
  ...change,
});
const waivers = (...changes: readonly Parameters<typeof standardWaiver>[0][]) =>
  rules({ waivers: changes.map(standardWaiver) });
const b602 = gateFinding({ fields: { "gatehouse/file": "infra/a/run.py", "gatehouse/resource": "shop/Runner" } });
const requests = gateFinding(vulnerable({}, { VulnerablePackages: [{ Name: "Requests" }, { Name: "requests" }] }));
const idOnly = (id: string) => {
  const { rule: _, ...rest } = standardWaiver({ finding: id });
  return rules({ waivers: [rest] });
};

test.each([
  ["its rule", waivers({}), b602],
  ["its rule in any writing", waivers({ rule: "BANDIT/b602" }), b602],
  ["its id", idOnly("1"), b602],
  ["path", waivers({ path: "infra/**" }), b602],
  ["resource", waivers({ resource: "shop/*" }), b602],
  ["path and resource", waivers({ path: "**/run.py", resource: "shop/Runner" }), b602],
  ["package", waivers({ rule: "CVE-2026-1000", package: "requests" }), requests],
  ["any vulnerability of a package", waivers({ rule: "grype/*", package: "requests" }), requests],
])("a finding is waived by %s", (_name, given, finding) => {
  expect(waivingBy(given)(finding).waiver?.id).toBe("PAY-1");
});

const twoPackages = gateFinding(vulnerable({}, { VulnerablePackages: [{ Name: "requests" }, { Name: "urllib3" }] }));
const otherWorkload = gateFinding({ fields: { "gatehouse/workload": "shop" } });

test.each([
  ["another rule", waivers({ rule: "bandit/B603" }), b602],
  ["the same rule of another scanner", waivers({ rule: "sarif/B602" }), b602],
  ["another id", idOnly("2"), b602],
  ["an id as a pattern", idOnly("*"), b602],
  ["another path", waivers({ path: "other/**" }), b602],
  ["a path that is right and a resource that is not", waivers({ path: "infra/**", resource: "other" }), b602],
  ["a path of a finding without one", waivers({ path: "**" }), gateFinding()],
  ["a resource of a finding without one", waivers({ resource: "*" }), gateFinding()],
  ["a package of what is no vulnerability", waivers({ package: "*" }), b602],
  ["one of two packages", waivers({ rule: "CVE-2026-1000", package: "requests" }), twoPackages],
  ["no rule at all", rules({ waivers: [standardWaiver({ rule: undefined as never })] }), b602],
  ["another workload", waivers({ workload: "shop" }), b602],
  ["this workload, while the finding is of another", waivers({}), otherWorkload],
  ["one deployment", waivers({ deployments: ["staging"] }), b602],
  ["another deployment", rules({ deployment: "prod", waivers: [standardWaiver({ deployments: ["staging"] })] }), b602],
  ["an emergency", rules({ waivers: [emergencyWaiver({ scanner: "bandit" })] }), b602],
])("a waiver for %s does not fit", (_name, given, finding) => {
  expect(waivingBy(given)(finding)).toEqual({
    otherwise: "if it has to wait, ask for a waiver: docs/waivers.md",
    matching: [],
  });
});

test("a waiver of a deployment is for that one, and one of all for every verdict", () => {
  const given = [standardWaiver({ deployments: ["staging"] }), standardWaiver({ id: "PAY-2" })];
  const idFor = (deployment?: string) => waivingBy(rules({ deployment, waivers: given }))(b602).waiver?.id;
  expect([idFor("staging"), idFor("prod"), idFor()]).toEqual(["PAY-1", "PAY-2", "PAY-2"]);
});

test.each([
  ["expired", { expires: "2026-06-01" }, "its waiver PAY-1 expired on 2026-06-01, ask for a new one: docs/waivers.md"],
  ["begins later", { approved: "2026-06-02" }, "its waiver PAY-1 applies only from 2026-06-02"],
  [
    "is too long for HIGH",
    { approved: "2026-03-02", expires: "2026-06-10" },
    "its waiver PAY-1 does not apply: it lasts 100 days, and at most 90 are allowed for HIGH",
  ],
])("a waiver that %s does not apply, and the finding says why", (_name, change, otherwise) => {
  const answer = waivingBy(waivers(change))(b602);
  expect([answer.waiver, answer.otherwise, answer.matching.length]).toEqual([undefined, otherwise, 1]);
});

test("how long it may last depends on the severity", () => {
  const long = waivers({ approved: "2026-04-01", expires: "2026-06-10" });
  const isWaived = (severity: string) => waivingBy(long)(gateFinding({ severity })).waiver !== undefined;
  expect(["CRITICAL", "HIGH", "MEDIUM", "LOW", "UNKNOWN"].map(isWaived)).toEqual([false, true, true, true, false]);
  const exactly = waivers({ approved: "2026-05-11", expires: "2026-06-10" });
  expect(waivingBy(exactly)(gateFinding({ severity: "CRITICAL" })).waiver?.id).toBe("PAY-1");
});

test("the first that applies counts, all that fit are used", () => {
  const answer = waivingBy(waivers({ expires: "2026-06-01" }, { id: "PAY-2" }, { id: "PAY-3" }))(b602);
  expect([answer.waiver?.id, answer.matching.map(({ id }) => id)]).toEqual(["PAY-2", ["PAY-1", "PAY-2", "PAY-3"]]);
});

const kev = { ...noExploitData, kev: { date: "2026-05-31", ids: ["CVE-2026-1000"] } };
const exploited = gateFinding(vulnerable({}, { ExploitAvailable: "YES" }));
const known = "it can never be waived: it is known to be exploited";

test.each([
  ["by a scanner", rules({ waivers: [standardWaiver({ rule: "CVE-*" })] }), exploited, known],
  ["by CISA", rules({ waivers: [standardWaiver({ rule: "CVE-*" })], exploitData: kev }), requests, known],
  [
    "of the policy's list",
    rules({ policy: { ...policy, waivers: { ...waiverPolicy, never: ["bandit/B6*"] } } }),
    b602,
    'it can never be waived: "bandit/B6*" is one of waivers.never in scan-config/gate-policy.yaml',
  ],
])("what can never be waived %s is not", (_name, given, finding, otherwise) => {
  const answer = waivingBy(given)(finding);
  expect([answer.waiver, answer.otherwise, answer.matching.length]).toEqual([undefined, otherwise, 1]);
});

test("a policy that lets exploited ones pass lets them be waived", () => {
  const allowing = rules({
    waivers: [standardWaiver({ rule: "CVE-*" })],
    policy: { ...policy, knownExploited: "allow" },
    exploitData: kev,
  });
  expect(waivingBy(allowing)(exploited).waiver?.id).toBe("PAY-1");
});
