import { summaryJson } from "../../../../cli/preview/report/json";
import { shortcomings } from "../../../../cli/preview/report/outcome";
import { reportPage } from "../../../../cli/preview/report/page";
import { summaryText } from "../../../../cli/preview/report/summary";
import { aFinding, aResult, aWorkload } from "../../../support/preview-result";
import { constructWaiver } from "../../../support/stack-resources";

const evil = `<img src=x onerror="alert(1)">`;

const workload = aWorkload({
  verdict: {
    schemaVersion: 1,
    verdict: "BLOCK",
    workload: "payments",
    execution: "e-1",
    seconds: 1,
    reasons: [{ code: "c", message: `HIGH in ${evil}`, remedy: "mend it" }],
  },
  findings: [{ ...aFinding, title: evil }],
  pipeline: {
    execution: "e-1",
    seconds: 1,
    stages: [{ name: "Scan", status: "failed", message: evil, actions: [] }],
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
});

const result = { ...aResult(workload), notes: [evil] };

test("what reports and sources say is text on the page, wherever it stands", () => {
  const page = reportPage(result);
  expect(page).not.toContain("<img");
  expect(page.split("&lt;img src=x onerror=&quot;alert(1)&quot;&gt;").length - 1).toBeGreaterThanOrEqual(5);
});

test("the page's own style and script are the only things its policy allows", () => {
  const page = reportPage(result);
  expect(page).toMatch(
    /content="default-src &#39;none&#39;; script-src &#39;sha256-[A-Za-z0-9+/=]+&#39;; style-src &#39;sha256-[A-Za-z0-9+/=]+&#39;/,
  );
  expect(page.match(/<style>/g)).toHaveLength(1);
  expect(page.match(/<script/g)).toHaveLength(1);
  expect(page).not.toMatch(/\sstyle=/);
});

test("what is waived and what to look at is told, as text", () => {
  const verdict = {
    ...({ schemaVersion: 1, verdict: "PASS", workload: "payments", execution: "e-1" } as const),
    reasons: [],
    waived: { HIGH: 2, LOW: 1, MEDIUM: 0 },
    notices: [{ code: "waiver-expired", message: `waiver PAY-1 ${evil}` }],
  };
  const waived = aResult(aWorkload({ verdict }));
  const page = reportPage(waived);
  expect(page).toContain("1 findings, 3 of them waived");
  expect(page).toContain("<h3>To look at</h3><ul><li>waiver PAY-1 &lt;img");
  expect(summaryText(waived, "/out/report.html")).toMatch(/findings: 1 \(.*\), 3 waived\n {2}note: waiver PAY-1 /);
  expect(reportPage(aResult(aWorkload()))).not.toMatch(/To look at|waived/);
});

test("a reason that is not about the severity says what it is", () => {
  const message = "known to be exploited: LOW grype/CVE-2021-44228: log4j";
  const reasons = [{ code: "finding-known-exploited", findingId: aFinding.id, message, remedy: "mend it" }];
  const verdict = { schemaVersion: 1, verdict: "BLOCK", workload: "payments", execution: "e-1" } as const;
  expect(reportPage(aResult(aWorkload({ verdict: { ...verdict, reasons } })))).toContain(
    `<p class="what">${message}</p>`,
  );
});

test("a reason that names a finding is explained by it, another is told as it is", () => {
  const merged = {
    ...aFinding,
    detectors: ["grype", "trivy"],
    description: "forged tokens are accepted",
    remedy: "Upgrade pyjwt",
    url: "javascript:alert(1)",
  };
  const page = reportPage(aResult(aWorkload({ findings: [merged] })));
  expect(page).toContain("The gate blocked it: 1 finding blocks (1 HIGH).");
  expect(page).toContain(
    '<span class="severity HIGH">HIGH</span> <code>a.py:3</code> <span class="soft">grype, trivy <code>B101</code></span>',
  );
  expect(page).toContain('<p class="soft what">forged tokens are accepted</p>');
  expect(page).toContain('<p class="fix">Upgrade pyjwt javascript:alert(1)</p>');
  expect(page).not.toContain('href="javascript');
  expect(reportPage(result)).toContain('<p class="fix">mend it</p>');
});

test("a misconfigured construct is named where the gate's reason and the finding are told", () => {
  const traced = { ...aFinding, place: "cdk.tf.json:688", resource: "shop/receipts/Default" };
  const page = reportPage(aResult(aWorkload({ findings: [traced] })));
  expect(page).toContain("<code>cdk.tf.json:688</code> <code>shop/receipts/Default</code> <span");
  expect(page).toContain("<code>cdk.tf.json:688</code> <div><code>shop/receipts/Default</code></div></td>");
});

test("a scanner that ran and found nothing is told", () => {
  const { verdict } = aWorkload();
  const scanners = [{ scanner: "trivy", version: "0.72.0", status: "notApplicable" }];
  const page = reportPage(aResult(aWorkload({ verdict: { ...verdict, scanners } })));
  expect(page).toContain('<strong>trivy</strong> <span class="soft">0.72.0</span>');
  expect(page).toContain("nothing to scan");
  expect(page).toContain("no run manifest");
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

test("waivers of our own Terraform are listed, and one that has expired is told of", () => {
  const check = { name: "logging", stack: "state", resource: "aws_s3_bucket.logs", path: "state/logs/Default" };
  const waived = { ...check, ...constructWaiver() };
  const expired = { ...check, ...constructWaiver({ rule: "CKV_AWS_21", expires: "2026-05-30" }) };
  const result = aResult(aWorkload());
  const terraform = { ...result.terraform, waived: [waived], expired: [expired] };
  const sentence = "the waiver of CKV_AWS_21 for state/logs/Default (stacks/state/cdk.tf.json) expired on 2026-05-30";
  const page = reportPage({ ...result, terraform });
  expect(page).toContain("10 Checkov checks passed, 1 failed, 1 are excepted by a waiver.");
  expect(page).toContain(`<p>Mind: ${sentence}`);
  expect(page).toContain("<details><summary>The 2 waivers</summary>");
  expect(page).toContain('<td role="cell" data-label="Owner">platform-team</td>');
  expect(summaryText({ ...result, terraform }, "/out/report.html")).toContain(`Own Terraform: ${sentence}`);
  expect(summaryJson({ ...result, terraform }, "/out/report.html")).toMatchObject({
    terraform: { passed: 10, failed: 1, waived: 1 },
  });
  expect(reportPage(result)).not.toContain("Mind:");
});
