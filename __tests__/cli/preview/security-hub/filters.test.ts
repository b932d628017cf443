import { filterOf } from "../../../../cli/preview/security-hub/filters";

const finding = {
  Id: "payments/bandit/one",
  AwsAccountId: "444455556666",
  GeneratorId: "bandit/B602",
  RecordState: "ACTIVE",
  Workflow: { Status: "NEW" },
  Severity: { Label: "HIGH" },
  UpdatedAt: "2026-11-01T10:00:00Z",
  ProductFields: { "gatehouse/Workload": "payments" },
  Resources: [
    { Type: "Other", Id: "a" },
    { Type: "Container", Id: "b" },
  ],
};
const matches = (filters: object) => filterOf(filters)(finding);
const equals = (Value: string) => ({ Value, Comparison: "EQUALS" });

describe("filters", () => {
  test("without any takes everything", () => {
    expect(filterOf(undefined)(finding)).toBe(true);
  });

  test.each([
    ["Id", "payments/bandit/one"],
    ["AwsAccountId", "444455556666"],
    ["GeneratorId", "bandit/B602"],
    ["RecordState", "ACTIVE"],
    ["WorkflowStatus", "NEW"],
    ["SeverityLabel", "HIGH"],
    ["ResourceType", "Container"],
  ])("finds %s by EQUALS", (field, value) => {
    expect(matches({ [field]: [equals(value)] })).toBe(true);
    expect(matches({ [field]: [equals(`${value}x`)] })).toBe(false);
  });

  test.each([
    ["PREFIX", "payments/", true],
    ["PREFIX", "bandit", false],
    ["CONTAINS", "bandit", true],
    ["NOT_CONTAINS", "bandit", false],
    ["NOT_EQUALS", "other", true],
    ["PREFIX_NOT_EQUALS", "payments", false],
  ])("compares by %s %s", (Comparison, Value, expected) => {
    expect(matches({ Id: [{ Value, Comparison }] })).toBe(expected);
  });

  test("takes any of the values of one attribute and all attributes", () => {
    expect(matches({ SeverityLabel: [equals("LOW"), equals("HIGH")] })).toBe(true);
    expect(matches({ SeverityLabel: [equals("HIGH")], RecordState: [equals("ARCHIVED")] })).toBe(false);
  });

  test("takes all of the negative values", () => {
    const not = (Value: string) => ({ Value, Comparison: "NOT_EQUALS" });
    expect(matches({ SeverityLabel: [not("LOW"), not("HIGH")] })).toBe(false);
    expect(matches({ SeverityLabel: [not("LOW"), not("MEDIUM")] })).toBe(true);
  });

  test("reads maps by key", () => {
    const field = (Key: string, Value: string) => ({ ProductFields: [{ Key, Value, Comparison: "EQUALS" }] });
    expect(matches(field("gatehouse/Workload", "payments"))).toBe(true);
    expect(matches(field("gatehouse/Workload", "billing"))).toBe(false);
    expect(matches(field("other", "payments"))).toBe(false);
  });

  test("reads dates", () => {
    expect(matches({ UpdatedAt: [{ Start: "2026-11-01T00:00:00Z", End: "2026-11-02T00:00:00Z" }] })).toBe(true);
    expect(matches({ UpdatedAt: [{ Start: "2026-11-02T00:00:00Z", End: "2026-11-03T00:00:00Z" }] })).toBe(false);
  });

  test.each([
    ["an attribute it does not know", { MalwareName: [equals("x")] }],
    ["a comparison that does not exist", { Id: [{ Value: "x", Comparison: "LIKE" }] }],
    ["an empty value", { Id: [equals("")] }],
    ["21 values", { Id: Array.from({ length: 21 }, (_, at) => equals(String(at))) }],
    ["11 attributes", Object.fromEntries(Array.from({ length: 11 }, (_, at) => [`A${at}`, [equals("x")]]))],
  ])("refuses %s", (_, filters) => {
    expect(() => filterOf(filters)).toThrow(expect.objectContaining({ name: "InvalidInputException" }));
  });
});
