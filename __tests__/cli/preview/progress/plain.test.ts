import { showPlain } from "../../../../cli/preview/progress/plain";
import type { Progress } from "../../../../cli/preview/progress/progress";

function shown() {
  const lines: string[] = [];
  let now = 0;
  const show = showPlain(
    (line) => lines.push(line),
    () => {
      now += 1500;
      return now - 1500;
    },
  );
  return { lines, show };
}

test("each line has the seconds since the start and where it comes from", async () => {
  const { lines, show } = shown();
  const result = await show("Drive", async ({ each, outcome }) => {
    const drive = async ({ line }: Progress) => {
      line("Scan");
      return 7;
    };
    const results = await each([{ title: "payments", run: drive }], 1);
    outcome("all driven");
    return results;
  });
  expect(result).toEqual([7]);
  expect(lines).toEqual([
    "[   1.5 s] Drive ...",
    "[   3.0 s] Drive: payments ...",
    "[   4.5 s] Drive: payments: Scan",
    "[   6.0 s] Drive: payments: done",
    "[   7.5 s] Drive: all driven",
  ]);
});

test("the first failure is thrown, after the others have ended", async () => {
  const { lines, show } = shown();
  const failing = { title: "a", run: async () => Promise.reject(new Error("no")) };
  const slow = { title: "b", run: async () => new Promise<void>((resolve) => setTimeout(resolve, 20)) };
  await expect(show("Drive", ({ each }) => each<unknown>([failing, slow], 2))).rejects.toThrow("no");
  expect(lines.at(-1)).toMatch(/Drive: b: done$/);
  expect(lines.join("\n")).not.toContain("Drive: a: done");
});
