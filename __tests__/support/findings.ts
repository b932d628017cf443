import fc from "fast-check";
import type { Finding } from "../../lambdas/shared/finding";
import { optional } from "../../lambdas/shared/json";
import { severities } from "../../lambdas/shared/severity";

/** Text as hostile as JSON can carry: lone surrogates, control characters, and longer than any limit. */
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 80 }),
  fc.string({ unit: fc.constantFrom("\ud800", "\udc00", "\u0000", " ", "𝒳", "é", '"', "\\"), maxLength: 40 }),
  fc.integer({ min: 0, max: 3000 }).map((length) => "𝒳a".repeat(length)),
);
const line = fc.option(fc.integer({ min: 1, max: 100_000 }), { nil: undefined });

const common = fc
  .record({
    rule: text,
    title: text,
    description: text,
    severity: fc.constantFrom(...severities),
    original: fc.option(text, { nil: undefined }),
    confidence: fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined }),
    url: fc.option(fc.oneof(text, fc.webUrl()), { nil: undefined }),
    file: fc.option(text, { nil: undefined }),
    start: line,
  })
  .map(({ original, confidence, url, file, start, ...rest }) => ({
    ...rest,
    ...optional("originalSeverity", original),
    ...optional("confidence", confidence),
    ...optional("url", url),
    location: { ...optional("file", file), ...optional("startLine", start) },
  }));

const vulnerable = fc.record({
  name: text,
  version: text,
  fixedInVersions: fc.array(text, { maxLength: 4 }),
});
const cvss = fc.record({
  version: fc.constantFrom("2.0", "3.1"),
  baseScore: fc.double({ min: 0, max: 10, noNaN: true }),
});

/** Any finding that a parser could give. */
export const anyFinding: fc.Arbitrary<Finding> = fc.oneof(
  fc
    .tuple(common, text, fc.array(fc.integer({ min: 1, max: 2000 }), { maxLength: 10 }))
    .map(([rest, source, weaknesses]) => ({
      ...rest,
      class: "code" as const,
      scanner: "sarif" as const,
      source,
      weaknesses,
    })),
  common.map((rest) => ({ ...rest, class: "secret" as const, scanner: "bandit" as const })),
  fc.tuple(common, text, text).map(([rest, resource, advice]) => ({
    ...rest,
    class: "misconfiguration" as const,
    scanner: "trivy" as const,
    resource,
    advice,
  })),
  fc.tuple(common, text, text).map(([rest, name, artifact]) => ({
    ...rest,
    class: "license" as const,
    scanner: "trivy" as const,
    package: name,
    artifact,
  })),
  fc
    .tuple(
      common,
      text,
      fc.array(text, { maxLength: 30 }),
      fc.tuple(text, text, text),
      fc.array(vulnerable, { maxLength: 40 }),
      fc.array(cvss),
      fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
      fc.record({ knownExploited: text, publishedAt: fc.constant("2024-01-26") }, { requiredKeys: [] }),
    )
    .map(([rest, canonicalId, aliases, [name, artifact, ecosystem], packages, ratings, epss, days]) => ({
      ...rest,
      class: "vulnerability" as const,
      scanner: "grype" as const,
      canonicalId,
      aliases,
      ecosystem,
      package: name,
      artifact,
      packages,
      cvss: ratings,
      ...optional("epss", epss),
      ...days,
    })),
  fc.tuple(common, fc.array(text, { maxLength: 3 }), text, text).map(([rest, suites, className, name]) => ({
    ...rest,
    class: "test" as const,
    scanner: "junit" as const,
    suites,
    className,
    name,
  })),
);
