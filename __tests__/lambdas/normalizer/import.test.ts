import { InvalidAccessException } from "@aws-sdk/client-securityhub";
import { batches } from "../../../lambdas/normalizer/batches";
import { importFindings, SecurityHubOffError } from "../../../lambdas/normalizer/import";
import type { AsffFinding } from "../../../lambdas/shared/asff";
import { findingBytes } from "../../../lambdas/shared/asff-check";
import { recordingClient } from "../../support/security-hub-client";

const finding = (id: number, description = "d") =>
  ({
    Id: `f-${id}`,
    AwsAccountId: "111122223333",
    Description: description,
    Resources: [{ Type: "Other", Id: "r", Partition: "aws", Region: "eu-central-1" }],
  }) as unknown as AsffFinding;
const findings = (count: number, description?: string) =>
  Array.from({ length: count }, (_, id) => finding(id, description));

test("at most 100 findings a batch, all of them, in their order", () => {
  const made = batches(findings(250));
  expect(made.map((batch) => batch.length)).toEqual([100, 100, 50]);
  expect(made.flat().map(({ Id }) => Id)).toEqual(findings(250).map(({ Id }) => Id));
});

test("at most 6 MB a batch", () => {
  const made = batches(findings(60, "x".repeat(200_000)));
  expect(made.length).toBeGreaterThan(1);
  for (const batch of made)
    expect(batch.reduce((sum, one) => sum + findingBytes(one), 0)).toBeLessThanOrEqual(6_000_000);
  expect(made.flat()).toHaveLength(60);
});

test("nothing to import is no call", async () => {
  const { client, batches: calls } = recordingClient();
  expect(await importFindings(client, [])).toEqual({ imported: 0, refused: [] });
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
