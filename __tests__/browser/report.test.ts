import { reportPage } from "../../cli/preview/report/page";
import { describeWithBrowser } from "../support/browser";
import { aFinding, aResult, aWorkload, manyFindings } from "../support/preview-result";

const passed = {
  schemaVersion: 1 as const,
  verdict: "PASS" as const,
  workload: "payments-fixed",
  execution: "e-2",
  reasons: [],
};
const fixed = aWorkload({ workload: "payments-fixed", verdict: passed, findings: [] });
const page = reportPage(aResult(aWorkload({ findings: manyFindings(60) }), fixed));

describeWithBrowser("the page of the local run", (open) => {
  test("asks for nothing but itself and breaks none of its own rules", async () => {
    const { requests, complaints } = await open(page);
    expect(requests).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test("what is not its own is neither run nor fetched, even if it came into the page", async () => {
    const smuggled = `<script>document.title = "run"</script><img src="https://example.invalid/x.png"><p style="color: red">`;
    const opened = await open(page.replace("</main>", `${smuggled}</main>`));
    expect(await opened.page.title()).toContain("payments BLOCK");
    expect(opened.requests).toEqual([]);
    expect(opened.complaints).toHaveLength(3);
    for (const refused of ["inline script", "inline style", "the image"])
      expect(opened.complaints.join("\n")).toContain(refused);
  });

  test("shows each verdict and its first reasons with rule, place, why and fix on the first screen", async () => {
    const { page: shown } = await open(page, { viewport: { width: 1280, height: 800 } });
    const [blocked, fine] = await shown.getByRole("article").all();
    expect(await blocked?.getByRole("heading").textContent()).toBe("payments BLOCK");
    expect(await fine?.getByRole("heading").textContent()).toBe("payments-fixed PASS");
    const reason = await blocked?.getByRole("listitem").first().innerText();
    expect(reason).toMatch(
      /CRITICAL src\/module0\/file\.py:0 bandit RULE_0\n+Finding number 0 .*\n+What is wrong in place 0.*\n+Upgrade it to 2\.0\.0, or later\. https:/s,
    );
    for (const card of [blocked, fine]) {
      const box = await card?.boundingBox();
      expect(box && box.y + box.height).toBeLessThanOrEqual(800);
    }
  });

  test("without JavaScript every finding is there and no control that would do nothing", async () => {
    const { page: shown, complaints } = await open(page, { javaScriptEnabled: false });
    expect(await shown.locator(".findings tbody tr").count()).toBe(60);
    expect(await shown.locator(".controls").isVisible()).toBe(false);
    expect(await shown.getByRole("button").count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test("on paper: the verdict, every reason, every finding and what is folded, but no control", async () => {
    const { page: shown } = await open(page, { colorScheme: "dark", viewport: { width: 718, height: 1000 } });
    await shown.getByLabel("Words").fill("number 7 ");
    await shown.emulateMedia({ media: "print" });
    expect(await shown.locator(".controls").isVisible()).toBe(false);
    const rows = await shown.locator(".findings tbody tr").all();
    expect(rows).toHaveLength(60);
    for (const row of rows) expect(await row.isVisible()).toBe(true);
    expect(await shown.getByText("told at some length").first().isVisible()).toBe(true);
    expect(await shown.evaluate("getComputedStyle(document.body).backgroundColor")).toBe("rgb(255, 255, 255)");
    const what = await shown.locator(".findings tbody td:nth-child(5)").last().boundingBox();
    expect(what?.width).toBeGreaterThan(250);
    const box = await shown.locator("details").first().boundingBox();
    const summary = await shown.locator("details summary").first().boundingBox();
    expect(box?.height).toBeGreaterThan((summary?.height ?? 0) * 1.5);
  });

  test("a reason of any length leaves the next workload on the first screen", async () => {
    const word = "w".repeat(10_240);
    const long = { ...aFinding, title: word, rule: word, place: word, resource: word, remedy: word };
    const { page: shown } = await open(reportPage(aResult(aWorkload({ findings: [long] }), fixed)));
    const box = await shown.getByRole("article").first().boundingBox();
    expect(box?.height).toBeLessThan(600);
  });

  test.each([320, 360, 700, 1280])("at %i pixels the page does not scroll sideways", async (width) => {
    const word = "w".repeat(10_240);
    const hostile = {
      ...aFinding,
      title: word,
      rule: word,
      place: `${word}:1`,
      resource: word,
      url: `https://example.invalid/${word}`,
    };
    const html = reportPage(
      aResult(aWorkload({ workload: "payments", findings: [hostile, ...manyFindings(8)] }), fixed),
    );
    const { page: shown } = await open(html, { viewport: { width, height: 800 } });
    expect(await shown.evaluate("document.documentElement.scrollWidth")).toBe(width);
    expect(
      await shown.evaluate(
        "[...document.querySelectorAll('td, p')].filter((one) => one.getBoundingClientRect().right > innerWidth).length",
      ),
    ).toBe(0);
  });
});
