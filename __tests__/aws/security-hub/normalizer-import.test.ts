import { importFindings } from "../../../lambdas/normalizer/import";
import { normalize } from "../../../lambdas/normalizer/normalize";
import { account, region } from "../../support/asff";
import { checkovSeverities, fixture } from "../../support/reports";
import { clientOf, startHub } from "../../support/security-hub";

const context = { workload: "payments", account, region, scannerVersions: {}, checkovSeverities, now: new Date() };
const bandit = { scanner: "bandit" as const, file: "b.json", bytes: fixture("bandit/gen--bandit-demo.json") };

test("the normalizer's import is taken whole by the strict Security Hub", async () => {
  const hub = await startHub();
  const { findings } = normalize([bandit], context);
  const answer = await importFindings(hub.client, findings);
  expect(answer).toEqual({ imported: findings.length, refused: [] });
  expect(hub.findings(account, region).map(({ Id }) => Id)).toEqual(findings.map(({ Id }) => Id));
  await hub.stop();
});

test("batches stay within what one call may hold and within the rate", async () => {
  const hub = await startHub();
  const { findings } = normalize([bandit], context);
  const many = Array.from({ length: 450 }, (_, at) =>
    findings.map((finding) => ({ ...finding, Id: `${finding.Id}/${at}` })),
  );
  const { imported, refused } = await importFindings(hub.client, many.flat());
  expect([imported, refused]).toEqual([450 * findings.length, []]);
  expect(hub.hub.calls.filter(({ throttled }) => throttled)).toEqual([]);
  await hub.stop();
});

test("a hub that is off is an error, not an import of nothing", async () => {
  const hub = await startHub();
  hub.registerAccessKey("other", "111122223333");
  const other = clientOf(hub.url, "other");
  const { findings } = normalize([bandit], { ...context, account: "111122223333" });
  await expect(importFindings(other, findings)).rejects.toMatchObject({ name: "SecurityHubOffError" });
  other.destroy();
  await hub.stop();
});
