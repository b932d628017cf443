import { spawn } from "node:child_process";
import { once } from "node:events";
import fs, { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createFile, replaceFile } from "../../../cli/support/durable-file";
import { projectRoot } from "../../../config/project-root";
import { scratchFolder } from "../../support/scratch";

afterEach(() => jest.restoreAllMocks());

test("mode and link stay, and nothing is left beside the file", () => {
  const folder = scratchFolder({ "real.yaml": "old" });
  chmodSync(join(folder, "real.yaml"), 0o640);
  symlinkSync("real.yaml", join(folder, "link.yaml"));
  replaceFile(join(folder, "link.yaml"), "old", "new");
  expect(readFileSync(join(folder, "real.yaml"), "utf8")).toBe("new");
  expect(statSync(join(folder, "real.yaml")).mode & 0o777).toBe(0o640);
  expect(lstatSync(join(folder, "link.yaml")).isSymbolicLink()).toBe(true);
  expect(readdirSync(folder).sort()).toEqual(["link.yaml", "real.yaml"]);
});

test("a read-only file stays as it is", () => {
  const folder = scratchFolder({ "a.yaml": "old" });
  const file = join(folder, "a.yaml");
  chmodSync(file, 0o444);
  expect(() => replaceFile(file, "old", "new")).toThrow("is read-only, so it stays as it is");
  expect(readFileSync(file, "utf8")).toBe("old");
  expect(readdirSync(folder)).toEqual(["a.yaml"]);
});

test("what somebody else wrote meanwhile stays", () => {
  const file = join(scratchFolder({ "a.yaml": "theirs" }), "a.yaml");
  expect(() => replaceFile(file, "old", "new")).toThrow("was changed by somebody else meanwhile");
  expect(readFileSync(file, "utf8")).toBe("theirs");
});

test.each(["openSync", "writeFileSync", "fsyncSync", "renameSync"] as const)(
  "when %s fails, the file is as it was and nothing is beside it",
  (step) => {
    const folder = scratchFolder({ "a.yaml": "old" });
    jest.spyOn(fs, step).mockImplementationOnce(() => {
      throw new Error("disk on fire");
    });
    expect(() => replaceFile(join(folder, "a.yaml"), "old", "new")).toThrow(
      `${join(folder, "a.yaml")} can't be written (disk on fire)`,
    );
    expect(readFileSync(join(folder, "a.yaml"), "utf8")).toBe("old");
    expect(readdirSync(folder)).toEqual(["a.yaml"]);
  },
);

test("the bytes are on the disk before the file has its name", () => {
  const steps: string[] = [];
  for (const step of ["fsyncSync", "renameSync"] as const) {
    const real = fs[step] as (...args: unknown[]) => void;
    jest.spyOn(fs, step).mockImplementation(((...args: unknown[]) => {
      steps.push(step);
      return real(...args);
    }) as never);
  }
  const file = join(scratchFolder({ "a.yaml": "old" }), "a.yaml");
  replaceFile(file, "old", "new");
  expect(steps).toEqual(["fsyncSync", "renameSync", "fsyncSync"]);
});

test("a new file replaces none", () => {
  const folder = scratchFolder();
  const file = join(folder, "deep/a.yaml");
  createFile(file, "one");
  expect(() => createFile(file, "two")).toThrow(`${file} is there already, and is not overwritten`);
  expect(readFileSync(file, "utf8")).toBe("one");
  expect(readdirSync(join(folder, "deep"))).toEqual(["a.yaml"]);
});

test("a command that is killed at any moment leaves the file as it was or as it is to be", async () => {
  const before = readFileSync(join(projectRoot, "config/organization.yaml"), "utf8");
  const file = join(scratchFolder({ "a.yaml": before }), "a.yaml");
  const seen = new Set<string>();
  for (const milliseconds of [20, 300, 350, 400, 450, 500, 600, 700, 30_000]) {
    writeFileSync(file, before);
    const args = ["accounts", "remove", "legacy-shop", "--write", "--config", file];
    const child = spawn(process.execPath, [join(projectRoot, "bin/gatehouse.mjs"), ...args], { stdio: "ignore" });
    const ended = once(child, "exit");
    await Promise.race([sleep(milliseconds, undefined, { ref: false }), ended]);
    child.kill("SIGKILL");
    await ended;
    seen.add(readFileSync(file, "utf8"));
  }
  const whole = before.replace(/ {2}- name: legacy-shop\n(?: {4}.*\n)+/, "");
  expect(whole.length).toBeLessThan(before.length);
  expect([...seen].sort()).toEqual([before, whole].sort());
});
