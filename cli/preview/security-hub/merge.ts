import type { Caller } from "./protocol";
import { type Fields, isObject } from "./shape";
import type { StoredFinding } from "./store";

/** Fields an import sets only when it creates the finding (API BatchImportFindings). */
const onlyOnCreate = ["Note", "UserDefinedFields", "VerificationState", "Workflow"];

const normalized: Readonly<Record<string, number>> = { INFORMATIONAL: 0, LOW: 1, MEDIUM: 40, HIGH: 70, CRITICAL: 90 };

function without(fields: Fields, names: Iterable<string>): Fields {
  const left = new Set(names);
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !left.has(name)));
}

function only(fields: Fields, names: Iterable<string>): Fields {
  const kept = new Set(names);
  return Object.fromEntries(Object.entries(fields).filter(([name]) => kept.has(name)));
}

/** Severity as Security Hub gives it back: with both Label and Normalized, whichever was sent. */
export function completeSeverity(severity: unknown): Fields {
  if (!isObject(severity)) return {};
  const label = typeof severity.Label === "string" ? severity.Label : labelOf(Number(severity.Normalized));
  return { ...severity, Label: label, Normalized: severity.Normalized ?? normalized[label] };
}

/** https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_Severity.html */
function labelOf(value: number): string {
  const [label] = [...Object.entries(normalized)].findLast(([, from]) => value >= from) ?? ["INFORMATIONAL"];
  return label;
}

function topLevel(finding: Fields): Fields {
  const provider = isObject(finding.FindingProviderFields) ? finding.FindingProviderFields : {};
  const copied = { ...finding, ...provider };
  return { ...copied, Severity: completeSeverity(copied.Severity) };
}

/** The workflow of a finding that comes back starts again: ARCHIVED → ACTIVE resets NOTIFIED and RESOLVED to NEW. */
function workflowAfter(known: Fields, next: Fields): unknown {
  const status = isObject(known.Workflow) ? known.Workflow.Status : "NEW";
  const returned = known.RecordState === "ARCHIVED" && next.RecordState !== "ARCHIVED";
  return returned && (status === "NOTIFIED" || status === "RESOLVED") ? { Status: "NEW" } : known.Workflow;
}

/** What the hub holds after importing `finding` over what it knew. */
export function merged(known: StoredFinding | undefined, finding: Fields, caller: Caller, now: number): StoredFinding {
  const sent = { RecordState: "ACTIVE", ...topLevel(finding) };
  const service = { Region: caller.region, ProcessedAt: new Date(now).toISOString() };
  if (!known) {
    const created = {
      ProductName: "Default",
      CompanyName: "Personal",
      Workflow: { Status: "NEW" },
      ...sent,
      ...service,
    };
    return { fields: { ...created, WorkflowState: "NEW" }, ownedByCustomer: new Set() };
  }
  const fields = {
    ...only(known.fields, [...onlyOnCreate, ...known.ownedByCustomer, "WorkflowState", "ProductName", "CompanyName"]),
    ...without(sent, [...onlyOnCreate, ...known.ownedByCustomer]),
    ...service,
    Workflow: workflowAfter(known.fields, sent),
  };
  return { fields, ownedByCustomer: known.ownedByCustomer };
}
