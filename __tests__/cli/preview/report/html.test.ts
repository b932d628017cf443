import { html } from "../../../../cli/preview/report/html";

test("texts are escaped, for content and for quoted attributes", () => {
  const evil = `<script>alert("x")</script>&'`;
  expect(html`<p title="${evil}">${evil}</p>`.text).toBe(
    '<p title="&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;&#39;">&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;&#39;</p>',
  );
});

test("HTML made here is not escaped again, alone or in a list", () => {
  const items = ["a<b", "c"].map((text) => html`<li>${text}</li>`);
  expect(html`<ul>${items}</ul>${html`<p>${3}</p>`}`.text).toBe("<ul><li>a&lt;b</li><li>c</li></ul><p>3</p>");
});

test("what changes the direction of a text or can't be seen is written out; line ends and other scripts stay", () => {
  expect(html`${"a\u202eb\u2066\u0007\n\tשלום"}`.text).toBe("a[U+202E]b[U+2066][U+0007]\n\tשלום");
});
