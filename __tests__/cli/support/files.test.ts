import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { openInput, writeOutput, writeOutputFile } from "../../../cli/support/files";
import { readBytes } from "../../../lambdas/shared/bytes/byte-source";
import { scratchFolder } from "../../support/scratch";

const writers: readonly (readonly [string, (file: string) => Promise<void> | void])[] = [
  ["writeOutput", (file) => writeOutput(file, "new", "--out")],
  ["writeOutputFile", (file) => writeOutputFile(file, "--out", async (out) => void out.append("new"))],
];

describe.each(writers)("%s", (_, write) => {
  test("makes folders, and leaves nothing but the file", async () => {
    const folder = scratchFolder();
    await write(join(folder, "a/b/out.json"));
    expect(readFileSync(join(folder, "a/b/out.json"), "utf8")).toBe("new");
    expect(readdirSync(join(folder, "a/b"))).toEqual(["out.json"]);
    expect(lstatSync(join(folder, "a/b/out.json")).mode & 0o600).toBe(0o600);
  });

  test.each([
    ["of a file", { "real/out.json": "old" }],
    ["of a file that is not there yet", { "real/other": "" }],
  ])("follows a link %s", async (_name, files) => {
    const folder = scratchFolder(files);
    symlinkSync("real/out.json", join(folder, "second"));
    symlinkSync("second", join(folder, "first"));
    await write(join(folder, "first"));
    expect(readFileSync(join(folder, "real/out.json"), "utf8")).toBe("new");
    expect([readlinkSync(join(folder, "first")), readlinkSync(join(folder, "second"))]).toEqual([
      "second",
      "real/out.json",
    ]);
  });

  test("says that links lead in a circle", async () => {
    const folder = scratchFolder();
    symlinkSync("b", join(folder, "a"));
    symlinkSync("a", join(folder, "b"));
    await expect((async () => write(join(folder, "a")))()).rejects.toThrow(
      /^--out: .*\/a can't be written \((Error: )?ELOOP/,
    );
  });

  test("says that a folder is no file", async () => {
    const folder = scratchFolder();
    mkdirSync(join(folder, "a"));
    await expect((async () => write(join(folder, "a")))()).rejects.toThrow(
      /^--out: .*\/a can't be written \((Error: )?EISDIR/,
    );
    expect(readdirSync(folder)).toEqual(["a"]);
  });

  test("writes to a device", async () => {
    await write("/dev/null");
    expect(lstatSync("/dev/null").isCharacterDevice()).toBe(true);
  });
});

test("a file that is being written has another name, and the old one stays when it fails", async () => {
  const folder = scratchFolder({ "out.json": "old" });
  const failing = writeOutputFile(join(folder, "out.json"), "--out", async (out) => {
    out.append("x".repeat(3_000_000));
    expect(readdirSync(folder)).toEqual(["out.json", expect.stringMatching(/^out\.json\..*\.partial$/)]);
    throw new Error("disk on fire");
  });
  await expect(failing).rejects.toThrow("disk on fire");
  expect(readdirSync(folder)).toEqual(["out.json"]);
  expect(readFileSync(join(folder, "out.json"), "utf8")).toBe("old");
});

test("a large file is copied as a whole", async () => {
  const folder = scratchFolder();
  const text = Array.from({ length: 400_000 }, (_, index) => `line ${index}\n`).join("");
  await writeOutputFile(join(folder, "out"), "--out", async (out) => void out.append(text));
  expect(readFileSync(join(folder, "out"), "utf8") === text).toBe(true);
});

test("a pipe is copied to the disk", async () => {
  const pipe = join(scratchFolder(), "pipe");
  spawnSync("mkfifo", [pipe]);
  const writer = spawn("sh", ["-c", 'head -c 3000000 /dev/zero | tr "\\0" a > "$1"', "sh", pipe]);
  const ended = once(writer, "exit");
  const source = openInput(pipe, "--report bandit");
  expect(source.size).toBe(3_000_000);
  expect(source).not.toHaveProperty("length");
  expect(readBytes(source, 0, source.size).equals(Buffer.alloc(3_000_000, "a"))).toBe(true);
  expect(readBytes(source, 2_999_999, 10).toString()).toBe("a");
  await ended;
});

test.each(["missing", "."])("an input %s can't be read", (name) => {
  expect(() => openInput(join(scratchFolder(), name), "--report bandit")).toThrow(/^--report bandit: .* can't be read/);
});
