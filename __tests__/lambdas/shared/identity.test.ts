import fc from "fast-check";
import type { CodeFinding, MisconfigurationFinding } from "../../../lambdas/shared/finding";
import { findingId, identify } from "../../../lambdas/shared/identity";
import { anyFinding } from "../../support/findings";

const code: CodeFinding = {
  class: "code",
  scanner: "bandit",
  rule: "B602",
  title: "shell",
  description: "shell",
  severity: "HIGH",
  location: { file: "a.py", startLine: 3 },
  source: "run(x)",
  weaknesses: [],
};
const at = (startLine: number, more: Partial<CodeFinding> = {}): CodeFinding => ({
  ...code,
  ...more,
  location: { file: "a.py", startLine },
});
const ids = (findings: Parameters<typeof identify>[1], workload = "w") =>
  identify(workload, findings).map(({ identity }) => identity);

test("the same finding on another line, of another severity and with another text is the same", () => {
  expect(ids([at(90, { severity: "LOW", title: "other", description: "other" })])).toEqual(ids([code]));
});

test.each([
  ["rule", { rule: "B603" }],
  ["source", { source: "run(y)" }],
])("another %s is another finding", (_name, change) => {
  expect(ids([at(3, change)])).not.toEqual(ids([code]));
});

test("two workloads of one account do not share findings", () => {
  expect(ids([code], "a")).not.toEqual(ids([code], "b"));
});

test("the same code twice in a file is two findings, whatever their order and lines", () => {
  const twice = ids([at(3), at(9)]);
  expect(new Set(twice).size).toBe(2);
  expect(ids([at(109), at(103)])).toEqual(twice);
});

test("resources that Checkov gives one name stay apart", () => {
  const { source: _source, weaknesses: _weaknesses, ...common } = code;
  const wrong: MisconfigurationFinding = { ...common, class: "misconfiguration", resource: "resource.a" };
  const other = { ...wrong, location: { file: "a.py", startLine: 50 } };
  expect(new Set(ids([wrong, other])).size).toBe(2);
});

test("the ASFF Id names product, version, account and class and fits", () => {
  const [identity = ""] = ids([code]);
  expect(findingId("111122223333", identity)).toMatch(/^gatehouse\/1\/111122223333\/code\/[0-9a-f]{64}$/);
});

test("property: no line number, no order and no rating changes an identity", () => {
  fc.assert(
    fc.property(fc.array(anyFinding, { maxLength: 8 }), fc.integer({ min: 1, max: 999 }), (findings, by) => {
      const moved = findings.map((finding) => ({
        ...finding,
        severity: "LOW" as const,
        confidence: 1,
        location: { ...finding.location, startLine: (finding.location.startLine ?? 0) + by },
      }));
      expect(ids(moved.toReversed()).toSorted()).toEqual(ids(findings).toSorted());
    }),
  );
});
