import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withScratch } from "../../../cli/preview/scratch";

test("it is the temporary folder of this process and so of its children, and gone afterwards", async () => {
  const before = process.env.TMPDIR;
  const folder = await withScratch(async (scratch) => {
    expect(process.env.TMPDIR).toBe(scratch);
    writeFileSync(join(scratch, "a"), "b");
    return scratch;
  });
  expect(existsSync(folder)).toBe(false);
  expect(process.env.TMPDIR).toBe(before);
});

test("it is gone after a failure too", async () => {
  let folder = "";
  const work = withScratch(async (scratch) => {
    folder = scratch;
    throw new Error("stopped");
  });
  await expect(work).rejects.toThrow("stopped");
  expect(folder).not.toBe("");
  expect(existsSync(folder)).toBe(false);
});
