import { type ExploitData, noExploitData } from "../../../lambdas/gate/exploit-data";
import { type Noticed, noticesOf } from "../../../lambdas/gate/notices";
import type { Waiver } from "../../../lambdas/gate/waivers/waiver";
import { weigh } from "../../../lambdas/gate/weigh";
import { gateFinding } from "../../support/gate-findings";
import { strictPolicy, waiverPolicy } from "../../support/gate-policy";
import { now } from "../../support/runs";
import { emergencyWaiver, standardWaiver } from "../../support/waivers";

const data: ExploitData = {
  schemaVersion: 1,
  kev: { date: "2026-05-31", ids: [] },
  epss: { date: "2026-05-31", scores: {} },
};
const policy = { ...strictPolicy, waivers: waiverPolicy, scannerVersions: {} };

function notices(waivers: readonly Waiver[], change: Partial<Noticed> = {}) {
  const by = { workload: "payments", policy, waivers, exploitData: data, now, ...change };
  const weighed = weigh([gateFinding()], { ...by, exploitData: by.exploitData ?? noExploitData });
  return noticesOf({ ...by, weighed, lifted: change.lifted ?? [] });
}
const codes = (waivers: readonly Waiver[], change: Partial<Noticed> = {}) =>
  notices(waivers, change).map(({ code }) => code);

// It is 2026-06-01T12:00:00Z; 30 days before the end a waiver is reported.
test.each([
  ["in use and far from its end", { expires: "2026-07-05" }, []],
  ["at the edge of 30 days", { expires: "2026-07-02" }, []],
  ["within 30 days", { expires: "2026-07-01" }, ["waiver-ends-soon"]],
  ["that fits nothing", { rule: "bandit/B999", expires: "2026-07-05" }, ["waiver-unused"]],
  ["that fits nothing and ends", { rule: "bandit/B999" }, ["waiver-unused", "waiver-ends-soon"]],
  ["that has expired", { expires: "2026-06-01" }, ["waiver-expired"]],
  ["that has expired and fits nothing", { rule: "bandit/B999", expires: "2026-06-01" }, ["waiver-expired"]],
  ["that has not begun", { approved: "2026-06-02", rule: "bandit/B999" }, []],
  ["that is too long to apply", { approved: "2026-01-01", expires: "2026-07-05" }, []],
  ["of another workload", { workload: "shop", expires: "2026-06-01" }, []],
  ["of a deployment", { deployments: ["staging"], expires: "2026-06-01" }, []],
])("a waiver %s", (_name, change, expected) => {
  expect(codes([standardWaiver(change)])).toEqual(expected);
});

test("data that can't be read are not called missing: they block", () => {
  expect(codes([], { exploitData: undefined })).toEqual([]);
});

test("a deployment's verdict tells of its own waivers", () => {
  expect(
    codes([standardWaiver({ deployments: ["staging"], expires: "2026-06-01" })], { deployment: "staging" }),
  ).toEqual(["waiver-expired"]);
});

test("an emergency waiver is used when it lifted something", () => {
  const waiver = emergencyWaiver();
  const reason = { code: "scanner-failed", scanner: "safety", message: "m", remedy: "r" };
  expect(codes([waiver])).toEqual(["waiver-unused", "waiver-ends-soon"]);
  expect(codes([waiver], { lifted: [{ waiver, reason }] })).toEqual(["waiver-ends-soon"]);
});

test("sentences name the waiver, who answers for it and what to do", () => {
  expect(notices([standardWaiver({ expires: "2026-06-01" })])[0]?.message).toBe(
    "waiver PAY-1 (shop-team) expired on 2026-06-01: remove it from scan-config/waivers.yaml, or ask again",
  );
  const secret = ["hunter2", "secret"].join("");
  expect(notices([standardWaiver({ owner: `password=${secret}` })])[0]?.message).not.toContain(secret);
});

test.each([
  ["all data", data, 0.5, []],
  ["no data", noExploitData, undefined, ["kev-data-missing"]],
  ["no data, EPSS wanted", noExploitData, 0.5, ["kev-data-missing", "epss-data-missing"]],
  ["no EPSS, and nobody wants it", { ...data, epss: null }, undefined, []],
  ["no EPSS", { ...data, epss: null }, 0.5, ["epss-data-missing"]],
])("%s", (_name, exploitData, epssBlocksFrom, expected) => {
  const given = { ...policy, ...(epssBlocksFrom === undefined ? {} : { epssBlocksFrom }) };
  expect(codes([], { exploitData, policy: given })).toEqual(expected);
});
