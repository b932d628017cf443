import type { BatchUpdateFindingsCommandInput, SecurityHubClient } from "@aws-sdk/client-securityhub";
import type { SuppressionUpdate } from "../../../lambdas/waivers/plan-updates";
import { sendUpdates } from "../../../lambdas/waivers/send-updates";
import { ledgerEntry } from "../../support/outgoing";

const updates = ["a", "b", "c"].map(
  (id): SuppressionUpdate => ({
    entry: ledgerEntry(id),
    productArn: "arn",
    status: "SUPPRESSED",
    note: "why",
    mark: "W@1",
  }),
);

/** Sends all three to a Security Hub that fails `b`, so often. */
async function sending(ErrorCode: string | undefined, times: number) {
  const calls: (string | undefined)[][] = [];
  const send = async ({ input: { FindingIdentifiers = [] } }: { input: BatchUpdateFindingsCommandInput }) => {
    calls.push(FindingIdentifiers.map(({ Id }) => Id));
    const failing = FindingIdentifiers.filter(({ Id }) => Id === "b" && calls.length <= times);
    return { UnprocessedFindings: failing.map((FindingIdentifier) => ({ FindingIdentifier, ErrorCode })) };
  };
  const { told, missing, failed } = await sendUpdates(
    { send } as unknown as SecurityHubClient,
    updates,
    async () => {},
  );
  const idsOf = (some: readonly SuppressionUpdate[]) => some.map(({ entry }) => entry.id);
  return { calls, told: idsOf(told), missing: idsOf(missing), failed };
}

test.each(["ConcurrentUpdateError", "InternalFailure"])("%s may pass: only that update is made again", async (code) => {
  expect(await sending(code, 2)).toEqual({
    calls: [["a", "b", "c"], ["b"], ["b"]],
    told: ["a", "b", "c"],
    missing: [],
    failed: [],
  });
});

test("and is reported when it never does", async () => {
  const { calls, told, failed } = await sending("InternalFailure", 9);
  expect([calls.length, told, failed]).toEqual([5, ["a", "c"], ["b: InternalFailure"]]);
});

test.each([
  ["InvalidInput", { told: ["a", "c"], missing: [], failed: ["b: InvalidInput"] }],
  ["FindingNotFound", { told: ["a", "c"], missing: ["b"], failed: [] }],
  [undefined, { told: ["a", "c"], missing: [], failed: ["b:"] }],
])("%s is not tried again", async (code, result) => {
  expect(await sending(code, 9)).toEqual({ calls: [["a", "b", "c"]], ...result });
});
