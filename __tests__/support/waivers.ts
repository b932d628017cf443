import type { EmergencyWaiver, StandardWaiver } from "../../lambdas/gate/waivers/waiver";

/** A waiver of `bandit/B602` for `payments`, active on 2026-06-01 (`now` of the example runs). */
export function standardWaiver(change: Partial<StandardWaiver> = {}): StandardWaiver {
  return {
    id: "PAY-1",
    kind: "standard",
    workload: "payments",
    rule: "bandit/B602",
    reason: "the command is fixed and takes no input",
    owner: "shop-team",
    approver: "jane@example.com",
    ticket: "SEC-1",
    approved: "2026-05-20",
    expires: "2026-06-10",
    ...change,
  };
}

/** Safety is down; active at the same time. */
export function emergencyWaiver(change: Partial<EmergencyWaiver> = {}): EmergencyWaiver {
  return {
    id: "EMERGENCY-1",
    kind: "emergency",
    workload: "payments",
    scanner: "safety",
    reason: "the mirror of the database can't be reached",
    owner: "shop-team",
    approvers: ["jane@example.com", "john@example.com"],
    ticket: "INC-1",
    approved: "2026-06-01T11:00:00Z",
    expires: "2026-06-01T23:00:00Z",
    ...change,
  };
}
