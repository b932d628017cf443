import { Metrics } from "@aws-lambda-powertools/metrics";
import type { EventBridgeClient, PutEventsCommandInput } from "@aws-sdk/client-eventbridge";
import { decide } from "../../../lambdas/gate/decide";
import { announce, type KeptVerdict, publish } from "../../../lambdas/gate/publish";
import type { Verdict } from "../../../lambdas/gate/verdict";

const blocked = decide({
  workload: "payments",
  expected: { execution: "e-1" },
  policyJson: "{}",
  findings: undefined,
  summaryJson: undefined,
  runs: [],
  now: new Date("2026-06-01T12:00:00Z"),
});
const kept = (change: Partial<Verdict> = {}): KeptVerdict => ({
  verdict: { ...blocked, ...change },
  key: "verdicts/v.json",
});

function bus(answer: object = { FailedEntryCount: 0, Entries: [] }) {
  const sent: PutEventsCommandInput[] = [];
  const send = async ({ input }: { input: PutEventsCommandInput }) => {
    sent.push(input);
    return answer;
  };
  return { client: { send } as unknown as EventBridgeClient, sent };
}

test("each verdict is an event that rules can tell apart", async () => {
  const { client, sent } = bus();
  const applied = [
    { id: "E-1", kind: "emergency", sha256: "x", expires: "x", findings: [], reasons: [] },
    { id: "PAY-1", kind: "standard", sha256: "x", expires: "x", findings: [], reasons: [] },
  ] as const;
  await announce(client, "111122223333", [kept({ deployment: "staging", waivers: { sha256: null, applied } })]);
  expect(sent[0]?.Entries).toMatchObject([{ Source: "gatehouse.gate", DetailType: "Gatehouse Verdict" }]);
  expect(JSON.parse(sent[0]?.Entries?.[0]?.Detail ?? "")).toEqual({
    workload: "payments",
    deployment: "staging",
    account: "111122223333",
    execution: "e-1",
    verdict: "BLOCK",
    reasons: 2,
    emergencyWaivers: ["E-1"],
    emergencyWaiverCount: 1,
    verdictKey: "verdicts/v.json",
  });
});

test("at most ten events a call", async () => {
  const { client, sent } = bus();
  await announce(client, "1", Array<KeptVerdict>(23).fill(kept()));
  expect(sent.map(({ Entries }) => Entries?.length)).toEqual([10, 10, 3]);
});

test("a bus that does not take an event fails the gate", async () => {
  const { client } = bus({
    FailedEntryCount: 1,
    Entries: [{ ErrorCode: "ThrottlingException", ErrorMessage: "slower" }],
  });
  await expect(announce(client, "1", [kept()])).rejects.toThrow(
    "EventBridge did not take 1 events about verdicts: ThrottlingException slower",
  );
});

test("verdicts are counted by workload, deployment and answer", () => {
  const lines: string[] = [];
  const written = jest.spyOn(process.stdout, "write").mockImplementation((line) => lines.push(String(line)) > 0);
  const metrics = new Metrics({ namespace: "Gatehouse", serviceName: "gate" });
  publish(metrics, kept({ waived: { ...blocked.waived, HIGH: 2, LOW: 1 } }));
  written.mockRestore();
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { Verdicts: 1, workload: "payments", deployment: "all", verdict: "BLOCK" },
    { VerdictReasons: 2, workload: "payments", deployment: "all" },
    { FindingsWaived: 3, workload: "payments", deployment: "all" },
  ]);
});
