import type { Page } from "playwright-core";
import { reportPage } from "../../cli/preview/report/page";
import { describeWithBrowser } from "../support/browser";
import { aResult, aWorkload, manyFindings } from "../support/preview-result";

const html = reportPage(aResult(aWorkload({ findings: manyFindings(60) })));

/** Texts of a column's visible cells, counted from 1. */
async function column(page: Page, number: number): Promise<readonly string[]> {
  return page.locator(`.findings tbody tr:not([hidden]) td:nth-child(${number})`).allTextContents();
}

/** Presses Tab until an element with this accessible name has the focus. */
async function tabTo(page: Page, role: "button" | "combobox" | "searchbox", name: string): Promise<void> {
  const wanted = page.getByRole(role, { name });
  for (let presses = 0; presses < 100; presses++) {
    await page.keyboard.press("Tab");
    if ((await wanted.and(page.locator(":focus")).count()) === 1) return;
  }
  throw new Error(`Tab does not lead to ${role} "${name}"`);
}

describeWithBrowser("by keyboard", (open) => {
  test("filters by severity, scanner and words together; the live region tells the number", async () => {
    const { page } = await open(html);
    const status = page.getByRole("status");
    expect(await status.textContent()).toBe("60 of 60 findings shown");
    await tabTo(page, "combobox", "Severity");
    await page.keyboard.type("HIGH");
    expect(await status.textContent()).toBe("10 of 60 findings shown");
    expect(new Set(await column(page, 1))).toEqual(new Set(["HIGH"]));
    await tabTo(page, "combobox", "Found by");
    await page.keyboard.type("safety");
    expect(new Set(await column(page, 2))).toEqual(new Set(["grype, safety, trivy"]));
    await tabTo(page, "searchbox", "Words");
    await page.keyboard.type("PLACE 15");
    expect(await status.textContent()).toBe("1 of 60 findings shown");
    expect(await column(page, 3)).toEqual(["RULE_15"]);
    await tabTo(page, "button", "Clear filters");
    await page.keyboard.press("Enter");
    expect(await status.textContent()).toBe("60 of 60 findings shown");
    expect(await page.evaluate("document.activeElement.name")).toBe("severity");
  });

  test("sorts by each column in both directions, and the heading tells which", async () => {
    const { page } = await open(html);
    const sorted = async () => {
      const [heading, ...others] = await page.locator("th[aria-sort]").all();
      expect(others).toEqual([]);
      return [await heading?.textContent(), await heading?.getAttribute("aria-sort")].join(" ");
    };
    expect(await sorted()).toBe("Severity descending");
    await tabTo(page, "button", "Where");
    await page.keyboard.press("Enter");
    expect(await sorted()).toBe("Where ascending");
    const ascending = await column(page, 4);
    expect(ascending.slice(0, 3)).toEqual([
      "src/module0/file.py:0",
      "src/module0/file.py:91",
      "src/module0/file.py:182",
    ]);
    await page.keyboard.press("Space");
    expect(await sorted()).toBe("Where descending");
    expect(await column(page, 4)).toEqual(ascending.toReversed());
    await page.getByRole("button", { name: "Severity" }).focus();
    await page.keyboard.press("Enter");
    expect((await column(page, 1))[0]).toBe("CRITICAL");
    await page.keyboard.press("Enter");
    expect((await column(page, 1))[0]).toBe("UNKNOWN");
  });

  test("a filter stays while the rows are sorted", async () => {
    const { page } = await open(html);
    await page.getByLabel("Severity").selectOption("LOW");
    await page.getByRole("button", { name: "Rule" }).click();
    expect(await column(page, 1)).toEqual(Array(10).fill("LOW"));
  });

  test("each workload has filters of its own", async () => {
    const two = aResult(
      aWorkload({ findings: manyFindings(12) }),
      aWorkload({ workload: "shop", findings: manyFindings(6) }),
    );
    const { page } = await open(reportPage(two));
    await page.getByLabel("Words").first().fill("nothing has this");
    expect(await page.getByRole("status").allTextContents()).toEqual([
      "0 of 12 findings shown",
      "6 of 6 findings shown",
    ]);
  });

  test("what has the focus is seen", async () => {
    const { page } = await open(html);
    await tabTo(page, "button", "Rule");
    const outline = "getComputedStyle(document.activeElement).outline";
    expect(await page.evaluate<string>(outline)).toMatch(/solid 3px/);
  });
});
