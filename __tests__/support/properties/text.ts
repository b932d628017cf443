import fc from "fast-check";

const hostile = [
  ...["\u0000", "\u001b[31m", "\ud800", "\udc00\ud800", "\u202e", "\ufeff", "\u200b", "\u2028", "\r\n\t", "\ufffe"],
  ...["__proto__", "constructor", "null", "]", "}", '"', "\\", "<![CDATA[", "&amp;", "${x}", "../..", "e\u0301"],
];

/** Text as people and attackers write it: of any characters, empty, blank, and longer than any limit. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 40, arbitrary: fc.constantFrom("shell", "Use of assert", "a:b", "x 1.2", "HIGH", "", " ", "ü", "日本語") },
  { weight: 8, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
  { weight: 12, arbitrary: fc.array(fc.constantFrom(...hostile), { maxLength: 4 }).map((parts) => parts.join("")) },
  { weight: 1, arbitrary: fc.nat({ max: 3000 }).map((length) => "𝒳a".repeat(length)) },
);

/** What parsers call a text: it holds something else than white space. */
export function isText(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "";
}

export const someText: fc.Arbitrary<string> = anyText.map((text) => (isText(text) ? text : `${text}t`));

/** A member that an entry can't do without, and now and then something else in its place. */
export const needed: fc.Arbitrary<unknown> = neededLike(someText);

export function neededLike(usual: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 15, arbitrary: usual },
    { weight: 1, arbitrary: fc.constantFrom(undefined, null, "", "  ", true, {}) },
  );
}

/** A member that may be missing, be `null`, or be no text. */
export const optionalText: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: anyText },
  { weight: 1, arbitrary: fc.constantFrom(undefined, null, 0, [], {}) },
);

/** Where something is explained: an address, something like one, or no text at all. */
export const address: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom("https://nvd.nist.gov/vuln/detail/CVE-2024-0001", "http://[::1]/", "HTTPS://A.EXAMPLE", "https://"),
  fc.constantFrom("https://>a", "https://a b/", "https://[::1", "https://a:b@c/", "//a/b", "javascript:alert(1)"),
  anyText.map((text) => `https://${text}`),
  optionalText,
);

const folder = fc.oneof(
  fc.constantFrom("src", "a.py", "app", "ü 𝒳", "%41", "x#1", "package-lock.json", "requirements.txt", "node_modules"),
  someText.map((text) => `p${Buffer.from(text).toString().replaceAll(/[\\/]/g, "_")}`),
);

/** A path below the source's root. */
export const path: fc.Arbitrary<string> = fc
  .array(folder, { minLength: 1, maxLength: 3 })
  .map((folders) => folders.join("/"));

export const line: fc.Arbitrary<number> = fc.integer({ min: 1, max: 5000 });

/** Severities in the words of all scanners, and words of none. */
export const severity: fc.Arbitrary<unknown> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom("CRITICAL", "HIGH", "medium", "Low", "UNKNOWN", "Negligible", "UNDEFINED", "error"),
  },
  { weight: 1, arbitrary: optionalText },
);

/** Ids that one or several databases give to a vulnerability; those of two families never name the same one. */
export function vulnerabilityId(family: number): fc.Arbitrary<string> {
  const number = fc.nat({ max: 5 });
  return fc.oneof(
    number.map((n) => `CVE-20${family}0-100${n}`),
    number.map((n) => `GHSA-${family}${n}aa-bbbb-cccc`),
    number.map((n) => `PYSEC-20${family}0-${n}`),
    number.map((n) => `ALAS-${family}-${n}`),
    number.map((n) => `cve-20${family}0-100${n}`),
    someText.map((text) => `${family}${text}`),
  );
}
