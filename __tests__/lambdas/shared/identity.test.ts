import fc from "fast-check";
import type { Finding, MisconfigurationFinding } from "../../../lambdas/shared/finding";
import { findingId, identityDigest, isCountedOnce } from "../../../lambdas/shared/identity";
import { codeFinding } from "../../support/example-findings";
import { anyFinding } from "../../support/findings";

const at = codeFinding;
const code = at(3);
const digest = (finding: Finding, occurrence = 1, workload = "w") => identityDigest(workload, finding, occurrence);

test("the same finding on another line, of another severity and with another text is the same", () => {
  expect(digest(at(90, { severity: "LOW", title: "other", description: "other" }))).toBe(digest(code));
});

test.each([
  ["rule", { rule: "B603" }],
  ["source", { source: "run(y)" }],
])("another %s is another finding", (_name, change) => {
  expect(digest(at(3, change))).not.toBe(digest(code));
});

test("two workloads of one account do not share findings", () => {
  expect(digest(code, 1, "a")).not.toBe(digest(code, 1, "b"));
});

test("another occurrence is another finding, of what is counted", () => {
  expect(new Set([1, 2, 3].map((occurrence) => digest(code, occurrence))).size).toBe(3);
});

test("the name of a misconfiguration is its address, where it has one", () => {
  const { source: _source, weaknesses: _weaknesses, ...common } = code;
  const named: MisconfigurationFinding = { ...common, class: "misconfiguration", resource: "shop/a", address: "x.a" };
  expect(digest({ ...named, resource: "shop/b" })).toBe(digest(named));
  expect(digest({ ...named, address: "x.b" })).not.toBe(digest(named));
  expect(digest({ ...named, scanner: "trivy" })).not.toBe(digest(named));
});

test("the ASFF Id names product, version, account and class and fits", () => {
  expect(findingId("111122223333", code, digest(code))).toMatch(/^gatehouse\/1\/111122223333\/code\/[0-9a-f]{64}$/);
});

test("property: no line number and no rating changes an identity, and occurrences count only where they should", () => {
  fc.assert(
    fc.property(anyFinding, fc.integer({ min: 1, max: 999 }), (finding, by) => {
      const moved: Finding = {
        ...finding,
        severity: "LOW",
        confidence: 1,
        location: { ...finding.location, startLine: (finding.location.startLine ?? 0) + by },
      };
      expect(digest(moved)).toBe(digest(finding));
      expect(digest(finding, 2) === digest(finding, 1)).toBe(isCountedOnce(finding));
    }),
  );
});
