import fc from "fast-check";
import { neutralised } from "../../../lambdas/shared/neutralised";

test.each([
  ["line breaks and other control characters", "a\r\nb\tc\u0000d\u007fe\u0085f", "a  b c d e f"],
  ["line and paragraph separators", "a\u2028b\u2029c", "a b c"],
  ["half characters", "a\ud800b\udc00c", "a b c"],
  ["what Unicode never assigns", "a\ufffeb\u{1ffff}c\ufdd0d", "a b c d"],
  ["colours of a terminal", "\u001b[31mred\u001b[0m \u001b[1;4mbold", "red bold"],
  ["a title for the terminal's window", "\u001b]0;owned\u0007text", "text"],
  ["a link for the terminal", "\u001b]8;;https://evil.example\u0007text\u001b]8;;\u0007", "text"],
  ["one byte that begins a terminal code", "\u009b31mred", "red"],
  ["overrides of the direction of writing", "access\u202egnp.exe\u202c", "accessgnp.exe"],
  ["isolates of the direction of writing", "if \u2066admin\u2069 \u2067user\u2069", "if admin user"],
  ["marks of the direction of writing", "a\u200eb\u200fc\u061cd", "abcd"],
  ["zero-width spaces and joiners", "pass\u200bword\u2060\ufeff\u00ad\u180e", "password"],
  ["joiners between letters of ASCII", "AK\u200dIA\u200c\ufe0fX\u200d", "AKIAX"],
  ["tags that only machines read", "a\u{e0041}\u{e0042}b", "ab"],
  ["blank letters", "a\u3164b\u115fc\uffa0d", "abcd"],
  ["a tower of marks", `e${"\u0301".repeat(500)}x`, `e${"\u0301".repeat(8)}x`],
])("%s", (_name, raw, clean) => {
  expect(neutralised(raw)).toBe(clean);
});

test.each([
  ["accents", "Zoë, é, ệ"],
  ["other scripts", "漢字 кириллица العربية עברית ไทย"],
  ["a joiner that Persian needs", "می\u200cخواهم"],
  ["emoji of several characters", "👩\u200d💻 ❤\ufe0f x \u{1f3f3}\ufe0f\u200d🌈"],
  ["HTML and Markdown, which whoever shows it escapes", '<script>alert(1)</script> [a](javascript:b) "&amp;"'],
])("%s stay", (_name, text) => {
  expect(neutralised(text)).toBe(text);
});

test("property: nothing is left that can't be seen, sent or read forwards, and twice is once", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (raw) => {
      const clean = neutralised(raw);
      expect(clean).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\u200b]/u);
      expect(clean.length).toBeLessThanOrEqual(raw.length);
      expect(Buffer.from(clean).toString()).toBe(clean);
    }),
    { numRuns: 500 },
  );
});
