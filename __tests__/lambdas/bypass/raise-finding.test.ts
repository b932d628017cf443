import { readBypassEvent } from "../../../lambdas/bypass/bypass-event";
import { bypassFinding } from "../../../lambdas/bypass/bypass-finding";
import { FindingRefusedError, raiseFinding } from "../../../lambdas/bypass/raise-finding";
import { bypassingCalls } from "../../support/cloudtrail/bypass-calls";
import { cloudTrailEvent } from "../../support/cloudtrail/event";
import { recordingClient } from "../../support/security-hub-client";

const place = { account: "222222222222", region: "eu-central-1" };
const [call] = bypassingCalls;
if (!call) throw new Error("there is no example");
const finding = bypassFinding(readBypassEvent(cloudTrailEvent(call)), place);

test("imports the finding", async () => {
  const { client, batches } = recordingClient(() => ({ SuccessCount: 1, FailedFindings: [] }));
  await raiseFinding(client, finding, place);
  expect(batches.map(({ findings }) => findings)).toEqual([[finding]]);
});

test("fails when Security Hub refuses it, so that the event is not lost", async () => {
  const { client } = recordingClient(([sent]) => ({
    SuccessCount: 0,
    FailedFindings: [{ Id: sent?.Id ?? "", ErrorCode: "InvalidInput", ErrorMessage: "so" }],
  }));
  await expect(raiseFinding(client, finding, place)).rejects.toThrow(FindingRefusedError);
  await expect(raiseFinding(client, finding, place)).rejects.toThrow("InvalidInput so");
});

test("sends nothing that is of another account", async () => {
  const { client, batches } = recordingClient(() => ({ SuccessCount: 1, FailedFindings: [] }));
  await expect(raiseFinding(client, finding, { ...place, account: "333333333333" })).rejects.toThrow(
    "imports into 333333333333 only",
  );
  expect(batches).toEqual([]);
});
