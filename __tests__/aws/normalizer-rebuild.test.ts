import type { SecurityHubClient } from "@aws-sdk/client-securityhub";
import { importFindings } from "../../lambdas/normalizer/import/import-findings";
import type { AsffFinding } from "../../lambdas/shared/asff";
import { securityHubSettings } from "../../lambdas/shared/security-hub/client-settings";
import { paceCalls } from "../../lambdas/shared/security-hub/pace";
import { account, region } from "../support/asff";
import { normalizedAll, reportInput } from "../support/normalized";
import { outgoingFinding, streamed } from "../support/outgoing";
import { fixture } from "../support/reports";
import { clientOf, startHub } from "../support/security-hub";

const reports = [
  reportInput("bandit", fixture("bandit/gen--bandit-demo.json")),
  reportInput("safety", fixture("safety/gen--safety-check-3.8.1.json")),
  reportInput("checkov", fixture("checkov/gen--checkov-cdktf.json")),
  reportInput("junit", fixture("junit/gen--junit-pytest.xml")),
];

const findingsOf = async (workload: string, now: Date) =>
  (await normalizedAll(reports, { workload, account, region, now })).findings;

const importing = (client: SecurityHubClient, findings: readonly AsffFinding[]) =>
  importFindings(streamed(findings.map((finding) => outgoingFinding(finding))), {
    client,
    place: { account, region },
    confirm: async () => {},
    hasTime: () => true,
  });

describe("imports of several builds and workloads", () => {
  let hub: Awaited<ReturnType<typeof startHub>>;
  beforeEach(async () => {
    hub = await startHub();
  });
  afterEach(() => hub.stop());

  test("the next build updates the same findings instead of making new ones", async () => {
    await importing(hub.client, await findingsOf("payments", new Date("2026-01-01T00:00:00Z")));
    await importing(hub.client, await findingsOf("payments", new Date("2026-01-02T00:00:00Z")));
    const stored = hub.findings(account, region);
    expect(stored).toHaveLength(41);
    expect(new Set(stored.map(({ UpdatedAt }) => UpdatedAt))).toEqual(new Set(["2026-01-02T00:00:00.000Z"]));
  });

  test("throttling is waited out by the client's retries", async () => {
    const client = clientOf(hub.url, "key", securityHubSettings.maxAttempts);
    paceCalls(client, 10);
    const batches = await Promise.all(
      Array.from({ length: 45 }, (_, workload) => findingsOf(`w${workload}`, new Date())),
    );
    const results = await Promise.all(batches.map((findings) => importing(client, findings)));
    client.destroy();
    expect(results.reduce((sum, { imported }) => sum + imported, 0)).toBe(45 * 41);
    expect(hub.findings(account, region)).toHaveLength(45 * 41);
  });
});
