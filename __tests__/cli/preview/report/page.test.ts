import { shortcomings } from "../../../../cli/preview/report/outcome";
import { reportPage } from "../../../../cli/preview/report/page";
import { summaryText } from "../../../../cli/preview/report/summary";

const evil = `<img src=x onerror="alert(1)">`;

const workload = {
  workload: "payments",
  account: "555555555555",
  region: "eu-central-1",
  seconds: 1,
  verdict: {
    schemaVersion: 1 as const,
    verdict: "BLOCK" as const,
    workload: "payments",
    execution: "e-1",
    reasons: [{ code: "c", message: `HIGH in ${evil}`, remedy: "mend it" }],
  },
  decidedBy: "gate" as const,
  findings: [
    {
      id: "1",
      scanner: "bandit",
      rule: "B101",
      severity: "HIGH",
      title: evil,
      description: "",
      remedy: "",
      place: "a.py:3",
    },
  ],
  pipeline: {
    execution: "e-1",
    stages: [{ name: "Scan", status: "failed" as const, message: evil, actions: [] }],
    variables: {},
  },
  deployments: [
    {
      stage: "Deploy",
      account: "666666666666",
      region: "eu-central-1",
      stackName: "s",
      status: null,
      outputs: { Url: evil },
    },
  ],
  hub: { sent: 1, answered: 1, differing: [] },
  unmet: undefined,
  out: "/out/payments",
};

const result = {
  terraform: { passed: 10, excepted: [], problems: [], unused: [] },
  workloads: [workload],
  notes: [evil],
  seconds: 2,
  finishedAt: "2026-11-23T00:00:00.000Z",
};

test("what reports and sources say is text on the page, wherever it stands", () => {
  const page = reportPage(result);
  expect(page).not.toContain("<img");
  expect(page.split("&lt;img src=x onerror=&quot;alert(1)&quot;&gt;").length - 1).toBeGreaterThanOrEqual(5);
});

test("the page's own style is the only thing its policy allows", () => {
  const page = reportPage(result);
  expect(page).toMatch(/content="default-src &#39;none&#39;; style-src &#39;sha256-[A-Za-z0-9+/=]+&#39;/);
  expect(page.match(/<style>/g)).toHaveLength(1);
});

test("the summary names verdict, reason with its place, what failed, and what is deployed where", () => {
  const text = summaryText(result, "/out/report.html");
  expect(text).toContain("payments: BLOCK by the gate");
  expect(text).toContain("  - HIGH in ");
  expect(text).toContain("stage Scan failed");
  expect(text).toContain("findings: 1 (bandit 1 HIGH)");
  expect(text).toContain("Deploy: not deployed (stack s in 666666666666 eu-central-1: not there)");
});

test("without --examples a BLOCK, a failed stage and a differing Security Hub are shortcomings", () => {
  expect(shortcomings(workload)).toHaveLength(2);
  const passed = { ...workload, verdict: { ...workload.verdict, verdict: "PASS" as const } };
  const calm = { ...passed, pipeline: { ...workload.pipeline, stages: [] } };
  expect(shortcomings(calm)).toEqual([]);
  expect(shortcomings({ ...calm, hub: { sent: 1, answered: 0, differing: ["1"] } })).toHaveLength(1);
});

test("with --examples only what differs from the declaration is", () => {
  expect(shortcomings({ ...workload, unmet: [] })).toEqual([]);
  expect(shortcomings({ ...workload, unmet: ["the verdict is BLOCK"] })).toEqual(["payments: the verdict is BLOCK"]);
});
