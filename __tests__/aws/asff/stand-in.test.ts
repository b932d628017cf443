import {
  type AwsSecurityFinding,
  BatchImportFindingsCommand,
  EnableSecurityHubCommand,
} from "@aws-sdk/client-securityhub";
import fc from "fast-check";
import { startSecurityHub } from "../../../cli/preview/security-hub/server";
import type { AsffFinding } from "../../../lambdas/shared/asff";
import { exampleFinding } from "../../support/asff-example";
import { anyFinding } from "../../support/findings";
import { collectedFindings, findingsFrom } from "../../support/findings-of";
import { hasCollection } from "../../support/reports";
import { clientOf } from "../../support/security-hub";

const perBatch = 100;

/** What the strict Security Hub says of findings that the SDK sends it. */
async function refusals(findings: readonly AsffFinding[]): Promise<readonly unknown[]> {
  const unlimited = { perSecond: 1e6, burst: 1e6 };
  const hub = await startSecurityHub({ rateLimits: { BatchImportFindings: unlimited } });
  hub.registerAccessKey("key", exampleFinding.AwsAccountId);
  const client = clientOf(hub.url, "key");
  const refused: unknown[] = [];
  try {
    await client.send(new EnableSecurityHubCommand({}));
    for (let from = 0; from < findings.length; from += perBatch) {
      const batch = findings.slice(from, from + perBatch) as AwsSecurityFinding[];
      const answer = await client.send(new BatchImportFindingsCommand({ Findings: batch }));
      expect((answer.SuccessCount ?? 0) + (answer.FailedCount ?? 0)).toBe(batch.length);
      refused.push(...(answer.FailedFindings ?? []));
    }
  } finally {
    client.destroy();
    await hub.stop();
  }
  return refused;
}

(hasCollection ? test : test.skip)(
  "the strict Security Hub takes every finding of all real reports (needs ../shared/fixtures)",
  async () => {
    const findings = await collectedFindings();
    expect(findings.length).toBeGreaterThan(3000);
    expect(await refusals(findings)).toEqual([]);
  },
);

test("property: the strict Security Hub takes what is made of any finding", async () => {
  const seed = Date.now();
  const findings = findingsFrom(fc.sample(anyFinding, { numRuns: 1000, seed }));
  expect({ seed, refused: await refusals([exampleFinding, ...findings]) }).toEqual({ seed, refused: [] });
});
