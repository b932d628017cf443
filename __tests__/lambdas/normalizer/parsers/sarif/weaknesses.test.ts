import { weaknessesOf } from "../../../../../lambdas/normalizer/parsers/sarif/weaknesses";

const cwe = { name: "cwe" };

test.each([
  ["tags of CodeQL", { properties: { tags: ["security", "external/cwe/cwe-079"] } }, {}, [79]],
  ["tags of Semgrep", { properties: { tags: ["CWE-95: Eval Injection", "OWASP-A03:2021"] } }, {}, [95]],
  ["a property of the rule", { properties: { cwe: ["CWE-89", "CWE-89"] } }, {}, [89]],
  ["a property of the result", {}, { properties: { cwe: "CWE-327: broken algorithm" } }, [327]],
  ["a relationship", { relationships: [{ target: { id: "328", toolComponent: cwe } }] }, {}, [328]],
  ["a taxon", {}, { taxa: [{ id: "CWE-22", toolComponent: cwe }] }, [22]],
  ["not a relationship to another taxonomy", { relationships: [{ target: { id: "5", toolComponent: {} } }] }, {}, []],
  ["nothing usable", { properties: { tags: "CWE-0", cwe: 7 }, relationships: [null, { target: 1 }] }, { taxa: {} }, []],
])("weaknesses from %s", (_name, rule, result, numbers) => {
  expect(weaknessesOf(result, rule)).toEqual(numbers);
});

test("ten at most", () => {
  const tags = Array.from({ length: 20 }, (_, index) => `CWE-${index + 1}`);
  expect(weaknessesOf({}, { properties: { tags } })).toHaveLength(10);
});
