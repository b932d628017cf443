import { InvalidAccessException } from "@aws-sdk/client-securityhub";
import { importFindings, SecurityHubOffError } from "../../../lambdas/normalizer/import";
import type { AsffFinding } from "../../../lambdas/shared/asff";
import { arrayEntries } from "../../../lambdas/shared/json-document/entries";
import { exampleFinding } from "../../support/asff-example";
import { recordingClient } from "../../support/security-hub-client";

const finding = (id: number): AsffFinding => ({ ...exampleFinding, Id: `f-${id}` });
const findings = (count: number) => arrayEntries(Array.from({ length: count }, (_, id) => finding(id)));

test("nothing to import is no call", async () => {
  const { client, batches: calls } = recordingClient();
  expect(await importFindings(client, findings(0))).toEqual({ imported: 0, refused: [] });
  expect(calls).toEqual([]);
});

test("at most 10 calls a second", async () => {
  const { client, batches: calls } = recordingClient();
  expect(await importFindings(client, findings(350))).toEqual({ imported: 350, refused: [] });
  const gaps = calls.slice(1).map(({ at }, index) => at - (calls[index]?.at ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(95);
});

test("what Security Hub refuses is given back", async () => {
  const { client } = recordingClient((sent) => ({
    SuccessCount: sent.length - 1,
    FailedFindings: [{ Id: "f-0", ErrorCode: "InvalidInput", ErrorMessage: "title" }],
  }));
  expect(await importFindings(client, findings(2))).toEqual({
    imported: 1,
    refused: [{ id: "f-0", code: "InvalidInput", message: "title" }],
  });
});

test("what Security Hub would refuse is not sent, and takes nothing from the others", async () => {
  const { client, batches: calls } = recordingClient();
  const untitled = { ...finding(1), Title: undefined };
  expect(await importFindings(client, arrayEntries([finding(0), untitled, finding(2)]))).toEqual({
    imported: 2,
    refused: [{ id: "f-1", code: "InvalidInput", message: "Title: missing, required" }],
  });
  expect(calls.map((call) => call.findings.map(({ Id }) => Id))).toEqual([["f-0", "f-2"]]);
});

test("where nothing is valid, nothing is sent", async () => {
  const { client, batches: calls } = recordingClient();
  const { imported, refused } = await importFindings(client, arrayEntries([{ ...finding(0), Id: "" }]));
  expect([imported, refused.length, calls.length]).toEqual([0, 1, 0]);
});

test("fails when findings are neither taken nor refused", async () => {
  const { client } = recordingClient(() => ({ SuccessCount: 1 }));
  await expect(importFindings(client, findings(2))).rejects.toThrow("took 1 and refused 0 findings of a batch of 2");
});

test.each([
  ["with 200 and InvalidAccess", () => ({ SuccessCount: 0, FailedFindings: [{ ErrorCode: "InvalidAccess" }] })],
  [
    "with InvalidAccessException",
    () => {
      throw new InvalidAccessException({ message: "not subscribed", $metadata: {} });
    },
  ],
])("a hub that is off says so, where and what to do: %s", async (_name, answer) => {
  const { client } = recordingClient(answer);
  const importing = importFindings(client, findings(1));
  await expect(importing).rejects.toThrow(SecurityHubOffError);
  await expect(importing).rejects.toThrow("not enabled in account 111122223333, region eu-central-1");
});
