import type { CheckovSeverities } from "../../lambdas/shared/checkov-severity";

const none: CheckovSeverities = { schemaVersion: 1, rules: {}, reasons: {}, prefixes: {} };

/**
 * What is needed of scan-config/checkov-severity.yaml for these reports: without one of Checkov nobody waits for the file.
 * @throws CannotError with every problem of the file
 */
export async function checkovSeveritiesFor(
  reports: readonly { readonly scanner: string }[],
): Promise<CheckovSeverities> {
  if (reports.every(({ scanner }) => scanner !== "checkov")) return none;
  return (await import("./judged-files")).checkovSeverities();
}
