import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withScratch } from "../../../cli/preview/scratch";

test("it is the temporary folder of this process and its children, and gone afterwards", async () => {
  const before = tmpdir();
  const folder = await withScratch(async (scratch) => {
    expect(tmpdir()).toBe(scratch);
    expect(spawnSync("sh", ["-c", "echo $TMPDIR"], { encoding: "utf8" }).stdout.trim()).toBe(scratch);
    writeFileSync(join(scratch, "a"), "b");
    return scratch;
  });
  expect(existsSync(folder)).toBe(false);
  expect(tmpdir()).toBe(before);
});

test("it is gone after a failure too", async () => {
  let folder = "";
  const work = withScratch(async (scratch) => {
    folder = scratch;
    throw new Error("stopped");
  });
  await expect(work).rejects.toThrow("stopped");
  expect(existsSync(folder)).toBe(false);
});
