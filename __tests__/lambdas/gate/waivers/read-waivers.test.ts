import { readWaivers } from "../../../../lambdas/gate/waivers/read-waivers";
import { emergencyWaiver, standardWaiver } from "../../../support/waivers";

const compiled = (...waivers: readonly unknown[]) => JSON.stringify({ schemaVersion: 1, waivers });
const standard = (change: object) => compiled({ ...standardWaiver(), ...change });
const emergency = (change: object) => compiled({ ...emergencyWaiver(), ...change });

test("waivers are read as they are", () => {
  const finding = `gatehouse/1/111122223333/code/${"a".repeat(64)}`;
  const { rule: _, ...rest } = standardWaiver({ id: "PAY-2", deployments: ["staging"], finding });
  const narrowed = standardWaiver({ path: "infra/**", package: "requests", resource: "shop/*" });
  const waivers = [narrowed, rest, emergencyWaiver()];
  expect(readWaivers(compiled(...waivers))).toEqual({ schemaVersion: 1, waivers });
  expect(readWaivers(compiled())).toEqual({ schemaVersion: 1, waivers: [] });
});

test.each([
  ["no JSON", "{"],
  ["nothing", ""],
  ["null", "null"],
  ["a list", "[]"],
  ["another schema version", '{"schemaVersion":2,"waivers":[]}'],
  ["no list", '{"schemaVersion":1}'],
  ["an object for a list", '{"schemaVersion":1,"waivers":{}}'],
  ["a waiver that is none", compiled(null)],
  ["a list for a waiver", compiled([])],
  ["no kind", standard({ kind: undefined })],
  ["an unknown kind", standard({ kind: "permanent" })],
  ["a kind of a prototype", standard({ kind: "constructor" })],
  ["no id", standard({ id: undefined })],
  ["an id twice", compiled(standardWaiver(), emergencyWaiver({ id: "PAY-1" }))],
  ["no workload", standard({ workload: " " })],
  ["deployments of none", standard({ deployments: [] })],
  ["deployments as text", standard({ deployments: "staging" })],
  ["a path for a deployment", standard({ deployments: ["../x"] })],
  ["no reason", standard({ reason: "" })],
  ["no owner", standard({ owner: undefined })],
  ["no ticket", standard({ ticket: null })],
  ["neither finding nor rule", standard({ rule: undefined })],
  ["finding and rule", standard({ finding: "gatehouse/1/x" })],
  ["a finding and a path", standard({ rule: undefined, finding: "gatehouse/1/x", path: "**" })],
  ["a rule that is no text", standard({ rule: ["bandit/*"] })],
  ["an empty path", standard({ path: "" })],
  ["no approver", standard({ approver: undefined })],
  ["the owner as approver", standard({ approver: " Shop-Team " })],
  ["no first day", standard({ approved: undefined })],
  ["a first day that is none", standard({ approved: "2026-05-32" })],
  ["an end that is no text", standard({ expires: 20260610 })],
  ["an end that is null, as JSON writes NaN", standard({ expires: Number.NaN })],
  ["an end that the calendar lacks", standard({ expires: "2026-06-31" })],
  ["no end", standard({ expires: undefined })],
  ["an end before the beginning", standard({ expires: "2026-05-01" })],
  ["an end at the beginning", standard({ expires: "2026-05-20" })],
  ["an emergency of more than a day", emergency({ expires: "2026-06-02T11:00:00.001Z" })],
  ["an emergency of an unknown scanner", emergency({ scanner: "*" })],
  ["an emergency of several scanners", emergency({ scanner: ["safety", "grype"] })],
  ["an emergency with one approver", emergency({ approvers: ["jane@example.com"] })],
  ["an emergency with three", emergency({ approvers: ["a", "b", "c"] })],
  ["an emergency that one approved twice", emergency({ approvers: ["jane@example.com", "Jane@Example.com "] })],
  ["an emergency that its owner approved", emergency({ approvers: ["jane@example.com", "shop-team"] })],
  ["approvers as text", emergency({ approvers: "ab" })],
  ["one odd waiver among others", compiled(standardWaiver(), { ...emergencyWaiver(), ticket: "" })],
])("%s: none of them counts", (_name, text) => {
  expect(readWaivers(text)).toBeUndefined();
});

test("members of a prototype are no members", () => {
  const { owner: _, ...rest } = standardWaiver();
  const text = compiled(rest).replace('"id":', '"__proto__":{"owner":"shop-team"},"id":');
  expect(readWaivers(text)).toBeUndefined();
});
