import { importFindings } from "../../../lambdas/normalizer/import";
import { arrayEntries } from "../../../lambdas/shared/json-document/entries";
import { account, region } from "../../support/asff";
import { normalizedAll, reportInput } from "../../support/normalized";
import { fixture } from "../../support/reports";
import { clientOf, startHub } from "../../support/security-hub";

const bandit = reportInput("bandit", fixture("bandit/gen--bandit-demo.json"));
const findingsIn = async (owner: string) =>
  (await normalizedAll([bandit], { account: owner, region, now: new Date() })).findings;

test("the normalizer's import is taken whole by the strict Security Hub", async () => {
  const hub = await startHub();
  const findings = await findingsIn(account);
  const answer = await importFindings(hub.client, arrayEntries(findings));
  expect(answer).toEqual({ imported: findings.length, refused: [] });
  expect(hub.findings(account, region).map(({ Id }) => Id)).toEqual(findings.map(({ Id }) => Id));
  await hub.stop();
});

test("batches stay within what one call may hold and within the rate", async () => {
  const hub = await startHub();
  const findings = await findingsIn(account);
  const many = Array.from({ length: 450 }, (_, at) =>
    findings.map((finding) => ({ ...finding, Id: `${finding.Id}/${at}` })),
  );
  const { imported, refused } = await importFindings(hub.client, arrayEntries(many.flat()));
  expect([imported, refused]).toEqual([450 * findings.length, []]);
  expect(hub.hub.calls.filter(({ throttled }) => throttled)).toEqual([]);
  await hub.stop();
});

test("a hub that is off is an error, not an import of nothing", async () => {
  const hub = await startHub();
  hub.registerAccessKey("other", "111122223333");
  const other = clientOf(hub.url, "other");
  const findings = await findingsIn("111122223333");
  await expect(importFindings(other, arrayEntries(findings))).rejects.toMatchObject({ name: "SecurityHubOffError" });
  other.destroy();
  await hub.stop();
});
