import { paginateGetFindings, SecurityHubClient } from "@aws-sdk/client-securityhub";
import { productField } from "../../../lambdas/shared/asff";
import { type AccountAccess, securityHubSettings } from "../aws/account-access";

/** What Security Hub answers about a workload, against what was sent. */
export interface HubComparison {
  readonly sent: number;
  readonly answered: number;
  /** Ids that are only on one side. */
  readonly differing: readonly string[];
}

/** Asks Security Hub for every finding of the workload, page by page, and compares ids and numbers. */
export async function compareWithSecurityHub(
  access: AccountAccess,
  workload: string,
  sent: readonly string[],
): Promise<HubComparison> {
  const client = new SecurityHubClient({ ...securityHubSettings(access), retryMode: "adaptive", maxAttempts: 10 });
  const answered: string[] = [];
  try {
    const pages = paginateGetFindings(
      { client, pageSize: 100 },
      { Filters: { ProductFields: [{ Key: productField.workload, Value: workload, Comparison: "EQUALS" }] } },
    );
    for await (const { Findings = [] } of pages) answered.push(...Findings.map(({ Id = "" }) => Id));
  } finally {
    client.destroy();
  }
  const differing = [...sent.filter((id) => !answered.includes(id)), ...answered.filter((id) => !sent.includes(id))];
  return { sent: sent.length, answered: answered.length, differing };
}
