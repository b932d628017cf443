import { url } from "../../../lambdas/normalizer/remediation";

test.each([
  "https://example.com",
  "http://localhost:8080/a?b=c&d#e/f?g",
  "https://avd.aquasec.com/nvd/cve-2024-1234",
  "https://en.wikipedia.org/wiki/Foo_(bar)?q=%C3%A9,x;y='z'!*+$~@:",
  "https://xn--bcher-kva.example/",
  "http://10.0.0.5:9000/rules",
  "http://[2001:db8::1]/a",
  "https://example.com./?",
])("%s is a link", (text) => {
  expect(url(text)).toBe(text);
});

test.each([
  "https://>a",
  "https://",
  "https:///path",
  "https://?query",
  "https://a/<b>",
  "https://a/{b}",
  "https://a/b|c",
  'https://a/"b"',
  "https://a/b^c`d\\e",
  "https://a/100%",
  "https://a/%4",
  "https://a/%zz",
  "https://a/[b]",
  "https://a/b#c#d",
  "https://a:99999/",
  "https://a:port/",
  "http://999.1.1.1/",
  "https://-a.com/",
  "https://a..b/",
  "https://user:secret@example.com/",
  "https://exämple.com/",
  "javascript:alert(1)",
  "",
])("%s is no link", (text) => {
  expect(url(text)).toBeUndefined();
});

test("a long text is judged in no time", () => {
  const began = performance.now();
  for (let time = 0; time < 1000; time += 1) url(`https://${"a-".repeat(900)}`);
  expect(performance.now() - began).toBeLessThan(1000);
});
