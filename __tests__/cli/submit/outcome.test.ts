import type { ActionRun, EndedExecution } from "../../../cli/submit/execution";
import { outcomeOf, outcomeText } from "../../../cli/submit/outcome";

const place = { account: "555555555555", workload: "payments", verdictBucket: "verdicts" };
const run = (stage: string, action: string, more: Partial<ActionRun> = {}): ActionRun => ({
  stage,
  action,
  status: "Succeeded",
  isApproval: false,
  message: "",
  variables: {},
  ...more,
});
const gate = (variables: ActionRun["variables"]) => run("Gate", "Gate", { variables });
const outcome = (status: string, actions: readonly ActionRun[], more: Partial<EndedExecution> = {}) =>
  outcomeOf({ id: "e-1", status, actions, failedConditions: [], ...more }, place);

const file = (name: string) => `s3://verdicts/verdicts/555555555555/payments/e-1/${name}.json`;

test("a success, with the gate's verdict", () => {
  const pass = outcome("Succeeded", [gate({ verdict: "PASS", reasons: "0", verdictKey: "verdicts/x" })]);
  expect(pass).toEqual({
    execution: "e-1",
    succeeded: true,
    status: "Succeeded",
    verdicts: [{ verdict: "PASS", file: file("verdict") }],
    failures: [],
  });
});

test("a BLOCK says where its reasons are, for each deployment that is judged apart", () => {
  const blocked = outcome("Failed", [gate({ verdict: "PASS", verdict_production: "BLOCK" })], {
    failedConditions: [{ stage: "Deploy-production", message: "not entered: GateSaysPass: BLOCK is not PASS" }],
  });
  expect(blocked.succeeded).toBe(false);
  expect(outcomeText(blocked, "payments").split("\n")).toEqual([
    "payments: Failed, execution e-1",
    `  gate: PASS, its reasons are in ${file("verdict")}`,
    `  gate for production: BLOCK, its reasons are in ${file("verdict-production")}`,
    "  Deploy-production: not entered: GateSaysPass: BLOCK is not PASS",
  ]);
});

test("failed actions say what they say, also nothing", () => {
  const failed = outcome("Failed", [
    run("Source", "Source"),
    run("Fingerprint", "Fingerprint", { status: "Failed", message: "the source package is no readable zip" }),
    run("Image", "Image", { status: "Failed" }),
  ]);
  expect(outcomeText(failed, "payments").split("\n")).toEqual([
    "payments: Failed, execution e-1",
    "  Fingerprint / Fingerprint: the source package is no readable zip",
    "  Image / Image: failed, and says nothing",
  ]);
});

test.each(["Stopped", "Cancelled", "Superseded"])("%s is no success", (status) => {
  expect(outcome(status, []).succeeded).toBe(false);
});

test("the gate's last answer counts: a stage can be tried again", () => {
  const again = outcome("Succeeded", [gate({ verdict: "BLOCK" }), gate({ verdict: "PASS" })]);
  expect(again.verdicts.map(({ verdict }) => verdict)).toEqual(["PASS"]);
});
