/** A waiver of the example weakness, `bandit/B602`: active, and not ending soon. */
export function waiver(change: Readonly<Record<string, unknown>> = {}) {
  const target = "finding" in change ? {} : { rule: "bandit/B602" };
  return {
    id: "PAY-2026-001",
    kind: "standard",
    workload: "payments",
    ...target,
    reason: "the command takes no input from outside",
    owner: "shop-team",
    approver: "jane@example.com",
    ticket: "SEC-1234",
    approved: "2026-05-01",
    expires: "2026-07-15",
    ...change,
  };
}

/** Safety's feed is down: active, ends within the day. */
export function emergency(change: Readonly<Record<string, unknown>> = {}) {
  return {
    id: "EMERGENCY-1",
    kind: "emergency",
    workload: "payments",
    scanner: "safety",
    reason: "the mirror of Safety's database is down",
    owner: "shop-team",
    ticket: "INC-7",
    approvers: ["jane@example.com", "omar@example.com"],
    approved: "2026-06-01T09:00:00Z",
    expires: "2026-06-01T21:00:00Z",
    ...change,
  };
}
