import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { normalizeCommand } from "../../cli/normalize";
import { scratchFolder } from "../support/scratch";

const said: string[] = [];
const run = async (...more: readonly string[]) => {
  const stderr = jest.spyOn(process.stderr, "write").mockImplementation((text) => said.push(String(text)) > 0);
  try {
    await normalizeCommand().parseAsync(
      ["--workload", "shop", "--account", "111122223333", "--region", "eu-central-1", ...more],
      { from: "user" },
    );
    return { exitCode: process.exitCode, stderr: said.splice(0).join("") };
  } finally {
    stderr.mockRestore();
    process.exitCode = undefined;
  }
};
const report = JSON.stringify({ results: [], errors: [], metrics: { _totals: { loc: 1 }, "app.py": { loc: 1 } } });

test("writes findings and summary", async () => {
  const folder = scratchFolder({ "bandit.json": report });
  const [out, summary] = [join(folder, "findings.json"), join(folder, "summary.json")];
  const { exitCode } = await run("--report", `bandit=${folder}/bandit.json`, "--out", out, "--summary", summary);
  expect(exitCode).toBe(0);
  expect(JSON.parse(readFileSync(out, "utf8"))).toEqual([]);
  expect(JSON.parse(readFileSync(summary, "utf8"))).toMatchObject({ findings: 0, merged: 0 });
});

test("findings and summary can't be one file; nothing is read before that is said", async () => {
  const folder = scratchFolder();
  const both = ["--out", join(folder, "a.json"), "--summary", join(folder, "b/../a.json")];
  const { exitCode, stderr } = await run("--report", "bandit=absent.json", ...both);
  expect(exitCode).toBe(2);
  expect(stderr).toContain("is the file of --out");
  expect(stderr).toContain("next: name another file for the summary");
  expect(readdirSync(folder)).toEqual([]);
});

test.each(["-shop", "a".repeat(129), "shop/1"])("%s is no workload's name", async (workload) => {
  const { exitCode, stderr } = await run("--workload", workload, "--report", "bandit=absent.json", "--out", "absent/x");
  expect(exitCode).toBe(2);
  expect(stderr).toContain(`--workload: expected up to 128 letters, digits, dots and hyphens`);
});
