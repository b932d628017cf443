import type { GateContext } from "../../../../lambdas/gate/context";
import { noExploitData } from "../../../../lambdas/gate/exploit-data";
import type { WorkloadPolicy } from "../../../../lambdas/gate/policy";
import { rules } from "../../../../lambdas/gate/rules";
import { alwaysBlockedFindings } from "../../../../lambdas/gate/rules/always-blocked-findings";
import { blockingFindings } from "../../../../lambdas/gate/rules/blocking-findings";
import { knownExploitedFindings } from "../../../../lambdas/gate/rules/known-exploited-findings";
import { likelyExploitedFindings } from "../../../../lambdas/gate/rules/likely-exploited-findings";
import { tooManyFindings } from "../../../../lambdas/gate/rules/too-many-findings";
import { unratedFindings } from "../../../../lambdas/gate/rules/unrated-findings";
import type { Waiver } from "../../../../lambdas/gate/waivers/waiver";
import { weigh } from "../../../../lambdas/gate/weigh";
import { gateFinding, vulnerable } from "../../../support/gate-findings";
import { strictPolicy, waiverPolicy } from "../../../support/gate-policy";
import { now } from "../../../support/runs";
import { standardWaiver } from "../../../support/waivers";

function context(
  findings: GateContext["findings"],
  change: Partial<WorkloadPolicy> = {},
  waivers: readonly Waiver[] = [],
): GateContext {
  const policy = { ...strictPolicy, waivers: waiverPolicy, scannerVersions: {}, ...change };
  const weighed = weigh(findings, { workload: "payments", policy, waivers, exploitData: noExploitData, now });
  const nothing = { expected: {}, runs: [], manifests: [], summary: undefined };
  return { policy, workload: "payments", findings, weighed, now, ...nothing };
}

const fields = { "gatehouse/file": "a.py", "gatehouse/line": "7" };
const ask = "(if it has to wait, ask for a waiver: docs/waivers.md)";

test("each rule says what is wrong where, and what to do", () => {
  const told = [
    blockingFindings(context([gateFinding({ fields })])),
    unratedFindings(context([gateFinding({ fields, severity: "UNKNOWN" })])),
    alwaysBlockedFindings(context([gateFinding({ fields, severity: "LOW" })], { alwaysBlock: ["B602"] })),
    knownExploitedFindings(context([gateFinding(vulnerable({ severity: "LOW" }, { ExploitAvailable: "YES" }))])),
    likelyExploitedFindings(
      context([gateFinding(vulnerable({ severity: "LOW" }, { EpssScore: 0.9 }))], { epssBlocksFrom: 0.5 }),
    ),
  ].flat();
  expect(told.map(({ code, message, remedy }) => [code, message, remedy])).toEqual([
    ["finding-blocks", "HIGH bandit/B602 in a.py:7: shell", `correct it ${ask}`],
    [
      "finding-unrated",
      "nobody has rated bandit/B602 in a.py:7: shell",
      `look at it and correct it, or ask the security team to rate it ${ask}`,
    ],
    [
      "finding-always-blocks",
      "blocked by the policy whatever its severity: LOW bandit/B602 in a.py:7: shell",
      `correct it ${ask}`,
    ],
    [
      "finding-known-exploited",
      "known to be exploited: LOW grype/CVE-2026-1000: shell",
      "correct it (it can never be waived: it is known to be exploited)",
    ],
    [
      "finding-likely-exploited",
      "likely to be exploited (EPSS 0.9, from 0.5 on it blocks): LOW grype/CVE-2026-1000: shell",
      `correct it ${ask}`,
    ],
  ]);
  expect(told.map(({ scanner, findingId }) => [scanner, findingId])).toEqual([
    ...Array(3).fill(["bandit", "1"]),
    ...Array(2).fill(["grype", "1"]),
  ]);
});

test("what the scanner advises comes first", () => {
  const finding = { ...gateFinding(), remedy: "Use a list. See https://example.com/B602" };
  expect(blockingFindings(context([finding]))[0]?.remedy).toBe(`Use a list. See https://example.com/B602 ${ask}`);
});

test("the worst first, and a waived one not at all", () => {
  const findings = ["HIGH", "CRITICAL", "HIGH"].map((severity, index) => gateFinding({ id: `${index}`, severity }));
  expect(blockingFindings(context(findings)).map(({ findingId }) => findingId)).toEqual(["1", "0", "2"]);
  expect(blockingFindings(context(findings, {}, [standardWaiver()]))).toEqual([]);
});

test("an exploited one has a reason although it has a waiver", () => {
  const finding = gateFinding(vulnerable({}, { ExploitAvailable: "YES" }));
  const { length } = knownExploitedFindings(context([finding], {}, [standardWaiver({ rule: "*", package: "*" })]));
  expect(length).toBe(1);
});

const medium = (count: number, severity = "MEDIUM") =>
  Array.from({ length: count }, (_, index) => gateFinding({ id: `${index}`, severity }));

test.each([
  [2, { MEDIUM: 2 }, []],
  [3, { MEDIUM: 2 }, ["3 MEDIUM findings, and no more than 2 are allowed"]],
  [1, { MEDIUM: 0 }, ["1 MEDIUM findings, and no more than 0 are allowed"]],
  [100, { LOW: 0 }, []],
  [100, {}, []],
])("%d findings where %j are allowed", (count, maximumFindings, expected) => {
  const reasons = tooManyFindings(context(medium(count), { maximumFindings }));
  expect(reasons.map(({ message }) => message)).toEqual(expected);
});

test("unrated ones are counted as such", () => {
  const policy = { maximumFindings: { UNKNOWN: 1, MEDIUM: 0 }, unknownSeverity: "allow" } as const;
  expect(tooManyFindings(context(medium(2, "UNKNOWN"), policy))).toEqual([
    {
      code: "too-many-findings",
      message: "2 UNKNOWN findings, and no more than 1 are allowed",
      remedy: "correct 1 of them (waivers take findings out of the count: docs/waivers.md)",
    },
  ]);
});

test("what is waived or gets relief does not count", () => {
  const maximumFindings = { MEDIUM: 0 };
  expect(tooManyFindings(context(medium(3), { maximumFindings }, [standardWaiver()]))).toEqual([]);
  expect(tooManyFindings(context(medium(3), { maximumFindings }, [standardWaiver({ expires: "2026-06-01" })]))).toEqual(
    [expect.objectContaining({ code: "too-many-findings" })],
  );
  const old = medium(3).map((finding) => ({ ...finding, createdAt: "2026-04-01T00:00:00Z" }));
  expect(tooManyFindings(context(old, { maximumFindings, newFindingsOnlySince: "2026-05-01" }))).toEqual([]);
});

test("a finding has one reason, whichever rules speak of it", () => {
  const finding = gateFinding(vulnerable({}, { EpssScore: 1, ExploitAvailable: "YES" }));
  const given = context([finding], { alwaysBlock: ["*"], epssBlocksFrom: 0.1 });
  const ofFinding = rules.flatMap((rule) => rule(given)).filter(({ findingId }) => findingId === "1");
  expect(ofFinding.map(({ code }) => code)).toEqual(["finding-known-exploited"]);
});
