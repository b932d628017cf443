import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { completeFolder, type SetUp, setUpOnce } from "../../../cli/tools/set-up-once";
import { scratchFolder } from "../../support/scratch";

const isUsable = (dir: string) => existsSync(join(dir, "program"));
const make = async (dir: string) => writeFileSync(join(dir, "program"), "");
const setUp = (home: string, change: Partial<SetUp> = {}): SetUp => ({
  home,
  isUsable,
  onWait: () => {},
  make,
  ...change,
});

test("what is complete is used again", async () => {
  const home = join(scratchFolder(), "tool");
  const dir = await setUpOnce(setUp(home));
  const again = setUp(home, { make: () => Promise.reject(new Error("made twice")) });
  expect(await setUpOnce(again)).toBe(dir);
  expect(completeFolder({ home, isUsable })).toBe(dir);
});

test("a failed attempt leaves nothing, and is not complete", async () => {
  const home = join(scratchFolder(), "tool");
  const failing = setUp(home, {
    make: async (dir) => {
      await make(dir);
      throw new Error("interrupted");
    },
  });
  await expect(setUpOnce(failing)).rejects.toThrow("interrupted");
  expect(completeFolder({ home, isUsable })).toBeNull();
  expect(readdirSync(home)).toEqual([]);
});

test("what a killed process left is removed, and never taken for complete", async () => {
  const home = scratchFolder();
  mkdirSync(join(home, "set-up-killed"));
  writeFileSync(join(home, "set-up-killed", "program"), "half");
  expect(completeFolder({ home, isUsable })).toBeNull();
  await setUpOnce(setUp(home));
  expect(existsSync(join(home, "set-up-killed"))).toBe(false);
});

test("two at once make it once", async () => {
  const home = join(scratchFolder(), "tool");
  let made = 0;
  let waited = 0;
  const slow = setUp(home, {
    onWait: () => {
      waited += 1;
    },
    make: async (dir) => {
      made += 1;
      await sleep(200);
      await make(dir);
    },
  });
  const [first, second] = await Promise.all([setUpOnce(slow), setUpOnce(slow)]);
  expect([first, made, waited]).toEqual([second, 1, 1]);
});

test("one that is no longer usable is made anew", async () => {
  const home = join(scratchFolder(), "tool");
  const dir = await setUpOnce(setUp(home));
  rmSync(join(dir, "program"));
  expect(await setUpOnce(setUp(home))).not.toBe(dir);
});
