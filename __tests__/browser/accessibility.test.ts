import { readFileSync } from "node:fs";
import type { AxeResults } from "axe-core";
import type { BrowserContextOptions } from "playwright-core";
import { reportPage } from "../../cli/preview/report/page";
import { describeWithBrowser } from "../support/browser";
import { aResult, aWorkload, manyFindings } from "../support/preview-result";

const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const stages = (["succeeded", "failed", "refused", "notReached"] as const).map((status) => ({
  name: `Stage-${status}`,
  status,
  message: "a message",
  actions: [],
}));
const waived = [
  {
    rule: "CKV_AWS_18",
    name: "access logging",
    stack: "state",
    resource: "aws_s3_bucket.logs",
    path: "state/logs/Default",
    reason: "it is the log bucket",
    owner: "platform-team",
    expires: "2027-11-15",
  },
];
const findings = manyFindings(36);
const blocked = aWorkload({
  findings,
  pipeline: { execution: "e-1", seconds: 1, stages, variables: {} },
  unmet: ["it differs"],
});
const passed = {
  schemaVersion: 1 as const,
  verdict: "PASS" as const,
  workload: "fixed",
  execution: "e-2",
  reasons: [],
  scanners: [{ scanner: "trivy", version: "0.72.0", status: "notApplicable" }],
};
const result = aResult(blocked, aWorkload({ workload: "fixed", verdict: passed, findings: findings.slice(30) }));
const html = reportPage({ ...result, terraform: { ...result.terraform, waived, expired: waived } });

const wide = { viewport: { width: 1280, height: 800 } };
const narrow = { viewport: { width: 360, height: 780 } };

describeWithBrowser("axe-core has nothing to say", (open) => {
  test.each<[string, BrowserContextOptions]>([
    ["light", { ...wide, colorScheme: "light" }],
    ["dark", { ...wide, colorScheme: "dark" }],
    ["narrow", { ...narrow, colorScheme: "light" }],
    ["narrow and dark", { ...narrow, colorScheme: "dark" }],
  ])("%s", async (_, options) => {
    // The page's policy lets in no foreign script, so axe comes in by the debugging protocol.
    const { page } = await open(html, options);
    await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
    await page.evaluate(axe);
    const { violations, passes } = await page.evaluate<AxeResults>("axe.run()");
    expect(violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes[0]?.html}`)).toEqual([]);
    expect(passes.map(({ id }) => id)).toEqual(expect.arrayContaining(["color-contrast", "label", "select-name"]));
  });

  test("what is laid out as a grid is still a table to assistive technology", async () => {
    for (const options of [wide, narrow]) {
      const { page } = await open(html, options);
      const table = page.getByRole("table", { name: "Findings of payments" });
      expect(await table.getByRole("columnheader").count()).toBe(5);
      expect(await table.getByRole("row").count()).toBe(37);
      expect(await table.getByRole("cell").count()).toBe(36 * 5);
    }
  });
});
