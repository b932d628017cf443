import { noExploitData } from "../../../../lambdas/gate/exploit-data";
import { appliedWaivers } from "../../../../lambdas/gate/waivers/applied";
import { weigh } from "../../../../lambdas/gate/weigh";
import { sha256 } from "../../../../lambdas/shared/source-digest";
import { gateFinding } from "../../../support/gate-findings";
import { strictPolicy, waiverPolicy } from "../../../support/gate-policy";
import { now } from "../../../support/runs";
import { emergencyWaiver, standardWaiver } from "../../../support/waivers";

const policy = { ...strictPolicy, waivers: waiverPolicy, scannerVersions: {} };
const severities = ["HIGH", "LOW", "UNKNOWN"];
const findings = severities.map((severity, index) => gateFinding({ id: `f${index}`, severity }));
const [standard, emergency] = [standardWaiver(), emergencyWaiver()];
const waivers = [standardWaiver({ id: "UNUSED", rule: "x" }), emergency, standard];
const weighed = weigh(findings, { workload: "payments", policy, waivers, exploitData: noExploitData, now });
const failed = { code: "scanner-failed", scanner: "safety", message: "m", remedy: "r" };

test("the verdict names each waiver that let something pass, what, and which waiver exactly", () => {
  const applied = appliedWaivers(waivers, weighed, [
    { waiver: emergency, reason: failed },
    { waiver: emergency, reason: failed },
  ]);
  const digest = expect.stringMatching(/^[0-9a-f]{64}$/);
  expect(applied).toEqual([
    {
      id: "EMERGENCY-1",
      kind: "emergency",
      sha256: digest,
      expires: "2026-06-01T23:00:00Z",
      findings: [],
      reasons: ["scanner-failed"],
    },
    {
      id: "PAY-1",
      kind: "standard",
      sha256: digest,
      expires: "2026-06-10",
      findings: ["f0", "f1", "f2"],
      reasons: ["finding-blocks", "finding-unrated"],
    },
  ]);
});

test("the digest is of what the waiver says, not of how it is written", () => {
  const digestOf = (given: typeof standard) => {
    const by = { workload: "payments", policy, waivers: [given], exploitData: noExploitData, now };
    return appliedWaivers([given], weigh(findings, by), [])[0]?.sha256;
  };
  const turned = Object.fromEntries(Object.entries(standard).reverse()) as unknown as typeof standard;
  expect(digestOf(turned)).toBe(digestOf(standard));
  expect(digestOf({ ...standard, ticket: "SEC-2" })).not.toBe(digestOf(standard));
  const sorted =
    '{"approved":"2026-05-20","approver":"jane@example.com","expires":"2026-06-10","id":"PAY-1","kind":"standard","owner":"shop-team","reason":"the command is fixed and takes no input","rule":"bandit/B602","ticket":"SEC-1","workload":"payments"}';
  expect(digestOf(standard)).toBe(sha256(sorted));
});
