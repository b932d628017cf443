import type { SecurityHubClient } from "@aws-sdk/client-securityhub";
import { importFindings } from "../../../lambdas/normalizer/import/import-findings";
import type { AsffFinding } from "../../../lambdas/shared/asff";
import { paceCalls } from "../../../lambdas/shared/security-hub/pace";
import { account, region } from "../../support/asff";
import { normalizedAll, reportInput } from "../../support/normalized";
import { outgoingFinding, streamed } from "../../support/outgoing";
import { fixture } from "../../support/reports";
import { clientOf, startHub } from "../../support/security-hub";

const bandit = reportInput("bandit", fixture("bandit/gen--bandit-demo.json"));
const findingsIn = async (owner: string) =>
  (await normalizedAll([bandit], { account: owner, region, now: new Date() })).findings;

const importing = (client: SecurityHubClient, findings: readonly AsffFinding[], owner = account) =>
  importFindings(streamed(findings.map((finding) => outgoingFinding(finding))), {
    client,
    place: { account: owner, region },
    confirm: async () => {},
    hasTime: () => true,
  });

test("the normalizer's import is taken whole by the strict Security Hub", async () => {
  const hub = await startHub();
  const findings = await findingsIn(account);
  const answer = await importing(hub.client, findings);
  expect(answer).toEqual({ imported: findings.length, refused: [], isComplete: true });
  expect(hub.findings(account, region).map(({ Id }) => Id)).toEqual(findings.map(({ Id }) => Id));
  await hub.stop();
});

test("batches stay within what one call may hold and within the rate", async () => {
  const hub = await startHub();
  const findings = await findingsIn(account);
  const many = Array.from({ length: 450 }, (_, at) =>
    findings.map((finding) => ({ ...finding, Id: `${finding.Id}/${at}` })),
  );
  paceCalls(hub.client);
  const { imported, refused } = await importing(hub.client, many.flat());
  expect([imported, refused]).toEqual([450 * findings.length, []]);
  expect(hub.hub.calls.filter(({ throttled }) => throttled)).toEqual([]);
  await hub.stop();
});

test("a hub that is off is an error, not an import of nothing", async () => {
  const hub = await startHub();
  hub.registerAccessKey("other", "111122223333");
  const other = clientOf(hub.url, "other");
  const findings = await findingsIn("111122223333");
  await expect(importing(other, findings, "111122223333")).rejects.toMatchObject({ name: "SecurityHubOffError" });
  other.destroy();
  await hub.stop();
});
