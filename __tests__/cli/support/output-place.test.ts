import { symlinkSync } from "node:fs";
import { join, relative } from "node:path";
import { isSameOutput, isSpecialPlace, outputPlace } from "../../../cli/support/output-place";
import { scratchFolder } from "../../support/scratch";

test("two names of one file are the same output, whether it is there or not", () => {
  const folder = scratchFolder({ "real/there.json": "" });
  symlinkSync("real", join(folder, "linked"));
  symlinkSync("real/new.json", join(folder, "new"));
  const same = (one: string, other: string) => isSameOutput(join(folder, one), join(folder, other));
  expect(same("real/there.json", "linked/there.json")).toBe(true);
  expect(same("real/new.json", "linked/../real/new.json")).toBe(true);
  expect(same("new", "linked/new.json")).toBe(true);
  expect(same("absent/deep/a", "absent/./deep/a")).toBe(true);
  expect(isSameOutput(relative(".", join(folder, "a")), join(folder, "a"))).toBe(true);
  expect(same("real/there.json", "real/new.json")).toBe(false);
});

test("what is thrown away is no file that something else replaces, unlike standard output", () => {
  expect(isSameOutput("/dev/null", "/dev/null")).toBe(false);
  expect(isSameOutput("/dev/stdout", "/dev/fd/1")).toBe(true);
});

test("devices and names of open files are special, files and shared memory are not", () => {
  const folder = scratchFolder({ file: "" });
  expect([outputPlace("/dev/stdout"), "/dev/null", "/proc/self/fd/1", folder].map(isSpecialPlace)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect([join(folder, "file"), join(folder, "absent"), "/dev/shm/gatehouse-absent"].map(isSpecialPlace)).toEqual([
    false,
    false,
    false,
  ]);
});
