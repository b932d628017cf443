import { setTimeout as sleep } from "node:timers/promises";
import { importFindings } from "../../../../lambdas/normalizer/import/import-findings";
import type { Outgoing } from "../../../../lambdas/normalizer/import/outgoing";
import { outgoingFinding, outgoingFindings, streamed } from "../../../support/outgoing";
import { recordingClient } from "../../../support/security-hub-client";

const place = { account: "111122223333", region: "eu-central-1" };
const importing = async (findings: readonly Outgoing[], client = recordingClient().client, hasTime = () => true) => {
  const confirmed: string[] = [];
  const confirm = async (taken: readonly Outgoing[]) => void confirmed.push(...taken.map(({ entry }) => entry.id));
  const { refused, ...result } = await importFindings(streamed(findings), { client, place, confirm, hasTime });
  const problems = refused.map(({ outgoing, code, message }) => `${outgoing.entry.id}: ${code} ${message}`);
  return { ...result, refused: problems, confirmed };
};

test("nothing to import is no call", async () => {
  const { client, batches } = recordingClient();
  expect(await importing([], client)).toEqual({ imported: 0, refused: [], isComplete: true, confirmed: [] });
  expect(batches).toEqual([]);
});

test("every finding is sent once and confirmed once", async () => {
  const { client, batches } = recordingClient();
  const { imported, confirmed } = await importing(outgoingFindings(350), client);
  expect([imported, new Set(confirmed).size, confirmed.length]).toEqual([350, 350, 350]);
  expect(batches.map(({ findings }) => findings.length)).toEqual([100, 100, 100, 50]);
});

test("what Security Hub would refuse is not sent, and takes nothing from the others", async () => {
  const { client, batches } = recordingClient();
  const findings = [
    outgoingFinding({ Id: "f-0" }),
    outgoingFinding({ Id: "f-1", Title: "" }),
    outgoingFinding({ Id: "f-2" }),
  ];
  const { imported, refused } = await importing(findings, client);
  expect([imported, refused]).toEqual([2, ["f-1: InvalidInput Title: 0 characters, allowed 1 to 256"]]);
  expect(batches.map((call) => call.findings.map(({ Id }) => Id))).toEqual([["f-0", "f-2"]]);
});

test.each([
  [
    "another account",
    {
      AwsAccountId: "999988887777",
      ProductArn: "arn:aws:securityhub:eu-central-1:999988887777:product/999988887777/default",
    },
    "AwsAccountId: 999988887777, but this function imports into 111122223333 only",
  ],
  [
    "another region",
    { ProductArn: "arn:aws:securityhub:us-east-1:111122223333:product/111122223333/default" },
    "but here it must be arn:aws:securityhub:eu-central-1:111122223333:product/111122223333/default",
  ],
])("a finding of %s is not sent", async (_name, change, message) => {
  const { client, batches } = recordingClient();
  const { refused } = await importing([outgoingFinding({ Id: "f-0", ...change })], client);
  expect(refused).toEqual([expect.stringContaining(message)]);
  expect(batches).toEqual([]);
});

test("when time runs out, what was sent is confirmed and the rest is left", async () => {
  let batches = 0;
  const { imported, isComplete, confirmed } = await importing(outgoingFindings(500), undefined, () => {
    batches += 1;
    return batches <= 2;
  });
  expect([imported, isComplete, confirmed.length]).toEqual([200, false, 200]);
});

test("five calls at once and no more", async () => {
  let [running, most] = [0, 0];
  const send = async ({ input }: { input: { Findings: readonly unknown[] } }) => {
    running += 1;
    most = Math.max(most, running);
    await sleep(20);
    running -= 1;
    return { SuccessCount: input.Findings.length, FailedFindings: [] };
  };
  await importing(outgoingFindings(1500), { send } as never);
  expect(most).toBe(5);
});

test("an error ends the import, but not before what is on its way was confirmed", async () => {
  let calls = 0;
  const { client } = recordingClient((sent) => {
    calls += 1;
    if (calls === 2) throw new Error("no route");
    return { SuccessCount: sent.length };
  });
  const confirmed: string[] = [];
  const confirm = async (taken: readonly Outgoing[]) => {
    await sleep(10);
    confirmed.push(...taken.map(({ entry }) => entry.id));
  };
  const failing = importFindings(streamed(outgoingFindings(300)), { client, place, confirm, hasTime: () => true });
  await expect(failing).rejects.toThrow("no route");
  expect(confirmed.length % 100).toBe(0);
  expect(confirmed.length).toBeGreaterThan(0);
});
