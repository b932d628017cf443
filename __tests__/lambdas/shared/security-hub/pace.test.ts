import { BatchImportFindingsCommand, SecurityHubClient } from "@aws-sdk/client-securityhub";
import { pace, paceCalls } from "../../../../lambdas/shared/security-hub/pace";

/** A pace of 100 ms under a clock that waits at once, and how long each call had to wait. */
function paced() {
  const waits: number[] = [];
  let now = 0;
  const clock = {
    now: () => now,
    wait: async (milliseconds: number) => {
      waits.push(milliseconds);
      now += milliseconds;
    },
  };
  const passes = (milliseconds: number) => {
    now += milliseconds;
  };
  return { ...pace(100, clock), waits, passes };
}

test("at most one in the time given, the first at once", async () => {
  const { turn, waits, passes } = paced();
  await turn();
  await turn();
  passes(30);
  await turn();
  expect(waits).toEqual([100, 70]);
});

test("calls that come together wait one behind the other", async () => {
  const waits: number[] = [];
  const clock = { now: () => 0, wait: async (milliseconds: number) => void waits.push(milliseconds) };
  const { turn } = pace(100, clock);
  await Promise.all([turn(), turn(), turn()]);
  expect(waits).toEqual([100, 200]);
});

test("no time is saved up", async () => {
  const { turn, waits, passes } = paced();
  await turn();
  passes(10_000);
  await turn();
  await turn();
  expect(waits).toEqual([100]);
});

test("who is throttled waits longer, and ever less so once answered", async () => {
  const { turn, throttled, answered, waits } = paced();
  await turn();
  throttled();
  await turn();
  await turn();
  answered();
  await turn();
  await turn();
  expect(waits.map(Math.round)).toEqual([100, 150, 150, 135]);
});

test("nobody waits for longer than five seconds", async () => {
  const { turn, throttled, waits } = paced();
  for (let count = 0; count < 50; count += 1) throttled();
  await turn();
  await turn();
  expect(waits).toEqual([5_000]);
});

test("attempts that the SDK repeats wait for their turn, too", async () => {
  const at: number[] = [];
  const answer = (statusCode: number) => ({ response: { statusCode, headers: {}, body: Buffer.from("{}") } });
  const client = new SecurityHubClient({
    region: "eu-central-1",
    credentials: { accessKeyId: "key", secretAccessKey: "secret" },
    maxAttempts: 3,
    requestHandler: {
      handle: async () => {
        at.push(Date.now());
        return answer(at.length < 3 ? 503 : 200);
      },
    } as never,
  });
  paceCalls(client, 150);
  const started = Date.now();
  await client.send(new BatchImportFindingsCommand({ Findings: [] }));
  expect(at).toHaveLength(3);
  for (const [turn, time] of at.entries()) expect(time - started).toBeGreaterThanOrEqual(150 * turn - 2);
});
