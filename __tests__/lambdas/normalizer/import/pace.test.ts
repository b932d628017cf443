import { BatchImportFindingsCommand, SecurityHubClient } from "@aws-sdk/client-securityhub";
import { pace, paceCalls } from "../../../../lambdas/normalizer/import/pace";

test("at most one in the time given, the first at once", async () => {
  const turn = pace(30);
  const started = Date.now();
  const passed = await Promise.all(Array.from({ length: 5 }, () => turn().then(() => Date.now() - started)));
  expect(passed[0]).toBeLessThan(25);
  for (const [index, at] of passed.entries()) expect(at).toBeGreaterThanOrEqual(30 * index - 3);
});

test("no time is saved up", async () => {
  let now = 0;
  const turn = pace(50, () => now);
  await turn();
  now = 10_000;
  await turn();
  const started = Date.now();
  await turn();
  expect(Date.now() - started).toBeGreaterThanOrEqual(45);
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
  await client.send(new BatchImportFindingsCommand({ Findings: [] }));
  expect(at).toHaveLength(3);
  const gaps = at.slice(1).map((time, index) => time - (at[index] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(145);
});
