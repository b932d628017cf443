import { reportPage } from "../../cli/preview/report/page";
import { describeWithBrowser } from "../support/browser";
import { aFinding, aResult, aWorkload } from "../support/preview-result";

const hostile = [
  `</script><script>document.title = "run"</script>`,
  `</style><style>* { display: none }</style>`,
  `<img src=x onerror="document.title = 'run'">`,
  `" onmouseover="document.title = 'run'" x="`,
  `--><svg onload=alert(1)>`,
  `&lt;b&gt; &amp;`,
  "w".repeat(10_240),
];

describeWithBrowser("hostile texts stay texts", (open) => {
  test.each(hostile)("%.60s", async (text) => {
    const finding = {
      ...aFinding,
      scanner: text,
      detectors: [text],
      rule: text,
      title: text,
      description: `why ${text}`,
      remedy: text,
      url: text,
      place: text,
      resource: text,
    };
    const workload = aWorkload({ findings: [finding] });
    const { page, requests, complaints } = await open(reportPage({ ...aResult(workload), notes: [text] }));
    expect(await page.title()).toBe("Gatehouse: payments BLOCK");
    expect(complaints).toEqual([]);
    expect(requests).toEqual([]);
    const cells = await page.locator(".findings tbody td").allTextContents();
    expect(cells.slice(1, 4)).toEqual([text, text, `${text} ${text}`]);
    expect(await page.locator("#notes + ul").textContent()).toBe(text);
    expect(await page.locator("script, style, img, svg").count()).toBe(2);
  });

  test("a filter takes a scanner's name as it is", async () => {
    const findings = [aFinding, { ...aFinding, detectors: ['a"]&<b>'] }];
    const { page, complaints } = await open(reportPage(aResult(aWorkload({ findings }))));
    await page.getByLabel("Found by").selectOption('a"]&<b>');
    expect(await page.getByRole("status").textContent()).toBe("1 of 2 findings shown");
    expect(complaints).toEqual([]);
  });

  test("marks that turn the direction of a text are seen and turn nothing", async () => {
    const finding = { ...aFinding, title: "user \u202e gnp.exe", place: "a\u2066.py:1" };
    const { page } = await open(reportPage(aResult(aWorkload({ findings: [finding] }))));
    const row = await page.locator(".findings tbody tr").innerText();
    expect(row).toContain("user [U+202E] gnp.exe");
    expect(row).toContain("a[U+2066].py:1");
    expect(row).not.toMatch(/\p{Bidi_Control}/u);
  });

  test("an address that is no web page is no link", async () => {
    const finding = { ...aFinding, url: "javascript:document.title='run'" };
    const { page } = await open(reportPage(aResult(aWorkload({ findings: [finding] }))));
    expect(await page.locator("a:not([href^='#'])").count()).toBe(0);
  });
});
