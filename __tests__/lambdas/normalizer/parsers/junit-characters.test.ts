import { allowedCharacters } from "../../../../lambdas/normalizer/parsers/junit-characters";

const allowed = (...parts: readonly string[]) => [...allowedCharacters(parts)].join("");

test.each([
  ["a zero byte", "a\u0000b"],
  ["an escape", "a\u001bb"],
  ["U+FFFE", "a\ufffeb"],
  ["U+FFFF", "a\uffffb"],
  ["half a character", "a\ud800b"],
  ["a reference to a zero byte", "a&#0;b"],
  ["a reference to an escape", "a&#x1B;b"],
  ["a reference to U+FFFE", "a&#xFFFE;b"],
  ["a reference to half a character", "a&#55296;b"],
  ["a reference behind the last character", "a&#x110000;b"],
  ["a reference with as many digits as there may be", "a&#x0000001f;b"],
])("%s becomes U+FFFD", (_name, text) => {
  expect(allowed(text)).toBe("a\ufffdb");
});

test.each([
  ["white space", "a\t\r\nb"],
  ["C1 controls, which XML 1.0 allows", "a\u0085b"],
  ["the last characters before and behind the forbidden ones", "\ud7ff\ue000\ufffd"],
  ["characters of two halves", "𝒳\u{10ffff}"],
  ["references to allowed characters", "&#9;&#x20;&#xFFFD;&#x1D4B3;&#xd7ff;&#xe000;&#x10FFFF;"],
  ["entities", "&amp;#0;&lt;"],
  ["what is no reference", "a & b &#; &#x; &#12"],
])("%s stay", (_name, text) => {
  expect(allowed(text)).toBe(text);
});

test.each(["a&#xFFFE;b", "a&#0000000001;b"])("a reference may go over the end of a part: %s", (text) => {
  for (let cut = 0; cut <= text.length; cut += 1) expect(allowed(text.slice(0, cut), text.slice(cut))).toBe("a\ufffdb");
  expect(allowed(...text)).toBe("a\ufffdb");
});

test("an ampersand that begins nothing holds nothing back for long", () => {
  expect(allowed("a &", "b".repeat(100), "\u0000")).toBe(`a &${"b".repeat(100)}\ufffd`);
  expect(allowed("a &#")).toBe("a &#");
});
