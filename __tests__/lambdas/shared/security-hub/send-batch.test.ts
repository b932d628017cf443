import { InvalidAccessException, InvalidInputException } from "@aws-sdk/client-securityhub";
import type { AsffFinding } from "../../../../lambdas/shared/asff";
import { SecurityHubOffError, sendBatch } from "../../../../lambdas/shared/security-hub/send-batch";
import { outgoingFindings } from "../../../support/outgoing";
import { recordingClient } from "../../../support/security-hub-client";

const place = { account: "111122223333", region: "eu-central-1" };
const failing = (sent: readonly AsffFinding[], code: string, isFailing: (id: string) => boolean) => {
  const failed = sent.filter(({ Id }) => isFailing(Id));
  return {
    SuccessCount: sent.length - failed.length,
    FailedFindings: failed.map(({ Id }) => ({ Id, ErrorCode: code, ErrorMessage: "so" })),
  };
};
const noWait = async () => {};
const idsOf = (findings: readonly { readonly finding: AsffFinding }[]) => findings.map(({ finding }) => finding.Id);

test("what is refused for what it is, is not sent again", async () => {
  const { client, batches } = recordingClient((sent) => failing(sent, "InvalidInput", (id) => id === "f-1"));
  const { taken, refused } = await sendBatch(client, outgoingFindings(3), place);
  expect(idsOf(taken)).toEqual(["f-0", "f-2"]);
  expect(refused).toMatchObject([{ outgoing: { finding: { Id: "f-1" } }, code: "InvalidInput", message: "so" }]);
  expect(batches).toHaveLength(1);
});

test("what fails for the service's sake is sent again, alone", async () => {
  let calls = 0;
  const { client, batches } = recordingClient((sent) => {
    calls += 1;
    return failing(sent, "InternalFailure", (id) => calls < 3 && id === "f-1");
  });
  const { taken, refused } = await sendBatch(client, outgoingFindings(3), place, noWait);
  expect([idsOf(taken).sort(), refused]).toEqual([["f-0", "f-1", "f-2"], []]);
  expect(batches.map(({ findings }) => findings.map(({ Id }) => Id))).toEqual([
    ["f-0", "f-1", "f-2"],
    ["f-1"],
    ["f-1"],
  ]);
});

test("and is reported when that never ends", async () => {
  const { client, batches } = recordingClient((sent) => failing(sent, "InternalFailure", () => true));
  const { taken, refused } = await sendBatch(client, outgoingFindings(1), place, noWait);
  expect([taken, refused.map(({ code }) => code), batches.length]).toEqual([[], ["InternalFailure"], 5]);
});

test.each([0, 1, 49, 99])(
  "a finding at %d that takes its batch with it is found, and all others are taken",
  async (bad) => {
    const { client, batches } = recordingClient((sent) => {
      if (sent.some(({ Id }) => Id === `f-${bad}`))
        throw new InvalidInputException({ message: "data.Findings is odd", $metadata: {} });
      return { SuccessCount: sent.length };
    });
    const { taken, refused } = await sendBatch(client, outgoingFindings(100), place);
    expect([taken.length, refused.map(({ outgoing }) => outgoing.finding.Id)]).toEqual([99, [`f-${bad}`]]);
    // Of 100, halves: 7 levels, two calls each.
    expect(batches.length).toBeLessThanOrEqual(15);
  },
);

test("fails when findings are neither taken nor refused", async () => {
  const { client } = recordingClient(() => ({ SuccessCount: 1 }));
  await expect(sendBatch(client, outgoingFindings(2), place)).rejects.toThrow(
    "took 1 and refused 0 findings of a batch of 2",
  );
});

test.each([
  [
    "with 200 and InvalidAccess",
    () => ({ SuccessCount: 0, FailedFindings: [{ Id: "f-0", ErrorCode: "InvalidAccess" }] }),
  ],
  [
    "with InvalidAccessException",
    () => {
      throw new InvalidAccessException({ message: "not subscribed", $metadata: {} });
    },
  ],
])("a hub that is off says so, where and what to do: %s", async (_name, answer) => {
  const { client } = recordingClient(answer);
  const sending = sendBatch(client, outgoingFindings(1), place);
  await expect(sending).rejects.toThrow(SecurityHubOffError);
  await expect(sending).rejects.toThrow("not enabled in account 111122223333, region eu-central-1");
});
