import type { Reason } from "./reason";

/** What the gate judges by was compiled from checked files; where it is odd, somebody has to look before anything passes. */

export const unreadablePolicy: Reason = {
  code: "policy-unreadable",
  message: "the gate's policy can't be read, so nothing says what may pass",
  remedy: "correct scan-config/gate-policy.yaml and apply the workload's tooling stack again",
};

export const unreadableWaivers: Reason = {
  code: "waivers-unreadable",
  message: "the gate's waivers can't be read, so nothing says which of them were agreed to",
  remedy: "correct scan-config/waivers.yaml and apply the workload's tooling stack again",
};

export const unreadableExploitData: Reason = {
  code: "exploit-data-unreadable",
  message: "the gate's data about exploited vulnerabilities can't be read, so nobody knows which of them to stop",
  remedy: "fetch them anew (gatehouse tools exploit-data) and apply the workload's tooling stack again",
};
